"""A plan of movements against brute force: what the table says is so whatever is not said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from esslaw import CapitalTable, InputError, Movement, capital_table
from esslaw.logic.truth import TRUE
from tests.laws.holders import (
    AMOUNTS,
    DAYS,
    KNOWN,
    MOVEMENTS,
    SOME,
    TYPES,
    Rows,
    bounds,
    by_type,
    completions,
    plans,
    possible,
    under,
)

CASES = plans() | st.tuples(st.lists(SOME, max_size=6), MOVEMENTS)
"""Rows and a plan; most plans of the second kind are refused."""
MORE = settings(max_examples=5 * settings().max_examples)


@MORE
@given(plans(most=3), DAYS)
def test_what_a_table_says_is_so_in_every_completion(
    case: tuple[Rows, list[Movement]], on: date
) -> None:
    rows, plan = case
    table = capital_table(rows, on, movements=plan)
    for full in completions(rows):
        if possible(full, plan):
            _check_sums(table, full, plan, on)
            for line in table.types:
                if line.name is not None:
                    _check_line(line, *[by_type(full, plan)[line.name]] * 2)
            for line in table.categories:
                _check_line(line, *bounds(full, plan, line.name))


def _check_line(line: Any, least: Decimal, most: Decimal) -> None:
    assert line.least <= least, line
    assert line.amount is None or least == line.amount == most, line


def _check_sums(table: CapitalTable, full: Rows, plan: list[Movement], on: date) -> None:
    held = by_type(full, plan)
    total = sum(held.values())
    public = sum(amount for name, amount in held.items() if under({"type": name}, on))
    assert table.total in (None, total)
    assert table.public in (None, public)
    if total:
        assert table.share is None or table.share * int(total) == public
        if table.respected.known:
            respected = public <= table.cap.value * total
            assert (table.respected is TRUE) is respected


@MORE
@given(plans(most=4), DAYS)
def test_those_of_unknown_type_hold_what_is_said_whatever_the_amounts(
    case: tuple[Rows, list[Movement]], on: date
) -> None:
    rows, plan = case
    line = _untyped(capital_table(rows, on, movements=plan))
    for full in completions(rows, ["capital"]) if line else ():
        try:
            later = _untyped(capital_table(full, on, movements=plan))
        except InputError:  # more is withdrawn than these amounts
            continue
        assert line.least <= later.least
        assert line.amount is None or line.amount == later.amount


def _untyped(table: CapitalTable) -> Any:
    return next((line for line in table.types if line.name is None), None)


@given(CASES, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_associates_changes_nothing(
    case: tuple[Rows, list[Movement]], on: date, random: Any
) -> None:
    rows, plan = case
    assert tabled(rows, on, plan) == tabled(random.sample(rows, len(rows)), on, plan)


@given(CASES, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_a_plan_decides_nothing(
    case: tuple[Rows, list[Movement]], on: date, random: Any
) -> None:
    rows, plan = case
    first, second = (tabled(rows, on, one) for one in (plan, random.sample(plan, len(plan))))
    assert (first is None) is (second is None)
    if first is not None:
        assert first[0] == replace(second[0], movements=first[0].movements)
        assert first[1] == second[1]


def tabled(
    rows: Rows, on: date, plan: list[Movement]
) -> tuple[CapitalTable, dict[str, int]] | None:
    """Return a table without the ranks of what is missing; None where the plan is refused."""
    table = planned(rows, on, plan)
    if table is None:
        return None
    return replace(table, missing=()), Counter(f"{c.table}.{c.column}" for c in table.missing)


def planned(rows: Rows, on: date, plan: list[Movement]) -> CapitalTable | None:
    try:
        return capital_table(rows, on, movements=plan)
    except InputError:
        return None


@given(CASES, DAYS, st.data())
def test_a_cell_more_never_changes_a_known_figure(
    case: tuple[Rows, list[Movement]], on: date, data: st.DataObject
) -> None:
    rows, plan = case
    before = planned(rows, on, plan)
    assume(before is not None and before.missing)
    cell = data.draw(
        st.sampled_from([c for c in before.missing if c.table == "associes"] or [None])
    )
    assume(cell is not None)
    answer = data.draw({"type": TYPES, "capital": AMOUNTS}[cell.column])
    fuller = [*map(dict, rows)]
    fuller[cell.row][cell.column] = answer
    after = planned(fuller, on, plan)
    assume(after is not None)  # a plan that may have been possible turns out not to be
    assert {c.path for c in after.missing if c.table == "associes"} < {
        c.path for c in before.missing
    } | {cell.path}
    for name in ("total", "public", "share", "room", "remedies"):
        known = getattr(before, name)
        assert known is None or getattr(after, name) == known, name
    assert not before.respected.known or after.respected is before.respected
    for lines, later in ((before.types, after.types), (before.categories, after.categories)):
        found = {line.name: line for line in later}
        for line in lines:
            if line.name is not None:  # those grouped apart find their place
                same = found[line.name]
                assert line.amount is None or same.amount == line.amount
                assert line.share is None or same.share == line.share
                assert same.amount is None or line.least <= same.amount
                assert line.least <= same.least


@given(st.lists(KNOWN, max_size=6), DAYS, MOVEMENTS)
def test_a_plan_is_refused_when_it_withdraws_more_than_is_held(
    rows: Rows, on: date, plan: list[Movement]
) -> None:
    table = planned(rows, on, plan)
    assert (table is not None) is possible(rows, plan)
    if table is not None:
        assert {line.name: line.amount for line in table.types} == by_type(rows, plan)
        for line in table.categories:
            least, most = bounds(rows, plan, line.name)
            assert line.amount == (least if least == most else None)
            assert line.least <= least
