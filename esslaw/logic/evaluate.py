"""Evaluation: one pass over a program, children first, gives the proof.

Guarantees: every node is evaluated exactly once, without short cut, so that the proof is whole;
the value is strong Kleene; the standing is that of what carries the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from decimal import localcontext
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any as Anything

from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Ask, Leaves, Situation
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, children_of
from esslaw.logic.proof import APPRECIATION, SETTLED, Proof, Standing
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth, at_least, implication, negation
from esslaw.rulebook.book import Rulebook

Step = Callable[[Situation, list[Proof]], Proof]
Asked = tuple[Test, Ask, Standing]
Pick = Callable[[list[Proof]], tuple[Proof, ...]]

make_proof = partial(tuple.__new__, Proof)
"""Makes a proof from its five parts at once: half the time of the named constructor, and a proof
has more than a hundred nodes."""


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
    asks, steps = _steps(rulebook, program)
    with localcontext(EXACT):
        done = [make_proof((node, ask(situation), own, (), situation)) for node, ask, own in asks]
        for step in steps:
            done.append(step(situation, done))
    return done[-1]


@lru_cache(maxsize=512)
def _steps(rulebook: Rulebook, program: Program) -> tuple[tuple[Asked, ...], tuple[Step, ...]]:
    """Return what each leaf asks, then how each other node is made, in the program's order."""
    leaves = Leaves(rulebook.parameters, program.on)
    assessed: set[str] = set()
    asks: list[Asked] = []
    steps: list[Step] = []
    for node in program.nodes:
        if is_assessed(node) or any(child.id in assessed for child in children_of(node)):
            assessed.add(node.id)
        if isinstance(node, Test):
            own = APPRECIATION if is_assessed(node) else SETTLED
            asks.append((node, leaves.ask(node.comparison), own))
        else:
            steps.append(step_of(node, program.index, assessed))
    return tuple(asks), tuple(steps)


def is_assessed(node: Node) -> bool:
    """Return whether a node is a criterion which is left to an appreciation."""
    return node.criterion is not None and node.criterion.appreciation is not None


def step_of(node: Node, index: Mapping[str, int], assessed: Set[str]) -> Step:
    """Return how a node that is not a leaf is made from the proofs already made.

    `index` gives the rank of each child among them; `assessed` names the nodes on which, or below
    which, stands an assessment.
    """
    own = APPRECIATION if is_assessed(node) else SETTLED
    below = own is SETTLED and node.id in assessed
    match node:
        case All(children=children) | Any(children=children):
            return _extremum(node, own, below, _picker(children, index))
        case Not(child=child):
            return _not(node, own, index[child.id])
        case Given(condition=condition, body=body):
            return _given(node, own, index[condition.id], index[body.id])
        case AtLeast(children=children, count=count):
            return _at_least(node, own, _picker(children, index), count)
    raise TypeError(f"not a node of the kernel: {node!r}")


def _picker(children: Sequence[Node], index: Mapping[str, int]) -> Pick:
    """Return the function that takes the proofs of some children among those already made."""
    ranks = [index[child.id] for child in children]
    if len(ranks) > 1:
        return itemgetter(*ranks)
    return lambda done: tuple([done[rank] for rank in ranks])


def _extremum(node: All | Any, own: Standing, below: bool, pick: Pick) -> Step:
    """A conjunction or a disjunction: one child with the decisive value settles it.

    `below` says that an assessment stands somewhere below: only then can the standing vary.
    """
    neutral, decisive = (TRUE, FALSE) if isinstance(node, All) else (FALSE, TRUE)

    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = pick(done)
        value = neutral
        for child in children:
            if child[1] is decisive:
                value = decisive
                break
            if child[1] is UNKNOWN:
                value = UNKNOWN
        standing = _standing(children, value, some=value is neutral) if below else own
        return make_proof((node, value, standing, children, situation))

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
        return make_proof((node, negation(child.value), standing, (child,), situation))

    return step


def _given(node: Given, own: Standing, condition: int, body: int) -> Step:
    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = (done[condition], done[body])
        first, second = children
        value = implication(first.value, second.value)
        standing = _given_standing(first, second, value, own)
        return make_proof((node, value, standing, children, situation))

    return step


def _given_standing(first: Proof, second: Proof, value: Truth, own: Standing) -> Standing:
    """Return the standing of an implication: that of `not first or second`."""
    asked = APPRECIATION if own is APPRECIATION else second.standing
    if value is FALSE:
        settled = first.standing is SETTLED is asked
    else:
        off = negation(first.value) is value and first.standing is SETTLED
        settled = off or (second.value is value and asked is SETTLED)
    return SETTLED if settled else APPRECIATION


def _at_least(node: AtLeast, own: Standing, pick: Pick, count: int) -> Step:
    def step(situation: Situation, done: list[Proof]) -> Proof:
        children = pick(done)
        value = at_least(count, [child.value for child in children])
        standing = own
        if own is SETTLED:
            standing = _at_least_standing(children, value, count)
        return make_proof((node, value, standing, children, situation))

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
