"""Which criteria of a proof are read as its conditions, one per line, in the order of the law."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.logic.nodes import Any, AtLeast, Given, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, UNKNOWN
from esslaw.rulebook.terms import facts_read

SAME = 3
"""From so many failed alternatives on one fact, the alternative is told, not each branch."""


def opened(proof: Proof) -> Iterator[Proof]:
    """Yield a criterion, or the criteria just inside scaffolding that carry its value."""
    if proof.node.criterion is not None:
        yield proof
    else:
        for child in proof.carrying():
            yield from opened(child)


def conditions_of(proof: Proof) -> Iterator[Proof]:
    """Yield the conditions that carry a proof: its leaves and its lists, each once."""
    seen: set[str] = set()

    def below(part: Proof) -> Iterator[Proof]:
        if part.id in seen:
            return
        seen.add(part.id)
        if part.node.criterion is not None and _is_condition(part):
            yield part
        else:
            for child in part.carrying():
                yield from below(child)

    return below(proof)


def asked_by(proof: Proof) -> Proof:
    """Return what a condition asks where it applies."""
    return proof.children[1] if isinstance(proof.node, Given) and proof.applies else proof


def _is_condition(proof: Proof) -> bool:
    if isinstance(proof.node, Given):
        condition, body = proof.children
        whole = body.node.criterion is None and _is_whole(body)
        settled = condition.value is not UNKNOWN or proof.value is not UNKNOWN
        return not proof.applies or (whole and settled)
    return _is_whole(proof)


def _is_whole(proof: Proof) -> bool:
    """Whether a node is told as one: a comparison, a count, a long alternative on one fact."""
    match proof.node:
        case Test() | AtLeast():
            return True
        case Any() if proof.value is FALSE:
            asked = [
                facts_read(c.node.comparison) for c in proof.children if isinstance(c.node, Test)
            ]
            return max(map(asked.count, asked), default=0) >= SAME
        case _:
            return False
