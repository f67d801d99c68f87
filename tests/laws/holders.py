"""Associates of a cooperative for Hypothesis, and what is done with their capital row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from hypothesis import strategies as st

from esslaw import Movement, load_rulebook
from esslaw.facts.choices import TypeAssocie
from esslaw.rulebook.book import Rulebook

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
FEW_TYPES = [TypeAssocie.COLLECTIVITE_TERRITORIALE, TypeAssocie.SALARIE]
FEW_AMOUNTS = [Decimal(amount) for amount in (0, 1, 2, 5)]
FEW = st.fixed_dictionaries(
    {
        "type": st.sampled_from(FEW_TYPES),
        "capital": st.sampled_from(FEW_AMOUNTS[1:]),
        "categorie": st.sampled_from([None, "Fondateurs"]),
    }
)
"""Rows that often meet others of their type and of their category."""

Row = Mapping[str, Any]
Rows = Sequence[Row]


@st.composite
def plans(draw: st.DrawFn, most: int = 6) -> tuple[Rows, list[Movement]]:
    """Draw rows, some cells of which are empty, and a plan that withdraws what they may hold."""
    rows = draw(st.lists(FEW, min_size=1, max_size=most))
    left = [row["capital"] for row in rows]
    plan = []
    for _ in range(draw(st.integers(1, 4))):
        held = [place for place, amount in enumerate(left) if amount]
        if not held:
            break
        row = rows[draw(st.sampled_from(held))]
        category = draw(st.sampled_from([None, row["categorie"]]))
        source = [place for place in held if concerns(row["type"], category, rows[place])]
        amount = draw(st.integers(1, int(sum(left[place] for place in source))))
        plan.append(Movement(row["type"], -amount, category))
        for place in source:
            taken = min(left[place], Decimal(amount))
            left[place], amount = left[place] - taken, amount - int(taken)
    plan += draw(st.lists(st.builds(Movement, TYPES, st.integers(1, 5), CATEGORIES), max_size=2))
    kept = st.sampled_from([("type", "capital"), ("type", "capital"), ("type",), ("capital",), ()])
    shown = [{name: row[name] for name in (*draw(kept), "categorie")} for row in rows]
    return shown, draw(st.permutations(plan))


def concerns(name: TypeAssocie, category: str | None, row: Row) -> bool:
    """Whether a withdrawal may come from a row which is known."""
    return row["type"] is name and category in (None, row["categorie"])


def completions(rows: Rows, columns: Sequence[str] = ("type", "capital")) -> Iterator[Rows]:
    """Yield the rows once the empty cells of some columns are filled, in every way."""
    answers = {"type": FEW_TYPES, "capital": FEW_AMOUNTS}
    empty = [(rank, name) for rank, row in enumerate(rows) for name in columns if name not in row]
    for values in product(*(answers[name] for _, name in empty)):
        full = [dict(row) for row in rows]
        for (rank, name), value in zip(empty, values, strict=True):
            full[rank][name] = value
        yield full


def possible(rows: Rows, plan: Sequence[Movement]) -> bool:
    """Whether a plan withdraws no more than is held, by type and by category."""
    for name in {movement.type for movement in plan}:
        taken: Counter[str | None] = Counter()
        for movement in plan:
            if movement.type is name and movement.amount < 0:
                taken[movement.categorie] -= movement.amount
        held: Counter[str | None] = Counter()
        for row in rows:
            if row["type"] is name:
                held[row["categorie"]] += row["capital"]
        if any(taken[one] > held[one] for one in taken if one is not None):
            return False
        if sum(taken.values()) > sum(held.values()):
            return False
    return True


def by_type(rows: Rows, plan: Sequence[Movement]) -> Counter[Any]:
    """Return what each type holds once a plan is made."""
    found: Counter[Any] = Counter()
    for row in rows:
        found[row["type"]] += row["capital"]
    for movement in plan:
        found[movement.type] += movement.amount
    return found


def bounds(rows: Rows, plan: Sequence[Movement], category: str | None) -> tuple[Decimal, Decimal]:
    """Return what a category holds at least and at most once a plan is made.

    A withdrawal without category comes from any of those where its type is.
    """
    least = most = Decimal(0)
    for name in {one["type"] for one in rows} | {movement.type for movement in plan}:
        left: Counter[str | None] = Counter()
        loose = Decimal(0)
        for row in rows:
            if row["type"] is name:
                left[row["categorie"]] += row["capital"]
        for movement in plan:
            if movement.type is name and movement.amount < 0:
                if movement.categorie is None:
                    loose -= movement.amount
                else:
                    left[movement.categorie] += movement.amount
            elif movement.type is name and movement.categorie == category:
                least, most = least + movement.amount, most + movement.amount
        own, others = left[category], sum(left.values()) - left[category]
        least += own - min(own, loose)
        most += own - max(Decimal(0), loose - others)
    return least, most


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
