"""What made a no: the criteria that failed, as deep as one of them can be named."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from esslaw.logic.nodes import Any, AtLeast, Given
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE

LIST = 3
"""More alternatives than this make a list: it is read as a whole, and so is its failure."""


def body(proof: Proof) -> Proof:
    """Return what a criterion asks, its condition of application put aside."""
    return proof.children[1] if isinstance(proof.node, Given) else proof


def is_list(proof: Proof) -> bool:
    """Whether a criterion asks for one item of a long list, or for several of a list."""
    asked = body(proof)
    return isinstance(asked.node, AtLeast) or (
        isinstance(asked.node, Any) and len(asked.children) > LIST
    )


def causes(proof: Proof, goals: Collection[str] = ()) -> Iterator[Proof]:
    """Yield the criteria that made a criterion fail, as deep as one can be named.

    `goals` are criteria that are questions of their own: their failure is told elsewhere.
    """
    seen: set[str] = set()

    def below(part: Proof) -> Iterator[Proof]:
        if part.id in seen:
            return
        seen.add(part.id)
        deeper = [child for child in _carrying(part) if child.value is FALSE]
        if deeper and part.id not in goals and not is_list(part):
            for child in deeper:
                yield from below(child)
        elif part.node.criterion is not None:
            yield part

    return below(proof)


def _carrying(proof: Proof) -> Iterator[Proof]:
    """Yield the criteria that carry a value, scaffolding opened."""
    for child in body(proof).carrying():
        if child.node.criterion is None:
            yield from _carrying(child)
        else:
            yield child
