"""A portfolio of five thousand structures, as an annuaire has them: from its bytes to its results.

Little is known of each, and differently: its form, its date, its capital, some answers.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from bench.timing import best
from esslaw import Structure
from esslaw.facts.choices import FormeJuridique
from esslaw.portfolio import filled, read_portfolio, results
from esslaw.reports.portfolio import results_csv

ON = date(2026, 11, 22)
STRUCTURES = 5_000


def portfolio() -> tuple[str, str, str, float, str]:
    """Return the measure of a whole portfolio, and its ratio to reading it only."""
    random = Random(7)
    table = filled([structure(random) for _ in range(STRUCTURES)], "esus")
    own = best(lambda: results_csv(results(read_portfolio(table), "esus", ON)), 1)
    peer = best(lambda: read_portfolio(table), 1)
    return f"portfolio, {STRUCTURES} rows", f"{own:.1f} s", "< 5 s", own / peer, "reading it"


def structure(random: Random) -> Structure:
    """Return a structure of which a part is known."""
    return Structure(
        denomination=f"Structure {random.randrange(10**6)}",
        forme_juridique=random.choice(list(FormeJuridique)),
        date_creation=date(random.randrange(1990, 2026), 3, random.randrange(1, 29)),
        capital_social=Decimal(random.randrange(1_000, 90_000)),
        but_autre_que_partage_benefices=random.choice([True, False, None]),
        gouvernance_democratique=random.choice([True, None]),
        reconnue_utilite_publique=random.choice([True, False, None]),
    )
