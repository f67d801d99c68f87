"""How a proof is read: which criteria stand under which, and which of them made a no."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from esslaw.logic.nodes import Any, Given, Node
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE

LIST = 3
"""More alternatives than this make a list: it is read as a whole, and so is its failure."""


def body(proof: Proof) -> Proof:
    """Return what a criterion asks, its condition of application put aside."""
    return proof.children[1] if isinstance(proof.node, Given) else proof


def criteria(proof: Proof) -> tuple[Proof, ...]:
    """Return the criteria just below a criterion, its condition of application left out."""
    return tuple(body(proof).criteria())


def is_list(proof: Proof) -> bool:
    """Whether a criterion asks for one item of a long list."""
    asked = body(proof)
    return isinstance(asked.node, Any) and len(asked.children) > LIST


def kind(proof: Proof) -> type[Node]:
    """Return the kind of node that combines what a criterion asks."""
    return type(body(proof).node)


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


def leaves(proof: Proof) -> Iterator[Proof]:
    """Yield the comparisons that carry the value of a criterion."""
    return (part for part in proof.carried() if not part.children)
