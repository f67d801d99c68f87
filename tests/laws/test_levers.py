"""Levers: each set of changes, said again as facts, is admissible and makes the outcome met."""

from __future__ import annotations

from hypothesis import Phase, assume, given, settings

from esslaw import Outcome, examine
from esslaw.facts.fact import Change
from tests.strategies import Situation, examined, situations


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))  # too many sets to shrink
@given(situations())
def test_each_set_of_changes_makes_the_outcome_met(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.NOT_MET)
    for changes in verdict.levers:
        assert all(lever.change is not Change.IMPOSSIBLE for lever in changes)
        assert all(lever.now != lever.target for lever in changes)
        targets = {lever.fact: lever.target for lever in changes}
        # Not `examined`: what is proposed must be a case that the library itself accepts.
        changed = situation.saying({**situation.facts, **targets}).document
        assert examine(changed, situation.regime, situation.on).outcome is Outcome.MET


@given(situations())
def test_no_lever_unless_the_outcome_failed(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is not Outcome.NOT_MET)
    assert verdict.levers == ()
