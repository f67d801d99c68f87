"""Laws of a comparison: both verdicts are those of `examine`, and another outcome has a reason."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import Case, InputError, Verdict, compare_dates, compare_facts, examine, read_case
from esslaw.advice.changes import ChangeKind
from esslaw.comparison import Comparison
from tests.strategies import Situation, fuller, situations
from tests.values import days


def case_of(situation: Situation) -> Case:
    """Return the case of a situation; drop the draw if its facts contradict one another."""
    try:
        return read_case(situation.document)
    except InputError:
        assume(False)
        raise


def values(verdict: Verdict) -> dict[str, tuple[object, ...]]:
    return {
        proof.id: (proof.value, proof.applies, proof.standing)
        for proof in verdict.proof.walk()
        if proof.node.criterion is not None
    }


def checked(found: Comparison) -> None:
    """Check that what is said to have changed is what differs, and that a turn has its reason."""
    before, after = values(found.before), values(found.after)
    if not found.comparable:
        assert (found.changes, found.responsible) == ((), ())
        return
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert differ <= {change.criterion for change in found.changes}
    assert bool(found.responsible) is not found.same
    for change in found.changes:
        here = (change.criterion in before, change.criterion in after)
        assert (change.kind is ChangeKind.APPEARED) is (here == (False, True))
        assert (change.kind is ChangeKind.DISAPPEARED) is (here == (True, False))
        if change.of_the_law:
            assert change.texts or change.figures, change.criterion


@given(situations(), days())
def test_two_dates(situation: Situation, other: date) -> None:
    case = case_of(situation)
    found = compare_dates(case, situation.regime, situation.on, other)
    for verdict, on in ((found.before, situation.on), (found.after, other)):
        assert values(verdict) == values(examine(case, situation.regime, on))
    first, last = sorted((situation.on, other))
    for change in found.changes:
        assert all(first < text.day <= last for text in change.texts), change.criterion
    checked(found)


@given(situations(), st.data())
def test_two_cases(situation: Situation, data: st.DataObject) -> None:
    one, other = case_of(situation), case_of(data.draw(fuller(situation)))
    found = compare_facts(one, other, situation.regime, situation.on)
    checked(found.verdicts)
    differ = {name for name in one.facts if one.facts[name] != other.facts[name]}
    assert {difference.fact for difference in found.facts} == differ
    if len(found.facts) == 1:
        assert found.facts[0].alone in (None, found.verdicts.after.outcome)
