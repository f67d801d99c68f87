"""The rows whose facts contradict one another are those that the models refuse, and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esslaw import InputError, read_case
from esslaw.engines.table import Column
from esslaw.facts.moving import LONGEST_YEAR
from esslaw.facts.quantities import plus_annees
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.tables.coherence import Check, checks, related_facts
from esslaw.tables.preparing import PROBLEM, prepare
from tests.strategies import kind_of, written
from tests.tables.frames import column, typed

READ = {
    "esus": column("forme_juridique"),
    "intervention": column("collectivite.type"),
}
"""A column that rules read, so that a table is one of structures, or one of interventions."""
BEGAN = date(2024, 2, 29)
NEAR = [
    edge + timedelta(shift)
    for edge in (BEGAN, plus_annees(BEGAN, LONGEST_YEAR), date(2999, 12, 31))
    for shift in (-1, 0, *([1] if edge.year < 2999 else []))
]
VALUES: Mapping[Kind, Sequence[Any]] = {
    Kind.MONEY: [Decimal(1), Decimal("1.01"), Decimal(2)],
    Kind.RATIO: [Decimal(0), Decimal("0.4"), Decimal("0.6"), Decimal("0.6000000001"), Decimal(1)],
    Kind.DATE: NEAR,
}


def columns_of(kind: str) -> dict[str, Column]:
    related = related_facts([READ[kind].name])
    flat = (name for name in related if fact_at(name).kind is not Kind.ROWS)
    return {name: column(name) for name in sorted({*flat, READ[kind].name})}


def all_checks(kind: str) -> list[Check]:
    return [*checks(columns_of(kind))]


def values(name: str) -> st.SearchStrategy[Any]:
    fact = fact_at(name)
    if fact.kind is Kind.CHOICES:
        first = next(iter(fact.choices or ())).value
        return st.sampled_from([[], [first]])
    if fact.kind is Kind.CHOICE:
        chosen = {"aucune", "scop"} & {choice.value for choice in fact.choices or ()}
        return st.sampled_from(sorted({*chosen, next(iter(fact.choices or ())).value}))
    return st.sampled_from(VALUES[fact.kind])


def expected_of(kind: str, facts: Mapping[str, Any]) -> set[str]:
    try:
        read_case({kind_of(kind): written(facts, kind_of(kind))})
    except InputError as error:
        return {one.expected for one in error.problems if one.code == "incoherent"}
    return set()


PAIRS = [(kind, rank) for kind in READ for rank in range(len(all_checks(kind)))]


@pytest.mark.parametrize(("kind", "rank"), PAIRS)
@settings(max_examples=20)
@given(st.data())
def test_what_is_refused_is_what_the_models_refuse(
    kind: str, rank: int, data: st.DataObject
) -> None:
    one = all_checks(kind)[rank]
    row = st.fixed_dictionaries({}, optional={name: values(name) for name in one.columns})
    rows = data.draw(st.lists(row, min_size=1, max_size=12))
    names = data.draw(st.sets(st.sampled_from(one.columns), min_size=1)) | {READ[kind].name}
    rows = [{name: value for name, value in row.items() if name in names} for row in rows]
    frame = pl.DataFrame([typed(name, [row.get(name) for row in rows]) for name in sorted(names)])
    found = prepare(frame, {READ[kind].name: READ[kind]})
    expected = [expected_of(kind, row) for row in rows]
    assert found.frame[PROBLEM].to_list() == [bool(said) for said in expected]
    for mistake in found.mistakes.told:
        assert mistake.row is not None
        assert mistake.expected in expected[mistake.row - 1]
        assert mistake.code == "incoherent"


@pytest.mark.parametrize("kind", READ)
def test_every_fact_that_the_models_relate_is_checked(kind: str) -> None:
    checked = {name for one in all_checks(kind) for name in one.columns}
    rows = {"exercices", "colleges"}
    assert checked == related_facts([READ[kind].name]) - rows


@pytest.mark.parametrize("kind", READ)
def test_each_check_can_fail(kind: str) -> None:
    """Else a law above would hold of a check that marks nothing."""
    for one in all_checks(kind):
        assert any(expected_of(kind, row) for row in _extremes(one)), one.field


def _extremes(one: Check) -> list[dict[str, Any]]:
    """Return rows in which each fact of a check has its first or its last value."""
    rows: list[dict[str, Any]] = [{}]
    for name in one.columns:
        strategy = values(name)
        ends = [strategy.elements[0], strategy.elements[-1]]  # type: ignore[attr-defined]
        rows = [{**row, name: end} for row in rows for end in ends]
    return rows
