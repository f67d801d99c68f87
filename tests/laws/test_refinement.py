"""An answer more never turns what was settled: what is concluded holds whatever is unknown."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import Outcome, Verdict
from esslaw.logic.evaluate import prove
from esslaw.logic.truth import Truth
from tests.cases.test_coverage import asked_of
from tests.strategies import Situation, examined, fuller, situations


@given(situations(), st.data())
def test_an_answer_more_never_turns_a_criterion(situation: Situation, data: st.DataObject) -> None:
    before = values(examined(situation))
    after = values(examined(data.draw(fuller(situation, most=1))))
    turned = {
        name: (value.value, after[name].value)
        for name, value in before.items()
        if value.known and after[name] is not value
    }
    assert turned == {}


@given(situations(), st.data())
def test_a_settled_outcome_holds_whatever_is_unknown(
    situation: Situation, data: st.DataObject
) -> None:
    before = examined(situation)
    assume(before.outcome is not Outcome.UNDETERMINED)
    after = examined(data.draw(fuller(situation, least=3, most=40)))
    assert after.outcome is before.outcome


@given(situations(), st.data())
def test_a_certain_formality_holds_whatever_is_unknown(
    situation: Situation, data: st.DataObject
) -> None:
    before, after = examined(situation), examined(data.draw(fuller(situation)))
    listed = {due.id: due.certain for due in after.formalities}
    for due in before.formalities:
        if due.certain is Truth.TRUE:
            assert listed.get(due.id) is Truth.TRUE, due.id
    assert listed.keys() <= {due.id for due in before.formalities}


def values(verdict: Verdict) -> dict[str, Truth]:
    """Return the value of every node below the goal of a regime and below its formalities."""
    facts = verdict.case.facts
    return {
        part.id: part.value
        for name in asked_of(verdict.rulebook, verdict.regime.id)
        for part in prove(verdict.rulebook, name, facts, verdict.on)[1].walk()
    }
