"""`python -m tests.agreement`: every engine against the kernel, node by node, on generated rows.

The regimes and the dates of their law share the rows; all rows are compared for every engine but
`forward`, which is asked one in 200. Exit status 1 where an engine differs, with the first case
that shows it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from time import perf_counter

from esslaw import load_rulebook
from tests.agreement.engines import available
from tests.agreement.running import Done, run, tasks

ROWS, SEED = 1_000_000, 7


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare everything; return the exit status."""
    asked = _parser().parse_args(arguments)
    regimes = asked.regime or [*load_rulebook().regimes]
    wanted = tasks(regimes, asked.rows, asked.seed, asked.dates)
    start, found, rows = perf_counter(), [], 0
    for one in run(wanted, asked.processes):
        found.append(one)
        rows += one.task.rows
        segment = one.task.segment
        say(
            f"{len(found)}/{len(wanted)} {segment.name} {segment.start}: {one.task.rows} rows in "
            f"{one.seconds:.0f} s; {rows} of {asked.rows} after {perf_counter() - start:.0f} s"
        )
    print("\n".join(table(regimes, found)))
    print(f"seed {asked.seed}, {perf_counter() - start:.0f} s")
    cases = [
        compared.first for one in found for compared in one.compared.values() if compared.first
    ]
    if cases:
        print(f"\n{cases[0]}")
    return 1 if cases else 0


def table(regimes: Sequence[str], found: Sequence[Done]) -> list[str]:
    """Return what was compared, a line for each regime and one for all."""
    names = [*dict.fromkeys(name for one in found for name in one.compared)]
    lines = [["regime", "laws", "rows", "nodes", *names, "differences"]]
    for regime in regimes:
        own = [one for one in found if one.task.segment.name == regime]
        if own:
            lines.append(_line(regime, own, names))
    lines.append(_line("all", found, names))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    made = [
        "  ".join(
            cell.rjust(width) if rank else cell.ljust(width)
            for rank, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    one, two, three = (sum(done.seen[rank] for done in found) for rank in range(3))
    total = one + two + three
    seen = f"of {total} nodes, {three} took all three values, {two} two and {one} one"
    return [*made, "An engine's column: how many answers were compared (rows × nodes).", seen]


def _line(name: str, found: Sequence[Done], engines: Sequence[str]) -> list[str]:
    nodes = [one.nodes for one in found]
    least, most = min(nodes, default=0), max(nodes, default=0)
    counted = [
        [one.compared[engine] for one in found if engine in one.compared] for engine in engines
    ]
    return [
        name,
        str(len({one.task.segment for one in found})),
        _grouped(sum(one.task.rows for one in found)),
        str(most) if least == most else f"{least}-{most}",
        *(_grouped(sum(one.answers for one in own)) for own in counted),
        _grouped(sum(one.different for own in counted for one in own)),
    ]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.agreement", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="in all (a million)")
    parser.add_argument(
        "--regime", action="append", choices=[*load_rulebook().regimes], help="this one only"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dates", type=int, help="so many laws of each regime, chosen by the seed")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    if "forward" not in available():
        parser.epilog = "durable_rules is not installed here: `forward` is not asked."
    return parser


def say(words: str) -> None:
    """Print how far the run is, apart from its results."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
