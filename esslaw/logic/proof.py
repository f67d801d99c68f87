"""The proof: the value of every criterion, on what it stands, and the facts that made it.

Guarantees: immutable; built by the evaluation, never afterwards; what is derived for reading
(the facts used, the carrying children) is computed from it on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from esslaw.logic.leaves import Situation
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth


class Standing(Enum):
    """On what a value stands: the facts alone, or an assessment that may be seen otherwise."""

    SETTLED = "settled"
    APPRECIATION = "appreciation"


SETTLED, APPRECIATION = Standing.SETTLED, Standing.APPRECIATION


class Proof(NamedTuple):
    """A node of the proof.

    `children` are the proofs it was made from, in the order of the rule; `situation` is what its
    leaf read. A `Given` whose condition is false is *sans objet*: it harms nothing.
    """

    node: Node
    value: Truth
    standing: Standing
    children: tuple[Proof, ...]
    situation: Situation

    @property
    def id(self) -> str:
        """The identifier of the criterion."""
        return self.node.id

    @property
    def applies(self) -> bool:
        """Whether the criterion concerns the case; false means *sans objet*."""
        return not (isinstance(self.node, Given) and self.children[0].value is FALSE)

    def criteria(self) -> Iterator[Proof]:
        """Yield the criteria just below, scaffolding nodes opened."""
        for child in self.children:
            if child.node.criterion is None:
                yield from child.criteria()
            else:
                yield child

    def carrying(self) -> tuple[Proof, ...]:
        """Return the children that carry the value: without them it could be another one."""
        if not self[3]:
            return ()
        match self.node:
            case Given():
                return self._given()
            case All():
                return self._deciding(FALSE)
            case Any():
                return self._deciding(TRUE)
            case AtLeast():
                return tuple(child for child in self.children if child.value is self.value)
            case Not():
                return self.children
            case _:
                return ()

    def _given(self) -> tuple[Proof, ...]:
        """The condition that does not hold, or the body; the settled one where both would do."""
        condition, body = self.children
        if self.value is not TRUE:
            return self.children
        own = self.node.criterion is not None and self.node.criterion.appreciation is not None
        settled_body = body.value is TRUE and body.standing is SETTLED and not own
        if condition.value is FALSE and (condition.standing is SETTLED or not settled_body):
            return (condition,)
        return (body,)

    def _deciding(self, decisive: Truth) -> tuple[Proof, ...]:
        same = tuple(child for child in self.children if child.value is self.value)
        if self.value is not decisive:
            return same
        settled = tuple(child for child in same if child.standing is SETTLED)
        return settled or same

    def walk(self) -> Iterator[Proof]:
        """Yield this proof and those below it, each node once, in reading order."""
        # What `_each_once` does, for the way that is taken most often: half the time.
        seen: set[str] = set()
        pending = [self]
        while pending:
            proof = pending.pop()
            name = proof[0].id
            if name not in seen:
                seen.add(name)
                yield proof
                pending.extend(proof[3][::-1])

    def applicable(self) -> Iterator[Proof]:
        """Yield this proof and those below it that concern the case, each node once."""
        return _each_once(self, lambda proof: proof.children if proof.applies else ())

    def find(self, name: str) -> Proof | None:
        """Return the proof of a criterion below this one, or None."""
        return next((proof for proof in self.walk() if proof.id == name), None)

    def carried(self) -> Iterator[Proof]:
        """Yield what carries the value, from here down, each node once."""
        return _each_once(self, Proof.carrying)

    def reservations(self) -> tuple[Proof, ...]:
        """Return the assessments on which the value rests."""
        if self.standing is SETTLED or self.value is UNKNOWN:
            return ()
        return tuple(
            proof
            for proof in self.carried()
            if proof.node.criterion is not None
            and proof.node.criterion.appreciation is not None
            and proof.value is not UNKNOWN
            and proof.applies
        )


def _each_once(top: Proof, below: Callable[[Proof], tuple[Proof, ...]]) -> Iterator[Proof]:
    """Yield a proof and those that `below` gives, from the top, each node once."""
    seen: set[str] = set()
    pending = [top]
    while pending:
        proof = pending.pop()
        if proof.id not in seen:
            seen.add(proof.id)
            yield proof
            pending.extend(reversed(below(proof)))
