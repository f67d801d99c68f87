"""The numbered reasoning of a verdict, from the forward engine where it can be had.

Guarantees: the forward engine derives every criterion again from the same leaves; a disagreement
with the kernel raises. Where durable_rules cannot be imported the order of the proof is used,
and `second_opinion` says that it was not available.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from esslaw.engines import forward
from esslaw.logic.nodes import All, Program, Test, program_of
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN, Truth
from esslaw.rulebook.terms import LawNotFound

Step = forward.Step

DERIVED = LawNotFound("")
"""What stands for a part where only its value matters: it was derived by itself."""


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The steps in their order, and whether a second engine confirmed the proof."""

    steps: tuple[Step, ...]
    second_opinion: bool


def reason(
    program: Program,
    proof: Proof,
    parts: tuple[str, ...] = (),
    values: Mapping[str, Truth] | None = None,
) -> Reasoning:
    """Return the numbered reasoning of a proof; raise `forward.Disagreement`.

    `parts` are criteria below the goal that are derived by themselves, one after the other, and
    the goal from them: a program that is too large for the engine is held part by part. `values`
    are those of the nodes of the proof, where they are at hand.
    """
    if values is None:
        values = {part.id: part.value for part in proof.walk()}
    if not forward.available():
        return Reasoning(_in_proof_order(program, proof), second_opinion=False)
    steps: dict[str, Step] = {}
    for one in _apart(program, parts):
        derivation = _derived(one, tuple([values[name] for name in _leaves(one)]))
        forward.check_agreement(one, values, derivation)
        for step in derivation.steps:
            steps.setdefault(step.node, step)
    return Reasoning(tuple(steps.values()), second_opinion=True)


@lru_cache(maxsize=512)
def _derived(program: Program, truths: tuple[Truth, ...]) -> forward.Derivation:
    """Return what the forward engine derives from the leaves of a program, in their order.

    It depends on nothing else: a derivation that was made stands for the next case whose leaves
    are the same, and is compared with the proof of each.
    """
    return forward.derive(program, dict(zip(_leaves(program), truths, strict=True)))


@lru_cache(maxsize=64)
def _leaves(program: Program) -> tuple[str, ...]:
    """Return the leaves of a program by name."""
    return tuple(node.id for node in program.nodes if isinstance(node, Test))


@lru_cache(maxsize=64)
def _apart(program: Program, parts: tuple[str, ...]) -> tuple[Program, ...]:
    """Return a program for each part, then that of the goal, of which the parts are the leaves."""
    if not parts:
        return (program,)
    nodes = [program.nodes[program.index[name]] for name in parts]
    leaves = tuple(Test(node.id, node.criterion, DERIVED) for node in nodes)
    if not isinstance(program.goal, All) or program.goal.children != tuple(nodes):
        raise ValueError(f"the parts of {program.goal.id} are not all that it rests on")
    goal = All(program.goal.id, program.goal.criterion, leaves)
    return (*(program_of(node, program.on) for node in nodes), program_of(goal, program.on))


def _in_proof_order(program: Program, proof: Proof) -> tuple[Step, ...]:
    proofs = {part.id: part for part in proof.walk()}
    return tuple(
        Step(node.id, proofs[node.id].value, tuple(c.id for c in proofs[node.id].carrying()))
        for node in program.nodes
        if not isinstance(node, Test) and proofs[node.id].value is not UNKNOWN
    )
