"""Evaluation: the value is strong Kleene, the standing is that of what carries it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.logic import truth
from esslaw.logic.evaluate import evaluate
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Test, children_of, program_of
from esslaw.logic.proof import APPRECIATION, SETTLED, Proof, Standing
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.terms import Comparison, Named
from tests.logic.small import ALONE, ON, law, leaf, proof_by_hand, proof_of, shown

KINDS = ("leaf", "all", "any", "not", "atleast", "given")
FACTS = ("f0", "f1", "f2", "f3")
Facts = dict[str, bool | None]
SITUATIONS = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in FACTS})


def tree(random: Random, depth: int, names: Callable[[], str], *, given: bool) -> Node:
    """Return a random program; about a third of its criteria are assessments."""
    name = names()
    own = shown(name, assessed=random.random() < 0.3)
    kind = random.choice(KINDS if given else KINDS[:-1]) if depth else KINDS[0]
    width = random.randint(1, 3) if depth else 0
    below = [tree(random, depth - 1, names, given=given) for _ in range(width)]
    match kind:
        case "all":
            return All(name, own, tuple(below))
        case "any":
            return Any(name, own, tuple(below))
        case "not":
            return Not(name, own, below[0])
        case "atleast":
            return AtLeast(name, own, random.randint(1, len(below)), tuple(below))
        case "given":
            return Given(name, own, below[0], tree(random, depth - 1, names, given=given))
    return leaf(name, random.choice(FACTS), assessed=own.appreciation is not None)


def trees(*, given: bool) -> st.SearchStrategy[Node]:
    def made(random: Random) -> Node:
        numbers = count()
        return tree(random, 3, lambda: f"n{next(numbers)}", given=given)

    return st.randoms(use_true_random=False).map(made)


def expected(node: Node, facts: Facts, *, blank: bool = False) -> Truth:
    """Return the value by the book; with `blank`, every assessment is left out (unknown)."""
    own = blank and node.criterion is not None and node.criterion.appreciation is not None
    if isinstance(node, Given):
        body = UNKNOWN if own else expected(node.body, facts, blank=blank)
        return truth.implication(expected(node.condition, facts, blank=blank), body)
    if own:
        return UNKNOWN
    below = [expected(child, facts, blank=blank) for child in children_of(node)]
    match node:
        case Test(comparison=Comparison(left=Named(name=name))):
            return truth.truth_of(facts[name])
        case All():
            return truth.conjunction(below)
        case Any():
            return truth.disjunction(below)
        case AtLeast(count=wanted):
            return truth.at_least(wanted, below)
    return truth.negation(below[0])


def standing_by_the_book(node: Node, facts: Facts) -> Standing:
    """A value is settled when the facts give it whatever the assessments are."""
    value = expected(node, facts)
    return SETTLED if expected(node, facts, blank=True) is value else APPRECIATION


@given(trees(given=True), SITUATIONS)
def test_the_value_is_kleene_at_every_node(goal: Node, facts: Facts) -> None:
    for proof in proof_by_hand(goal, facts).walk():
        assert proof.value is expected(proof.node, facts)


@given(trees(given=False), SITUATIONS)
def test_the_standing_is_exact_without_conditions(goal: Node, facts: Facts) -> None:
    for proof in proof_by_hand(goal, facts).walk():
        if proof.value is not UNKNOWN:
            assert proof.standing is standing_by_the_book(proof.node, facts)


@given(trees(given=True), SITUATIONS)
def test_a_settled_value_never_rests_on_an_assessment(goal: Node, facts: Facts) -> None:
    for proof in proof_by_hand(goal, facts).walk():
        if proof.value is not UNKNOWN and proof.standing is SETTLED:
            assert standing_by_the_book(proof.node, facts) is SETTLED


@given(trees(given=True), SITUATIONS)
def test_each_node_is_evaluated_once(goal: Node, facts: Facts) -> None:
    program = program_of(goal, ON)
    proofs: dict[str, Proof] = {}
    pending = [evaluate(ALONE, program, facts, ON)]
    while pending:
        proof = pending.pop()
        assert proofs.setdefault(proof.id, proof) is proof
        pending.extend(proof.children)
    assert proofs.keys() == program.index.keys()


@given(trees(given=True), SITUATIONS, st.sets(st.sampled_from(FACTS)))
def test_an_answer_more_never_turns_a_value(goal: Node, facts: Facts, hidden: set[str]) -> None:
    less = {name: None if name in hidden else value for name, value in facts.items()}
    before, after = proof_by_hand(goal, less).value, proof_by_hand(goal, facts).value
    assert before in (UNKNOWN, after)


MIXED = """
a: {BODY}
opinion: {fact: gouvernance_democratique, appreciation: {by: le préfet}}
other: {fact: strategie_commune_continue, appreciation: {by: le préfet}}
fact1: {fact: capital_variable}
fact2: {fact: emploie_des_salaries}
"""
OPINION = "gouvernance_democratique"
OTHER = "strategie_commune_continue"
FACT1, FACT2 = "capital_variable", "emploie_des_salaries"


@pytest.mark.parametrize(
    ("body", "facts", "value", "standing"),
    [
        # A conjunction that holds rests on all its children; one that fails, on a settled one.
        ("all_of: [opinion, fact1]", {OPINION: True, FACT1: True}, TRUE, APPRECIATION),
        ("all_of: [opinion, fact1]", {OPINION: False, FACT1: False}, FALSE, SETTLED),
        ("all_of: [opinion, fact1]", {OPINION: False, FACT1: True}, FALSE, APPRECIATION),
        ("all_of: [opinion, fact1]", {OPINION: True, FACT1: False}, FALSE, SETTLED),
        ("all_of: [opinion, other]", {OPINION: False, OTHER: True}, FALSE, APPRECIATION),
        # A disjunction that holds rests on a settled child; one that fails, on all of them.
        ("any_of: [opinion, fact1]", {OPINION: True, FACT1: True}, TRUE, SETTLED),
        ("any_of: [opinion, fact1]", {OPINION: True, FACT1: False}, TRUE, APPRECIATION),
        ("any_of: [opinion, fact1]", {OPINION: True}, TRUE, APPRECIATION),
        ("any_of: [opinion, fact1]", {FACT1: True}, TRUE, SETTLED),
        ("any_of: [opinion, fact1]", {OPINION: False, FACT1: False}, FALSE, APPRECIATION),
        # None of: a negation keeps the standing of what it denies.
        ("none_of: [opinion, fact1]", {OPINION: True, FACT1: False}, FALSE, APPRECIATION),
        ("none_of: [opinion, fact1]", {OPINION: False, FACT1: True}, FALSE, SETTLED),
        ("none_of: [opinion, fact1]", {OPINION: False, FACT1: False}, TRUE, APPRECIATION),
        # At least: settled when the settled children are enough by themselves.
        (
            "at_least: {n: 2, of: [opinion, fact1, fact2]}",
            {OPINION: True, FACT1: True, FACT2: True},
            TRUE,
            SETTLED,
        ),
        (
            "at_least: {n: 2, of: [opinion, fact1, fact2]}",
            {OPINION: True, FACT1: True, FACT2: False},
            TRUE,
            APPRECIATION,
        ),
        (
            "at_least: {n: 2, of: [opinion, fact1, fact2]}",
            {OPINION: True, FACT1: False, FACT2: False},
            FALSE,
            SETTLED,
        ),
        (
            "at_least: {n: 2, of: [opinion, fact1, fact2]}",
            {OPINION: False, FACT1: True, FACT2: False},
            FALSE,
            APPRECIATION,
        ),
        # A condition: where it is false the criterion is sans objet, on the condition's standing.
        ("applies_if: opinion, fact: capital_variable", {OPINION: False}, TRUE, APPRECIATION),
        ("applies_if: fact2, fact: capital_variable", {FACT2: False, FACT1: True}, TRUE, SETTLED),
        (
            "applies_if: opinion, fact: capital_variable",
            {OPINION: True, FACT1: False},
            FALSE,
            APPRECIATION,
        ),
        ("applies_if: opinion, fact: capital_variable", {FACT1: True}, TRUE, SETTLED),
        ("applies_if: not opinion, fact: capital_variable", {OPINION: True}, TRUE, APPRECIATION),
        # An assessment of its own: whatever it rests on.
        (
            "all_of: [fact1], appreciation: {by: le préfet}",
            {FACT1: True},
            TRUE,
            APPRECIATION,
        ),
        (
            "applies_if: fact2, fact: capital_variable, appreciation: {by: le préfet}",
            {FACT2: False},
            TRUE,
            SETTLED,
        ),
        (
            "applies_if: fact2, fact: capital_variable, appreciation: {by: le préfet}",
            {FACT2: True, FACT1: True},
            TRUE,
            APPRECIATION,
        ),
    ],
)
def test_standing(
    body: str, facts: Facts, value: Truth, standing: Standing, tmp_path: Path
) -> None:
    proof = proof_of(law(tmp_path, MIXED.replace("BODY", body)), "a", **facts)
    assert (proof.value, proof.standing) == (value, standing)


def test_an_unknown_value_has_no_reservation(tmp_path: Path) -> None:
    rulebook = law(tmp_path, MIXED.replace("BODY", "all_of: [opinion, fact1]"))
    proof = proof_of(rulebook, "a", **{OPINION: True})
    assert proof.value is UNKNOWN
    assert proof.reservations() == ()


def test_what_is_not_a_node_is_refused() -> None:
    with pytest.raises(TypeError, match="not a node"):
        proof_by_hand(Node("bare", None), {})
