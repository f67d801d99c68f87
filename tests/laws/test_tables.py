"""Tables say what the kernel says: every criterion of every regime, whatever is not known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from esslaw import InputError, load_rulebook, read_case
from esslaw.advice.lacking import missing_of
from esslaw.engines.table import Wanted
from esslaw.facts.case import Case
from esslaw.facts.vocabulary import table_of
from esslaw.logic.evaluate import evaluate
from esslaw.logic.failing import first_failing
from esslaw.logic.link import segment_start
from esslaw.logic.nodes import Program, Test, children_of
from esslaw.logic.outcome import OUTCOMES
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from tests.engines.table.frames import answered, program_of, table_of_cases
from tests.strategies import changed, invented, kind_of, written
from tests.values import days_of

LAW = load_rulebook()
SAID: dict[Truth, bool | None] = {TRUE: True, FALSE: False, UNKNOWN: None}
ROWS = 15
AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""A table that differs is told as it was drawn: making it smaller would take an hour."""


def case_of(regime: str, facts: dict[str, object]) -> Case | None:
    """Return a case, None where its facts contradict one another."""
    kind = kind_of(regime)
    try:
        return read_case({kind: written(facts, kind)})
    except InputError as error:
        if any(problem.code != "incoherent" for problem in error.problems):
            raise
        return None


def open_facts(program: Program, values: dict[str, Truth], proof: Proof) -> set[str]:
    """Return what open comparisons lack, from those that bear on the goal."""
    live = {program.goal.id} if values[program.goal.id] is UNKNOWN else set()
    for node in reversed(program.nodes):
        if node.id in live:
            live |= {one.id for one in children_of(node) if values[one.id] is UNKNOWN}
    return {
        table_of(path)
        for node in program.nodes
        if isinstance(node, Test) and node.id in live
        for path in missing_of(node.comparison, proof.situation, LAW.parameters)
    }


def loosely_asked(case: Case) -> set[str]:
    """Return what the kernel asks for and a table does not: see `engines.table.lacking`.

    The empty cells of aids, while the days of their window are not known.
    """
    one = case.intervention
    if one is None or None not in (one.date_octroi, one.debut_exercice_fiscal):
        return set()
    cells = [cell for aid in one.aides_anterieures or () for cell in aid.__dict__.values()]
    return {"aides_anterieures"} if None in cells else set()


@pytest.mark.parametrize("name", LAW.regimes)
@settings(max_examples=5, phases=AS_DRAWN)
@given(st.data())
def test_polars_agrees_with_the_kernel(name: str, data: st.DataObject) -> None:
    agrees(name, "polars", data)


@pytest.mark.parametrize("name", LAW.regimes)
@settings(
    max_examples=2, phases=AS_DRAWN
)  # DuckDB takes seconds to plan the largest regimes, whatever the rows
@given(st.data())
def test_duckdb_agrees_with_the_kernel(name: str, data: st.DataObject) -> None:
    agrees(name, "duckdb", data)


def agrees(name: str, backend: str, data: st.DataObject) -> None:
    """Compare every node of a regime, on a table of cases drawn on one segment of the law."""
    regime, on = LAW.regimes[name], data.draw(days_of(name))
    drawn = data.draw(st.lists(invented(name) | changed(name, on), max_size=ROWS))
    cases = [case for facts in drawn if (case := case_of(name, facts)) is not None]
    same_law = st.dates(max(segment_start(LAW, on), date(1, 1, 1)), on)
    days = [data.draw(same_law) for _ in cases]
    program = program_of(regime, on)
    wanted = Wanted(criteria=tuple(node.id for node in program.nodes))
    table = table_of_cases(cases, program, days)
    found = answered(backend, table, regime, on, wanted, rows_have_days=True)
    assert len(found) == len(cases)
    for row, case, day in zip(found, cases, days, strict=True):
        proof = evaluate(LAW, program, case.facts, day)
        values = {one.id: one.value for one in proof.walk()}
        assert {node.id: row[node.id] for node in program.nodes} == {
            node.id: SAID[values[node.id]] for node in program.nodes
        }
        assert row["outcome"] == OUTCOMES[proof.value].value
        assert row["first_failing"] == first_failing(program, values)
        lacking = {fact for fact in row["open_facts"].split(";") if fact}
        asked = open_facts(program, values, proof)
        assert lacking <= asked
        assert asked - lacking <= loosely_asked(case)
