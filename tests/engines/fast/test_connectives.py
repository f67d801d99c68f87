"""Each kind of node, on every combination of values, against strong Kleene logic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from esslaw.engines import fast
from esslaw.logic.network import TRUTHS
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, program_of
from esslaw.logic.truth import (
    Truth,
    at_least,
    conjunction,
    disjunction,
    implication,
    negation,
)
from tests.logic.small import ALONE, ON, leaf

SAID = {0: False, 1: None, 2: True}
MOST = 5
LEAVES = tuple(leaf(f"leaf{rank}", f"fact{rank}") for rank in range(MOST))


def goals(children: tuple[Node, ...]) -> list[Node]:
    made: list[Node] = [All("goal", None, children), Any("goal", None, children)]
    made += [AtLeast("goal", None, count, children) for count in range(-1, len(children) + 2)]
    if len(children) == 1:
        made.append(Not("goal", None, children[0]))
    if len(children) == 2:
        made.append(Given("goal", None, *children))
    return made


def expected(node: Node, below: Sequence[Truth]) -> Truth:
    match node:
        case All():
            return conjunction(below)
        case Any():
            return disjunction(below)
        case AtLeast(count=count):
            return at_least(count, below)
        case Not():
            return negation(below[0])
    return implication(below[0], below[1])


@pytest.mark.parametrize("width", range(MOST + 1))
def test_every_combination(width: int) -> None:
    for goal in goals(LEAVES[:width]):
        program = program_of(goal, ON)
        for codes in product(SAID, repeat=width):
            facts = {f"fact{rank}": SAID[one] for rank, one in enumerate(codes)}
            found = fast.values_by_id(ALONE, program, facts, ON)
            value = expected(goal, [TRUTHS[one] for one in codes])
            assert TRUTHS[found["goal"]] is value, (goal, codes)
            assert all(type(one) is int for one in found.values())


def test_a_wide_node_is_written_flat() -> None:
    """A few hundred children are not a few hundred parentheses, which Python would refuse."""
    many = tuple(leaf(f"leaf{rank}", f"fact{rank}") for rank in range(400))
    facts: dict[str, bool | None] = {f"fact{rank}": True for rank in range(400)}
    for goal, alone, one in (
        (All("goal", None, many), False, 0),
        (Any("goal", None, many), False, 2),
        (AtLeast("goal", None, 400, many), False, 0),
    ):
        program = program_of(goal, ON)
        assert fast.value_of(ALONE, program, facts, ON) == 2
        assert fast.value_of(ALONE, program, {**facts, "fact7": alone}, ON) == one
