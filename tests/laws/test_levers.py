"""Levers: what is proposed, said again as facts, is admissible and makes the outcome met."""

from __future__ import annotations

from itertools import combinations

from hypothesis import Phase, assume, given, settings

from esslaw import Outcome
from esslaw.advice.levers import Lever
from esslaw.examination import examine
from esslaw.facts.fact import Change
from esslaw.verdict import Verdict
from tests.strategies import Situation, examined, situations

MOST = 40
"""How many sets of a case are said again: each is another examination."""


def after(verdict: Verdict, changes: tuple[Lever, ...]) -> Outcome:
    """Return the outcome of the case once it is changed, as a case that the library accepts."""
    case = verdict.case.changed({lever.replaced: lever.becomes for lever in changes})
    return examine(case, verdict.regime.id, verdict.on).outcome


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))  # too many sets to shrink
@given(situations())
def test_each_set_of_changes_makes_the_outcome_met(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.NOT_MET)
    for changes in verdict.levers[:MOST]:
        assert all(lever.change is not Change.IMPOSSIBLE for lever in changes)
        assert all(lever.now != lever.target for lever in changes)
        assert after(verdict, changes) is Outcome.MET
        plain = [lever for lever in changes if lever.replaced == lever.fact and not lever.rows]
        if len(plain) == len(changes):
            for fewer in combinations(changes, len(changes) - 1):
                facts = {lever.replaced: lever.becomes for lever in fewer}
                assert not verdict.case.admits(facts) or after(verdict, fewer) is not Outcome.MET


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(situations())
def test_an_opening_lifts_the_refusal(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.NOT_MET and not verdict.levers)
    for changes in verdict.remedy.openings[:MOST]:
        assert after(verdict, changes) is Outcome.UNDETERMINED
    if not verdict.remedy.openings and verdict.remedy.exhaustive:
        assert verdict.remedy.fixed, "nothing can change this, and nothing says why"


@given(situations())
def test_no_lever_unless_the_outcome_failed(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is not Outcome.NOT_MET)
    assert verdict.levers == ()
