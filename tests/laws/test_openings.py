"""Ways that are still open: each does what it says, and none is missing where one exists."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw.advice.openings import Ask, ways_open
from esslaw.logic.leaves import Situation
from esslaw.logic.nodes import AtLeast, Given, Node, Program, Test, children_of
from esslaw.logic.proof import SETTLED, Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from tests.engines.forward.programs import leaf_names, oracle
from tests.engines.forward.test_random_programs import cases

SITUATION = Situation({}, date(2026, 1, 1))


def proof_of(law: Program, facts: dict[str, Truth]) -> Proof:
    """Return the proof of a program from the truth of its leaves."""
    values = oracle(law, facts)

    def made(node: Node) -> Proof:
        below = tuple(made(child) for child in children_of(node))
        return Proof(node, values[node.id], SETTLED, below, SITUATION)

    return made(law.goal)


def leaf_of(ask: Ask) -> str:
    """Return the leaf that a way asks for; a comparison goes by the name of its criterion."""
    node = ask.proof.node
    while isinstance(node, Given):
        node = node.body
    assert isinstance(node, Test)
    return node.id


@given(cases())
def test_a_way_makes_the_goal_true_whatever_else_is_unknown(
    case: tuple[Program, dict[str, Truth]],
) -> None:
    law, facts = case
    assume(not any(isinstance(node, AtLeast) for node in law.nodes))
    proof = proof_of(law, facts)
    ways = ways_open(proof)
    assert bool(ways) is (proof.value is not FALSE)
    assert (ways == ((),)) is (proof.value is TRUE)
    for way in ways:
        asked = {leaf_of(ask): TRUE if ask.wanted else FALSE for ask in way}
        if len(asked) == len({(leaf_of(ask), ask.wanted) for ask in way}):
            assert oracle(law, {**facts, **asked})[law.goal.id] is TRUE


@given(cases(), st.data())
def test_where_no_way_is_open_no_answer_makes_it_true(
    case: tuple[Program, dict[str, Truth]], data: st.DataObject
) -> None:
    law, facts = case
    assume(not ways_open(proof_of(law, facts)))
    answers = {
        name: data.draw(st.sampled_from([TRUE, FALSE])) if facts[name] is UNKNOWN else facts[name]
        for name in leaf_names(law)
    }
    assert oracle(law, answers)[law.goal.id] is FALSE
