"""The numbered reasoning of a verdict, from the forward engine where it can be had.

Guarantees: the forward engine derives every criterion again from the same leaves; a disagreement
with the kernel raises. Where durable_rules cannot be imported the order of the proof is used,
and `second_opinion` says that it was not available.
"""

from __future__ import annotations

from dataclasses import dataclass

from esslaw.engines import forward
from esslaw.logic.nodes import Program, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN

Step = forward.Step


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The steps in their order, and whether a second engine confirmed the proof."""

    steps: tuple[Step, ...]
    second_opinion: bool


def reason(program: Program, proof: Proof) -> Reasoning:
    """Return the numbered reasoning of a proof; raise `forward.Disagreement`."""
    values = {part.id: part.value for part in proof.walk()}
    if not forward.available():
        return Reasoning(_in_proof_order(program, proof), second_opinion=False)
    leaves = {node.id: values[node.id] for node in program.nodes if isinstance(node, Test)}
    derivation = forward.derive(program, leaves)
    forward.check_agreement(program, values, derivation)
    return Reasoning(derivation.steps, second_opinion=True)


def _in_proof_order(program: Program, proof: Proof) -> tuple[Step, ...]:
    proofs = {part.id: part for part in proof.walk()}
    return tuple(
        Step(node.id, proofs[node.id].value, tuple(c.id for c in proofs[node.id].carrying()))
        for node in program.nodes
        if not isinstance(node, Test) and proofs[node.id].value is not UNKNOWN
    )
