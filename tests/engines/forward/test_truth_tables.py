"""Every kind of node over every combination of three values, checked against strong Kleene."""

from __future__ import annotations

from itertools import product

import pytest

from esslaw.engines.forward import derive
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth

from .programs import check, leaf, leaf_names, leaves, needs_engine, program

pytestmark = needs_engine

VALUES = (TRUE, FALSE, UNKNOWN)


def check_table(goal: Node) -> None:
    law = program(goal)
    names = leaf_names(law)
    for row in product(VALUES, repeat=len(names)):
        facts = dict(zip(names, row, strict=True))
        check(law, facts, derive(law, facts))


@pytest.mark.parametrize("size", range(6))
@pytest.mark.parametrize("kind", [All, Any])
def test_all_and_any(kind: type[All] | type[Any], size: int) -> None:
    check_table(kind("goal", None, leaves(size)))


def test_not() -> None:
    check_table(Not("goal", None, leaf("fact")))


def test_given() -> None:
    check_table(Given("goal", None, leaf("condition"), leaf("body")))


@pytest.mark.parametrize(
    ("count", "size"), [(count, size) for size in range(6) for count in range(-1, size + 2)]
)
def test_at_least(count: int, size: int) -> None:
    check_table(AtLeast("goal", None, count, leaves(size)))


def test_a_leaf_alone() -> None:
    check_table(leaf("goal"))


def test_a_child_listed_twice() -> None:
    one, other, third = leaves(3)
    check_table(All("goal", None, (one, other, one)))
    check_table(Any("goal", None, (one, other, one)))
    check_table(Given("goal", None, one, one))
    for count in range(6):
        check_table(AtLeast("goal", None, count, (one, other, one, third)))
        check_table(AtLeast("goal", None, count, (one, one)))


def test_shared_nodes_at_two_depths() -> None:
    one, other, third = leaves(3)
    shared = Any("shared", None, (one, other))
    denied = Not("denied", None, shared)
    check_table(
        Given(
            "goal",
            None,
            AtLeast("some", None, 2, (shared, denied, third)),
            All("every", None, (shared, Not("double", None, denied), third)),
        )
    )


@pytest.mark.parametrize("value", VALUES)
def test_the_value_of_a_leaf_is_the_one_given(value: Truth) -> None:
    law = program(Not("goal", None, leaf("fact")))
    assert derive(law, {"fact": value}).values["fact"] is value
