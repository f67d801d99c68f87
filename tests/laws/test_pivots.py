"""Pivots: each one turns the outcome, by itself; margins are what separates a figure from it."""

from __future__ import annotations

from hypothesis import Phase, assume, given, settings

from esslaw import Outcome
from esslaw.examination import examine
from esslaw.logic.truth import FALSE, TRUE
from esslaw.rulebook.terms import Operator
from esslaw.verdict import OUTCOMES
from tests.strategies import Situation, examined, situations

UPWARD = (Operator.MORE, Operator.AT_LEAST)


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(situations())
def test_each_pivot_turns_the_outcome(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is not Outcome.UNDETERMINED)
    for pivot in verdict.pivots:
        assert pivot.now is not None, "what is not said is not wrong"
        if pivot.replaced == pivot.fact and not pivot.rows:
            for target in pivot.alike:
                case = verdict.case.changed({pivot.fact: target})
                other = examine(case, situation.regime, situation.on).outcome
                assert other is not verdict.outcome
            nearest = verdict.case.changed({pivot.fact: pivot.target})
            other = examine(nearest, situation.regime, situation.on).outcome
            assert other is OUTCOMES[pivot.value]


@given(situations())
def test_an_open_outcome_turns_on_nothing(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.UNDETERMINED)
    assert verdict.pivots == ()
    assert verdict.margins == ()


@given(situations())
def test_a_margin_is_on_the_side_that_the_comparison_says(situation: Situation) -> None:
    verdict = examined(situation)
    for margin in verdict.margins:
        operator = margin.use.operator
        strict = operator in (Operator.LESS, Operator.MORE)
        holds = margin.over if operator in UPWARD else not margin.over
        if (not margin.gap and margin.amount is None) or margin.amount == 0:
            holds = not strict
        assert margin.proof.value is (TRUE if holds else FALSE)
        assert margin.gap >= 0
