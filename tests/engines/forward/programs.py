"""Programs to derive, a naive Kleene oracle, and what it means that a step is justified."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random

import pytest

from esslaw.engines.forward import Derivation, Step, available
from esslaw.logic.nodes import (
    All,
    Any,
    AtLeast,
    Given,
    Node,
    Not,
    Program,
    Test,
    children_of,
    program_of,
)
from esslaw.logic.truth import (
    TRUE,
    Truth,
    at_least,
    conjunction,
    disjunction,
    implication,
    negation,
)
from esslaw.rulebook.terms import LawNotFound

needs_engine = pytest.mark.skipif(
    not available(), reason="durable_rules cannot be imported here: the forward engine is absent"
)

ON = date(2026, 1, 1)


def leaf(name: str) -> Test:
    """Return a leaf whose value is given: its comparison is never asked."""
    return Test(name, None, LawNotFound("La réponse est donnée."))


def leaves(count: int) -> tuple[Test, ...]:
    """Return that many leaves."""
    return tuple(leaf(f"fact.{number}") for number in range(count))


def program(goal: Node) -> Program:
    """Return the program of a goal."""
    return program_of(goal, ON)


def leaf_names(law: Program) -> tuple[str, ...]:
    """Return the identifiers of the leaves of a program."""
    return tuple(node.id for node in law.nodes if isinstance(node, Test))


def oracle(law: Program, facts: Mapping[str, Truth]) -> dict[str, Truth]:
    """Return the value of every node, by strong Kleene logic and nothing else."""
    values: dict[str, Truth] = {}
    for node in law.nodes:
        below = [values[child.id] for child in children_of(node)]
        values[node.id] = facts[node.id] if isinstance(node, Test) else _value(node, below)
    return values


def _value(node: Node, below: Sequence[Truth]) -> Truth:
    match node:
        case All():
            return conjunction(below)
        case Any():
            return disjunction(below)
        case Not():
            return negation(below[0])
        case Given():
            return implication(below[0], below[1])
        case AtLeast(count=count):
            return at_least(count, below)
    raise AssertionError(node)


def check(law: Program, facts: Mapping[str, Truth], derivation: Derivation) -> None:
    """Assert that a derivation has the oracle's values, and steps that really lead to them."""
    values = oracle(law, facts)
    assert dict(derivation.values) == values
    assert list(derivation.values) == list(values), "values come in the order of the program"
    settled = [n.id for n in law.nodes if not isinstance(n, Test) and values[n.id].known]
    assert [step.node for step in derivation.steps] == settled, "a step each, in order"
    for step in derivation.steps:
        assert step.value is values[step.node]
        for premise in step.premises:
            assert law.index[premise] < law.index[step.node]
        assert justified(law.nodes[law.index[step.node]], step, values), step


def justified(node: Node, step: Step, values: Mapping[str, Truth]) -> bool:
    """Return whether the premises are the first that suffice for the value of their node."""
    wanted, number = _needed(node, step.value)
    found = [child for child, value in wanted if values[child.id] is value][: max(number, 0)]
    return len(found) == max(number, 0) and step.premises == once(found)


def _needed(node: Node, sign: Truth) -> tuple[list[tuple[Node, Truth]], int]:
    """Return the value that each child should have, and how many such children suffice."""
    alike = [(child, sign) for child in children_of(node)]
    everyone = len(alike)
    match node:
        case All():
            return alike, everyone if sign is TRUE else 1
        case Any():
            return alike, 1 if sign is TRUE else everyone
        case AtLeast(count=count):
            return alike, count if sign is TRUE else everyone - count + 1
        case Not(child=child):
            return [(child, negation(sign))], 1
        case Given(condition=condition, body=body):
            return [(condition, negation(sign)), (body, sign)], 1 if sign is TRUE else 2
    raise AssertionError(node)


def once(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Return the identifiers of nodes, each once."""
    return tuple(dict.fromkeys(node.id for node in nodes))


def realistic() -> Program:
    """Return a program of 70 nodes: 45 leaves, a choice among 16, and 24 other criteria."""
    chance = Random(1)
    facts = leaves(45)
    made: list[Node] = [Any("one.of.sixteen", None, facts[:16])]
    unused = list(facts[16:])
    for number in range(23):
        children: list[Node] = [unused.pop(0) for _ in range(2) if unused]
        children += chance.sample([*facts, *made], 4 - len(children))
        children = list(dict.fromkeys(children))
        name = f"criterion.{number}"
        kinds: tuple[Node, ...] = (
            All(name, None, tuple(children)),
            All(name, None, tuple(children[:2])),
            Any(name, None, tuple(children)),
            AtLeast(name, None, 2, tuple(children)),
            Given(name, None, children[0], Any(f"{name}.body", None, tuple(children[1:]))),
            Given(name, None, children[0], children[1]),
            Not(name, None, children[0]),
        )
        made.append(chance.choice(kinds))
    below = {child.id for node in made for child in children_of(node)}
    return program(All("goal", None, tuple(n for n in (*facts, *made) if n.id not in below)))
