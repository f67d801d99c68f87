"""What made a no: the criteria that failed, as deep as one of them can be named."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from esslaw.logic.nodes import All, Any, AtLeast, Given, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.rulebook.terms import facts_read

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


def causes(
    proof: Proof, goals: Collection[str] = (), whose: Collection[str] = ()
) -> Iterator[Proof]:
    """Yield the criteria that made a criterion fail, as deep as one can be named.

    `goals` are criteria that are questions of their own: their failure is told elsewhere. `whose`
    are facts that say whom a branch of an alternative is for: a branch for another is not told
    where there is one that is not, and in a long list one's own branch is told too.
    """
    seen: set[str] = set()

    def below(part: Proof) -> Iterator[Proof]:
        if part.id in seen:
            return
        seen.add(part.id)
        failed = [child for child in _carrying(part) if child.value is FALSE]
        told = failed
        if isinstance(body(part).node, Any):
            told = [child for child in failed if not _is_for_another(child, whose)] or failed
        if is_list(part):
            told = [child for child in failed if _is_ones_own(child, whose)]
        told = [] if part.id in goals else told
        criterion = part.node.criterion
        if criterion is not None and (not told or (is_list(part) and criterion.note)):
            yield part
        for child in told:
            yield from below(child)

    return below(proof)


def _is_for_another(proof: Proof, whose: Collection[str]) -> bool:
    """Whether a failed criterion fails, whatever else is, because of whose case it is."""
    asked = body(proof)
    failed = [child for child in asked.children if child.value is FALSE]
    match asked.node:
        case Test():
            return _says_whose(asked, whose)
        case All():
            return any(_is_for_another(child, whose) for child in failed)
        case Any():
            return all(_is_for_another(child, whose) for child in failed)
        case _:
            return False


def _is_ones_own(proof: Proof, whose: Collection[str]) -> bool:
    """Whether a failed criterion is for the one whose case it is, and fails for another reason."""
    asked = body(proof)
    return isinstance(asked.node, All) and any(
        child.value is TRUE and _says_whose(child, whose) for child in asked.children
    )


def _says_whose(proof: Proof, whose: Collection[str]) -> bool:
    """Whether a criterion reads nothing but whose case it is."""
    if not isinstance(proof.node, Test):
        return False
    read = facts_read(proof.node.comparison)
    return bool(read) and set(read) <= set(whose)


def _carrying(proof: Proof) -> Iterator[Proof]:
    """Yield the criteria that carry a value, scaffolding opened."""
    for child in body(proof).carrying():
        if child.node.criterion is None:
            yield from _carrying(child)
        else:
            yield child
