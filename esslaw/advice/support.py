"""What an outcome rests on, criterion by criterion, where it is met or still open.

Guarantees: nothing that is *sans objet* and nothing that does not hold is ever among it; of
several open ways, only those which something already speaks for are.
"""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.logic.nodes import All, Any, AtLeast, Given, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN


def supporting(top: Proof) -> tuple[Proof, ...]:
    """Return the proofs that speak for an outcome, from the top, each once; none for a refusal."""
    if top.value is FALSE or not top.applies:
        return ()
    seen: dict[str, Proof] = {}
    pending = [top]
    while pending:
        proof = pending.pop()
        if proof.id not in seen:
            seen[proof.id] = proof
            pending.extend(reversed(_below(proof)))
    return tuple(seen.values())


def citing(top: Proof) -> Iterator[Proof]:
    """Yield the last criteria among them: those whose articles found the outcome.

    A criterion that only gathers others cites the articles of all the cases it gathers.
    """
    for proof in supporting(top):
        if _may_be_without_object(proof) or any(_criteria(proof)):
            continue
        if proof.node.criterion is not None:
            yield proof


def _may_be_without_object(proof: Proof) -> bool:
    return isinstance(proof.node, Given) and proof.value is UNKNOWN is proof.children[0].value


def _criteria(proof: Proof) -> Iterator[bool]:
    for below in _below(proof):
        yield below.node.criterion is not None or any(_criteria(below))


def _below(proof: Proof) -> tuple[Proof, ...]:
    match proof.node:
        case Given() if _may_be_without_object(proof):
            below: tuple[Proof, ...] = ()
        case Given():
            below = (proof.children[1],)
        case All() | AtLeast() if proof.value is UNKNOWN:
            below = proof.children
        case All() | AtLeast():
            below = proof.carrying()
        case Any():
            below = proof.carrying() if proof.value is TRUE else _open_ways(proof)
        case _:
            below = ()
    return tuple(one for one in below if one.value is not FALSE and one.applies)


def _open_ways(proof: Proof) -> tuple[Proof, ...]:
    """Return the only open branch of an alternative, or those of which a part holds already."""
    ways = tuple(child for child in proof.children if child.value is UNKNOWN)
    if len(ways) < 2:
        return ways
    return tuple(way for way in ways if any(_holds(part) for part in supporting(way)))


def _holds(proof: Proof) -> bool:
    return isinstance(proof.node, Test) and proof.value is TRUE
