"""Evaluation: one pass over a program, children first, gives the proof.

Guarantees: every node is evaluated exactly once, without short cut, so that the proof is whole;
the value is strong Kleene; the standing is that of what carries the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import localcontext
from functools import lru_cache
from typing import Any as Anything

from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test
from esslaw.logic.proof import APPRECIATION, SETTLED, Proof, Standing
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth, at_least, implication, negation
from esslaw.rulebook.criteria import Rulebook

Step = Callable[[Situation, list[Proof]], Proof]


def prove(
    rulebook: Rulebook, goal: str, facts: Mapping[str, Anything], on: date
) -> tuple[Program, Proof]:
    """Return the program of a goal at a date and its proof on the facts."""
    program = program_at(rulebook, goal, on)
    return program, evaluate(rulebook, program, facts, on)


def evaluate(
    rulebook: Rulebook, program: Program, facts: Mapping[str, Anything], on: date
) -> Proof:
    """Return the proof of a program's goal; `facts` holds every fact, None where unknown."""
    situation = Situation(facts, on)
    done: list[Proof] = []
    with localcontext(EXACT):
        for step in _steps(rulebook, program):
            done.append(step(situation, done))
    return done[-1]


@lru_cache(maxsize=512)
def _steps(rulebook: Rulebook, program: Program) -> tuple[Step, ...]:
    leaves = Leaves(rulebook.parameters, program.on)
    return tuple(_step(node, program.index, leaves) for node in program.nodes)


def _step(node: Node, index: Mapping[str, int], leaves: Leaves) -> Step:
    own = _own_standing(node)
    match node:
        case Test():
            return _test(node, own, leaves)
        case All(children=children):
            return _extremum(node, own, [index[c.id] for c in children], TRUE, FALSE)
        case Any(children=children):
            return _extremum(node, own, [index[c.id] for c in children], FALSE, TRUE)
        case Not(child=child):
            return _not(node, own, index[child.id])
        case Given(condition=condition, body=body):
            return _given(node, own, index[condition.id], index[body.id])
        case AtLeast(children=children, count=count):
            return _at_least(node, own, [index[c.id] for c in children], count)
    raise TypeError(f"not a node of the kernel: {node!r}")


def _own_standing(node: Node) -> Standing:
    assessed = node.criterion is not None and node.criterion.appreciation is not None
    return APPRECIATION if assessed else SETTLED


def _test(node: Test, own: Standing, leaves: Leaves) -> Step:
    ask = leaves.ask(node.comparison)

    def step(situation: Situation, done: list[Proof]) -> Proof:
        return Proof(node, ask(situation), own, (), situation)

    return step


def _extremum(
    node: Node, own: Standing, ranks: Sequence[int], neutral: Truth, decisive: Truth
) -> Step:
    """A conjunction or a disjunction: one child with the decisive value settles it."""

    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = tuple([done[rank] for rank in ranks])
        value = neutral
        for child in children:
            if child[1] is decisive:
                value = decisive
                break
            if child[1] is UNKNOWN:
                value = UNKNOWN
        standing = own
        if own is SETTLED:
            standing = _standing(children, value, some=value is neutral)
        return Proof(node, value, standing, children, situation)

    return step


def _standing(children: Sequence[Proof], value: Truth, *, some: bool) -> Standing:
    """Return the standing of a value from the children that have it.

    With `some`, one assessment is enough; otherwise one settled child is enough to settle.
    """
    wanted, other = (APPRECIATION, SETTLED) if some else (SETTLED, APPRECIATION)
    found = False
    for child in children:
        if child[1] is value:
            if child[2] is wanted:
                return wanted
            found = True
    return other if found else SETTLED


def _not(node: Not, own: Standing, rank: int) -> Step:
    def step(situation: Situation, done: list[Proof]) -> Proof:
        child = done[rank]
        standing = APPRECIATION if own is APPRECIATION else child.standing
        return Proof(node, negation(child.value), standing, (child,), situation)

    return step


def _given(node: Given, own: Standing, condition: int, body: int) -> Step:
    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = (done[condition], done[body])
        first, second = children
        value = implication(first.value, second.value)
        if first.value is FALSE:
            standing = first.standing
        elif own is APPRECIATION or second.standing is APPRECIATION:
            standing = APPRECIATION
        else:
            standing = first.standing if value is FALSE else SETTLED
        return Proof(node, value, standing, children, situation)

    return step


def _at_least(node: AtLeast, own: Standing, ranks: Sequence[int], count: int) -> Step:
    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = tuple([done[rank] for rank in ranks])
        value = at_least(count, [child.value for child in children])
        standing = own
        if own is SETTLED:
            standing = _at_least_standing(children, value, count)
        return Proof(node, value, standing, children, situation)

    return step


def _at_least_standing(children: Sequence[Proof], value: Truth, count: int) -> Standing:
    """Settled when the settled children alone give the same value, the others being unknown."""
    alone = at_least(
        count, [child.value if child.standing is SETTLED else UNKNOWN for child in children]
    )
    if value is UNKNOWN:
        unsettled = (c.standing is APPRECIATION for c in children if c.value is UNKNOWN)
        return APPRECIATION if all(unsettled) else SETTLED
    return SETTLED if alone is value else APPRECIATION
