"""Derived quantities: exact sums, unknown as soon as a part that they need is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw.facts import Associe, Exercice, Structure
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import (
    capital,
    cumul,
    dernier,
    exercices_clos,
    nombre,
    plus_annees,
    total,
)

ON = date(2020, 6, 30)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
CLOSINGS = st.lists(st.dates(date(2015, 1, 1), date(2025, 12, 31)), unique=True, max_size=7)


@st.composite
def tables(draw: st.DrawFn, amounts: Any = AMOUNTS) -> list[Exercice]:
    """Financial years that close on different days, in any order."""
    return [Exercice(date_cloture=day, benefice=draw(amounts)) for day in draw(CLOSINGS)]


def year(closing: str | None, benefice: Any = None) -> Exercice:
    return Exercice(date_cloture=closing, benefice=benefice)


@given(tables(), st.none() | st.integers(1, 8), st.randoms(use_true_random=False))
def test_the_order_of_the_table_does_not_matter(
    table: list[Exercice], last: int | None, random: Any
) -> None:
    shuffled = random.sample(table, len(table))
    assert cumul(shuffled, "benefice", ON, last) == cumul(table, "benefice", ON, last)
    assert dernier(shuffled, "benefice", ON) == dernier(table, "benefice", ON)
    assert nombre(shuffled, ON) == nombre(table, ON)
    assert exercices_clos(shuffled, ON) == exercices_clos(table, ON)


@given(tables(), st.integers(1, 8))
def test_a_sum_is_that_of_the_last_closed_years(table: list[Exercice], last: int) -> None:
    closed = sorted(
        (one for one in table if one.date_cloture <= ON), key=lambda one: one.date_cloture
    )
    assume(closed or not table)  # else nothing is known: see the test of years that close later
    assert exercices_clos(table, ON) == closed
    assert nombre(table, ON) == len(closed)
    assert cumul(table, "benefice", ON) == sum((one.benefice for one in closed), Decimal(0))
    counted = closed[-last:]
    expected = sum((one.benefice for one in counted), Decimal(0)) if len(closed) >= last else None
    assert cumul(table, "benefice", ON, last) == total(closed, "benefice", last) == expected
    assert dernier(table, "benefice", ON) == (closed[-1].benefice if closed else None)


@given(tables(st.none() | AMOUNTS), st.none() | st.integers(1, 8))
def test_a_sum_is_unknown_as_soon_as_a_part_is(table: list[Exercice], last: int | None) -> None:
    closed = exercices_clos(table, ON)
    counted = (closed or []) if last is None else (closed or [])[-last:]
    known = (
        closed is not None
        and len(counted) >= (last or 0)
        and all(one.benefice is not None for one in counted)
    )
    assert (cumul(table, "benefice", ON, last) is not None) is known


@given(tables(), st.none() | st.integers(1, 8))
def test_years_that_all_close_later_do_not_say_what_was_closed(
    table: list[Exercice], last: int | None
) -> None:
    """A table of which no year is closed says nothing of the day; an empty one says none was."""
    later = [one for one in table if one.date_cloture > ON]
    assume(later)
    assert exercices_clos(later, ON) is None
    assert nombre(later, ON) is None
    assert cumul(later, "benefice", ON, last) is None
    assert dernier(later, "benefice", ON) is None


@given(tables())
def test_a_year_without_its_closing_date_makes_all_unknown(table: list[Exercice]) -> None:
    table = [*table, year(None, 1)]
    assert exercices_clos(table, ON) is None
    assert nombre(table, ON) is None
    assert dernier(table, "benefice", ON) is None
    assert cumul(table, "benefice", ON) is None
    assert cumul(table, "benefice", ON, 1) is None


def test_an_absent_table_is_unknown_and_an_empty_one_is_known() -> None:
    assert exercices_clos(None, ON) is None
    assert nombre(None, ON) is None
    assert cumul(None, "benefice", ON) is None
    assert dernier(None, "benefice", ON) is None
    assert exercices_clos([], ON) == []
    assert nombre([], ON) == 0
    assert cumul([], "benefice", ON) == 0
    assert cumul([], "benefice", ON, 1) is None
    assert dernier([], "benefice", ON) is None


def test_a_year_is_closed_from_its_closing_day_on() -> None:
    table = [year("2020-06-30", 1)]
    assert nombre(table, ON) == 1
    assert nombre(table, ON - timedelta(1)) is None
    assert nombre([*table, year("2019-06-30", 1)], ON - timedelta(1)) == 1


def test_the_sum_of_no_year_is_zero_and_not_that_of_all() -> None:
    """`closed[-0:]` is the whole list."""
    assert cumul([year("2019-12-31", 5)], "benefice", ON, 0) == 0


def test_the_last_year_without_the_account_is_unknown() -> None:
    table = [year("2018-12-31", 5), year("2019-12-31")]
    assert dernier(table, "benefice", ON) is None
    assert dernier(table, "benefice", date(2019, 1, 1)) == 5


def test_sums_are_exact() -> None:
    table = [year(f"20{rank}-12-31", "0.10") for rank in range(10, 20)]
    assert cumul(table, "benefice", ON) == Decimal("1.00")


PUBLIC = (TypeAssocie.COLLECTIVITE_TERRITORIALE, TypeAssocie.GROUPEMENT_COLLECTIVITES)


def held(kind: str | None, amount: Any = None) -> Associe:
    return Associe(type=kind, capital=amount)


@pytest.mark.parametrize(
    ("table", "whole", "public"),
    [
        (None, None, None),
        ([], 0, 0),
        ([held("salarie", 10), held("collectivite_territoriale", 5)], 15, 5),
        (
            [held("groupement_collectivites", "0.01"), held("collectivite_territoriale", 5)],
            "5.01",
            "5.01",
        ),
        ([held("salarie"), held("collectivite_territoriale", 5)], None, 5),
        ([held("collectivite_territoriale")], None, None),
        ([held(None, 10), held("collectivite_territoriale", 5)], 15, None),
        ([held(None, 0), held("collectivite_territoriale", 5)], 5, 5),
        ([held(None), held("collectivite_territoriale", 5)], None, None),
    ],
)
def test_capital_by_type(table: list[Associe] | None, whole: Any, public: Any) -> None:
    assert capital(table) == (None if whole is None else Decimal(whole))
    assert capital(table, PUBLIC) == (None if public is None else Decimal(public))


@given(
    st.lists(
        st.builds(held, st.none() | st.sampled_from(TypeAssocie), st.none() | st.integers(0, 99)),
        max_size=5,
    ),
    st.sets(st.sampled_from(TypeAssocie), min_size=1),
)
def test_capital_is_what_every_completion_says(
    table: list[Associe], types: set[TypeAssocie]
) -> None:
    found = capital(table, types)
    low, high = (
        sum(
            (one.capital if one.capital is not None else bound)
            for one in table
            if one.type in types or (one.type is None and count_it)
        )
        for bound, count_it in [(0, False), (10**6, True)]
    )
    assert found == (Decimal(low) if low == high else None)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        ("2020-02-29", 1, "2021-02-28"),
        ("2020-02-29", 3, "2023-02-28"),
        ("2020-02-29", 4, "2024-02-29"),
        ("2020-02-29", 80, "2100-02-28"),
        ("2020-02-28", 4, "2024-02-28"),
        ("2020-12-31", 0, "2020-12-31"),
        ("2999-12-31", 100, "3099-12-31"),
    ],
)
def test_years_later(day: str, years: int, later: str) -> None:
    assert plus_annees(date.fromisoformat(day), years) == date.fromisoformat(later)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(0, 100), st.integers(0, 100))
def test_years_later_is_a_matter_of_order(day: date, fewer: int, more: int) -> None:
    assert (plus_annees(day, fewer) <= plus_annees(day, more)) is (fewer <= more)
    assert plus_annees(day, more) <= plus_annees(day + timedelta(1), more)


def test_quantities_read_what_a_structure_holds() -> None:
    facts = Structure(exercices=[{"date_cloture": "2019-12-31", "benefice": 3}])
    assert cumul(facts.exercices, "benefice", ON) == 3
