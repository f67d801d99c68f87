"""Associates of a cooperative for Hypothesis, and what is done with their capital row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from esslaw import Movement, load_rulebook
from esslaw.facts.choices import TypeAssocie
from esslaw.rulebook.criteria import Rulebook

CENT = Decimal("0.01")
DAYS = st.sampled_from([date(2010, 6, 30), date(2014, 8, 1), date(2014, 8, 2), date(2026, 11, 22)])
TYPES = st.sampled_from(TypeAssocie)
AMOUNTS = st.integers(0, 9).map(Decimal) | st.decimals(0, 10**7, places=2, allow_nan=False)
CATEGORIES = st.sampled_from([None, "Fondateurs", "Usagers"])
KNOWN = st.fixed_dictionaries({"type": TYPES, "capital": AMOUNTS, "categorie": CATEGORIES})
SOME = st.fixed_dictionaries(
    {}, optional={"type": TYPES, "capital": AMOUNTS, "categorie": CATEGORIES}
)
CAPS = st.sampled_from([Decimal(text) for text in ("0", "0.2", "0.3333333333", "0.5", "0.75", "1")])
MOVEMENTS = st.lists(
    st.builds(
        Movement,
        TYPES,
        st.integers(-12, 12).filter(bool) | st.decimals(-(10**7), -1, places=2, allow_nan=False),
        CATEGORIES,
    ),
    max_size=4,
)

Row = Mapping[str, Any]
Rows = Sequence[Row]


@cache
def law(cap: Decimal) -> Rulebook:
    """Return the law with another figure for the cap."""
    shipped = load_rulebook()
    figure = shipped.parameters["scic.plafond_capital_public"]
    versions = tuple(replace(version, value=cap) for version in figure.versions)
    return replace(
        shipped, parameters={**shipped.parameters, figure.id: replace(figure, versions=versions)}
    )


def under(row: Row, on: date) -> bool:
    """Whether an associate is under the cap: the law read by hand."""
    names = {"collectivite_territoriale", "groupement_collectivites"}
    if on >= date(2014, 8, 2):
        names.add("etablissement_public_territorial")
    return row["type"].value in names


def sums(rows: Rows, on: date) -> tuple[Decimal, Decimal]:
    """Return what is held under the cap, and the whole, row by row."""
    public = sum((row["capital"] for row in rows if under(row, on)), Decimal(0))
    return public, sum((row["capital"] for row in rows), Decimal(0))


def subscribed(rows: Rows, amount: Decimal, name: str) -> Rows:
    return [*rows, {"type": TypeAssocie(name), "capital": amount}]


def withdrawn(rows: Rows, amount: Decimal, on: date, *, public: bool) -> Rows:
    """Return the rows once those under the cap, or the others, have withdrawn an amount."""
    after = []
    for row in rows:
        taken = min(row["capital"], amount) if under(row, on) is public else Decimal(0)
        amount -= taken
        after.append({**row, "capital": row["capital"] - taken})
    assert amount == 0, "more than is held"
    return after


def respected(rows: Rows, on: date, cap: Decimal) -> bool:
    public, total = sums(rows, on)
    return public <= cap * total
