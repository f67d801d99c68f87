"""Any program, any answers: the oracle's values, justified steps, and the same steps again."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from esslaw.engines.forward import check_agreement, derive
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth

from .programs import check, leaf_names, leaves, needs_engine, oracle, program

pytestmark = needs_engine

TRUTHS = st.sampled_from((TRUE, FALSE, UNKNOWN))
DEPTH = 4

thorough = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def nodes(draw: st.DrawFn, name: str, below: list[Node]) -> Node:
    """Draw a node over nodes that exist already, so that they come to be shared."""
    some = st.lists(st.sampled_from(below), max_size=19).map(tuple)
    one = st.sampled_from(below)
    counts = st.integers(-1, 8)
    kinds: list[st.SearchStrategy[Node]] = [
        st.builds(All, st.just(name), st.none(), some),
        st.builds(Any, st.just(name), st.none(), some),
        st.builds(Not, st.just(name), st.none(), one),
        st.builds(AtLeast, st.just(name), st.none(), counts, some),
        st.builds(Given, st.just(name), st.none(), one, one),
    ]
    return draw(st.one_of(kinds))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    made: list[Node] = list(leaves(draw(st.integers(1, 9))))
    for level in range(draw(st.integers(1, DEPTH))):
        width = draw(st.integers(1, 4))
        made += [draw(nodes(f"n{level}.{number}", list(made))) for number in range(width)]
    return program(made[-1])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Program, dict[str, Truth]]:
    law = draw(programs())
    return law, {name: draw(TRUTHS) for name in leaf_names(law)}


@thorough
@given(cases())
def test_values_and_steps(case: tuple[Program, dict[str, Truth]]) -> None:
    law, facts = case
    derivation = derive(law, facts)
    check(law, facts, derivation)
    check_agreement(law, oracle(law, facts), derivation)


@thorough
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(
    case: tuple[Program, dict[str, Truth]], chance: Random
) -> None:
    law, facts = case
    shuffled = list(facts.items())
    chance.shuffle(shuffled)
    first = derive(law, facts)
    assert derive(law, dict(shuffled)) == first
    # The same law made anew is another program for the engine, and reasons alike.
    assert derive(program(law.goal), facts) == first


@thorough
@given(cases(), st.data())
def test_an_answer_more_never_turns_a_value(
    case: tuple[Program, dict[str, Truth]], data: st.DataObject
) -> None:
    law, facts = case
    fuller = {n: data.draw(TRUTHS) if v is UNKNOWN else v for n, v in facts.items()}
    before, after = derive(law, facts).values, derive(law, fuller).values
    assert all(after[name] is value for name, value in before.items() if value.known)


@thorough
@given(programs())
def test_nothing_known(law: Program) -> None:
    facts = dict.fromkeys(leaf_names(law), UNKNOWN)
    check(law, facts, derive(law, facts))
