"""Values and answers for Hypothesis, drawn from the facts and from the law themselves.

Guarantees: an answer is one that a person could give to its fact; amounts, ratios and dates fall
on the thresholds and edges of the law and beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from esslaw import load_rulebook
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.logic.link import edges_of
from esslaw.rulebook.figures import value_over

FIRST, LAST = date(2014, 8, 2), date(2027, 12, 31)
CENT, LEAST_RATIO = Decimal("0.01"), Decimal("0.0000000001")
MOST_ROWS = 4

T = TypeVar("T")


def among(values: Iterable[T]) -> st.SearchStrategy[T]:
    """Return the values of a pool, simplest first; its repr, unlike `sampled_from`, is short."""
    pool = list(values)
    return st.integers(0, len(pool) - 1).map(lambda rank: pool[rank])


@cache
def days() -> st.SearchStrategy[date]:
    """Return the days on the edges of the law, beside them, and any other day it covers."""
    near = {edge + timedelta(shift) for edge in edges_of(load_rulebook()) for shift in (-1, 0, 1)}
    edges = sorted(day for day in near if FIRST <= day <= LAST)
    return among(edges) | st.dates(FIRST, LAST)


@cache
def days_of(regime: str) -> st.SearchStrategy[date]:
    """Return the days on which a regime is examined: those of all, and its own older ones."""
    covered = load_rulebook().regimes[regime].covered_from
    near = {edge + timedelta(shift) for edge in edges_of(load_rulebook()) for shift in (-1, 0, 1)}
    older = sorted(day for day in near if covered <= day < FIRST)
    return days() | among(older) if older else days()


@cache
def amounts() -> st.SearchStrategy[Decimal]:
    """Return amounts in euros: small ones that add up, and the pay caps to the cent."""
    law = load_rulebook()
    yearly = [figure for figure in law.parameters.values() if figure.monthly is not None]
    caps = {
        factor * value
        for figure in yearly
        for year in range(2013, 2028)
        if (value := value_over(figure, year, law.parameters)) is not None
        for factor in (1, 7, 10)
    }
    near = sorted({cap + shift for cap in caps for shift in (-CENT, Decimal(0), CENT)})
    small = [Decimal(n) for n in (0, 1, 20, 50, 65, 66, 67, 100, 200, 1000)]
    return among(small) | among(near)


@cache
def ratios() -> st.SearchStrategy[Decimal]:
    """Return ratios on the thresholds of the law and just beside them."""
    figures = load_rulebook().parameters.values()
    values = {v.value for figure in figures for v in figure.versions if figure.kind is Kind.RATIO}
    steps = (-LEAST_RATIO, Decimal(0), LEAST_RATIO)
    near = {value + step for value in (*values, Decimal("0.25")) for step in steps}
    near |= {Decimal(0), Decimal(1), Decimal("0.035")}
    return among(sorted(ratio for ratio in near if 0 <= ratio <= 1))


@cache
def dates() -> st.SearchStrategy[date]:
    """Return dates of creation, application or closing: leap days, ends of years, near edges."""
    leap = [date(year, 2, day) for year in (2012, 2016, 2020, 2024) for day in (28, 29)]
    ends = [date(year, 12, 31) for year in range(2010, 2028)]
    return among(leap + ends) | days()


def answers(fact: Fact) -> st.SearchStrategy[Any]:
    """Return admissible answers to a fact, never an absent one."""
    match fact.kind:
        case Kind.FLAG:
            return st.booleans()
        case Kind.MONEY:
            return amounts()
        case Kind.RATIO:
            return ratios()
        case Kind.DATE:
            return dates()
        case Kind.YEAR:
            return st.integers(2012, 2028)
        case Kind.YEARS:
            return st.integers(1, 6)
        case Kind.NUMBER:
            return st.integers(0, 300)
        case Kind.CHOICE:
            return among(choices(fact))
        case Kind.CHOICES:
            return st.lists(among(choices(fact)), unique=True)
        case Kind.ROWS:
            return st.lists(rows(fact), max_size=MOST_ROWS, unique_by=_closing)
        case _:
            return among(["Atelier du Canal", "12"])


def choices(fact: Fact) -> list[str]:
    """Return the values of a closed list."""
    assert fact.choices is not None
    return [str(choice.value) for choice in fact.choices]


def rows(table: Fact) -> st.SearchStrategy[dict[str, Any]]:
    """Return a row of a table: mostly full, so that its sums are sometimes known."""
    full = {name: answers(column) for name, column in table.columns.items()}
    some = st.fixed_dictionaries({}, optional=full)
    return (st.fixed_dictionaries(full) | some).map(plausible)


def _closing(row: Mapping[str, Any]) -> Any:
    return row.get("date_cloture", id(row))


def plausible(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose part is not larger than its whole."""
    part, whole = row.get("charges_utilite_sociale"), row.get("charges_exploitation")
    if part is None or whole is None or part <= whole:
        return dict(row)
    return {**row, "charges_utilite_sociale": whole, "charges_exploitation": part}
