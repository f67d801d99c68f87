"""Settled means settled: an outcome that rests on no assessment does not move with them."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import Outcome
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof, Standing
from esslaw.rulebook.terms import facts_read
from tests.strategies import Situation, examined, read_facts, situations


def assessed() -> list[str]:
    """Return the facts that are assessments."""
    return [name for name, fact in read_facts().items() if fact.info.appreciation]


@given(situations(), st.data())
def test_a_settled_outcome_does_not_move_with_the_assessments(
    situation: Situation, data: st.DataObject
) -> None:
    before = examined(situation)
    assume(before.outcome is not Outcome.UNDETERMINED)
    assume(before.proof.standing is Standing.SETTLED)
    otherwise = {name: data.draw(st.none() | st.booleans(), label=name) for name in assessed()}
    after = examined(situation.saying({**situation.facts, **otherwise}))
    assert after.outcome is before.outcome


@given(situations())
def test_reservations_are_named_exactly_when_the_outcome_rests_on_them(
    situation: Situation,
) -> None:
    verdict = examined(situation)
    settled = verdict.proof.standing is Standing.SETTLED
    assert bool(verdict.reservations) is not (settled or verdict.outcome is Outcome.UNDETERMINED)


@given(situations())
def test_without_the_assessments_it_names_an_outcome_no_longer_stands(
    situation: Situation,
) -> None:
    verdict = examined(situation)
    assume(verdict.reservations)
    names = {name for proof in verdict.reservations for name in facts_under(proof)}
    without = {name: value for name, value in situation.facts.items() if name not in names}
    assert examined(situation.saying(without)).outcome is not verdict.outcome


def facts_under(proof: Proof) -> set[str]:
    """Return the facts that an assessment is about: those that its comparison reads."""
    names: set[str] = set()
    for part in proof.walk():
        if isinstance(part.node, Test) and not part.id.endswith("?"):
            names.update(facts_read(part.node.comparison))
    return names
