"""Proofs of a same question on a day, every criterion at hand by its identifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

SCAFFOLDING = "?!~"
"""What follows the identifier of a criterion in those of the nodes it is made of."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """The proofs of some criteria on a day, and of all that stands below them, by identifier."""

    on: date
    facts: Mapping[str, Any]
    roots: Mapping[str, Proof]
    proofs: Mapping[str, Proof]


def picture(on: date, facts: Mapping[str, Any], roots: Mapping[str, Proof]) -> Picture:
    """Return the picture of some proofs."""
    proofs: dict[str, Proof] = {}
    pending = [*roots.values()]
    while pending:
        proof = pending.pop()
        if proof.id not in proofs:
            proofs[proof.id] = proof
            pending.extend(proof.children)
    return Picture(on, facts, roots, proofs)


def standing_of(proof: Proof) -> tuple[object, ...]:
    """Return what a criterion answers: its value, whether it applies, on what it stands."""
    return proof.value, proof.applies, proof.standing


def owner(name: str) -> str:
    """Return the criterion that a node belongs to.

    >>> owner("esus.charge.sans_exercice_clos?")
    'esus.charge.sans_exercice_clos'
    """
    return name.rstrip(SCAFFOLDING)


FAVOUR = (FALSE, UNKNOWN, TRUE)


def carriers(before: Proof, after: Proof) -> tuple[list[str], list[str]]:
    """Return the criteria that carry the less favourable of two answers, then the other's.

    Of two answers that are worth the same, all that carries either is given first.
    """
    was, now = ([owner(proof.id) for proof in one.carried()] for one in (before, after))
    if before.value is after.value:
        return [*was, *now], []
    return (was, now) if FAVOUR.index(before.value) < FAVOUR.index(after.value) else (now, was)


def all_criteria(before: Picture, after: Picture) -> Sequence[str]:
    """Return the criteria of two pictures, in the order of the first, then of the second."""
    return [*dict.fromkeys(owner(name) for name in (*before.proofs, *after.proofs))]
