"""What setting a verdict as a PDF costs: reports a second by four processes, and alone.

Each report is of a structure of another name, so that nothing of it is remembered as it was. Run
`python -m bench.reports` on a machine that does nothing else.
"""

from __future__ import annotations

import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from esslaw import examine, read_case
from esslaw.reports.pdf import pdf

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).parent.parent / "examples"
LINK = "https://exemple.fr/resultat?q=" + "eJxVjUEKwjAQRa8yZK1QN27E" * 11
CASES = (
    ("regie_de_quartier", "esus"),
    ("sas_compost", "esus"),
    ("association", "esus"),
    ("scic_plafond_depasse", "scic"),
)
WORKERS, EACH, WANTED = 4, 25, 20


def main() -> None:
    """Print what one report costs alone, and how many a second four processes set."""
    for name, regime in CASES:
        several(0, 1, ((name, regime),))
        start = time.process_time()
        size = several(1, EACH, ((name, regime),))
        each = (time.process_time() - start) / EACH
        print(f"{name:<34}{each * 1000:>8.0f} ms of processor, {size // 1000} kB")
    with get_context("spawn").Pool(WORKERS) as pool:
        pool.starmap(several, [(0, len(CASES), CASES)] * WORKERS * 2, chunksize=1)
        start = time.perf_counter()
        pool.starmap(several, [(rank, EACH, CASES) for rank in range(WORKERS * 2)], chunksize=1)
        speed = WORKERS * 2 * EACH / (time.perf_counter() - start)
    print(f"{WORKERS} processes{speed:>32.1f} PDF/s, wanted {WANTED}")


def several(rank: int, times: int, cases: tuple[tuple[str, str], ...]) -> int:
    """Set some reports, each of another name; return how large the last one is."""
    size = 0
    for number in range(times):
        name, regime = cases[number % len(cases)]
        case = read_case(EXAMPLES / f"{name}.yaml")
        known = case.changed({"denomination": f"Structure n° {rank * times + number}"})
        size = len(pdf(examine(known, regime, ON), link=LINK))
    return size


if __name__ == "__main__":
    main()
