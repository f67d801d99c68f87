"""How a proof is read: which criteria stand under which."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.advice.causes import body, causes, is_list
from esslaw.logic.proof import Proof

__all__ = ["body", "causes", "criteria", "is_list", "leaves"]


def criteria(proof: Proof) -> tuple[Proof, ...]:
    """Return the criteria just below a criterion, its condition of application left out."""
    return tuple(body(proof).criteria())


def leaves(proof: Proof) -> Iterator[Proof]:
    """Yield the comparisons that carry the value of a criterion."""
    return (part for part in proof.carried() if not part.children)
