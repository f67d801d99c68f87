"""Two engines that differ on a node are an error that names it."""

from __future__ import annotations

import pytest

from esslaw.engines.forward import Derivation, Disagreement, Step, check_agreement
from esslaw.logic.nodes import All, Not
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth

from .programs import leaf, program

LAW = program(All("goal", None, (leaf("fact"), Not("denied", None, leaf("other")))))
VALUES: dict[str, Truth] = {"fact": TRUE, "other": FALSE, "denied": TRUE, "goal": TRUE}
STEPS = (Step("denied", TRUE, ("other",)), Step("goal", TRUE, ("fact", "denied")))


def test_the_same_values_agree() -> None:
    check_agreement(LAW, {**VALUES, "of another program": FALSE}, Derivation(VALUES, STEPS))


@pytest.mark.parametrize("node", VALUES)
@pytest.mark.parametrize("value", [FALSE, UNKNOWN])
def test_each_node_counts(node: str, value: Truth) -> None:
    if VALUES[node] is value:
        value = TRUE
    with pytest.raises(Disagreement) as caught:
        check_agreement(LAW, {**VALUES, node: value}, Derivation(VALUES, STEPS))
    assert caught.value.nodes == (node,)
    (difference,) = caught.value.differences
    assert (difference.kernel, difference.forward) == (value, VALUES[node])


def test_every_difference_is_listed_in_the_order_of_the_program() -> None:
    kernel = {"goal": UNKNOWN, "other": FALSE, "denied": FALSE}
    with pytest.raises(Disagreement) as caught:
        check_agreement(LAW, kernel, Derivation(VALUES, STEPS))
    assert str(caught.value) == (
        "the engines disagree: fact: kernel absent, forward true; "
        "denied: kernel false, forward true; goal: kernel unknown, forward true"
    )
    assert isinstance(caught.value, AssertionError)


def test_a_value_absent_on_both_sides_is_a_disagreement() -> None:
    with pytest.raises(Disagreement) as caught:
        check_agreement(LAW, {}, Derivation({}, ()))
    assert caught.value.nodes == tuple(node.id for node in LAW.nodes)
