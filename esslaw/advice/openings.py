"""What a proof that is not settled still asks: every smallest way in which it could become true.

Guarantees: read off the proof alone; a way lists the criteria that it asks for, in the order of
the rule, and the texts that were not found among them; at most `MOST` ways are kept, the
shortest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esslaw.logic.nodes import All, Any, AtLeast, Given, Not, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.rulebook.terms import LawNotFound

MOST = 12


@dataclass(frozen=True, slots=True)
class Ask:
    """A criterion that has to be true, or false where it is `wanted` false."""

    proof: Proof
    wanted: bool = True

    @property
    def unread(self) -> bool:
        """Whether no answer can settle it, since its text was not found."""
        node = self.proof.node
        return isinstance(node, Test) and isinstance(node.comparison, LawNotFound)


Way = tuple[Ask, ...]


def ways_open(proof: Proof, *, wanted: bool = True) -> tuple[Way, ...]:
    """Return the ways in which a proof can still take the wanted value; none where it cannot.

    One empty way where it has that value already.
    """
    if proof.value is (TRUE if wanted else FALSE):
        return ((),)
    if proof.value is (FALSE if wanted else TRUE):
        return ()
    match proof.node:
        case Test():
            return ((Ask(proof, wanted),),)
        case Not():
            return ways_open(proof.children[0], wanted=not wanted)
        case Given():
            condition, body = proof.children
            off = ways_open(condition, wanted=False)
            asked = _named(ways_open(body, wanted=wanted), body, proof)
            if wanted:
                return _smallest([*asked, *off])
            return _together([ways_open(condition, wanted=True), asked])
        case All() | Any():
            conjunction = isinstance(proof.node, All) is wanted
            ways = [ways_open(child, wanted=wanted) for child in proof.children]
            return _together(ways) if conjunction else _smallest(way for one in ways for way in one)
        case AtLeast():
            # A list is asked for as one thing: its items are not ways that a person chooses from.
            return ((Ask(proof, wanted),),)
    raise TypeError(f"not a node of the kernel: {proof.node!r}")


def _named(ways: tuple[Way, ...], body: Proof, criterion: Proof) -> tuple[Way, ...]:
    """Return ways in which a body that is a comparison goes by the name of its criterion."""
    return tuple(
        tuple(Ask(criterion, ask.wanted) if ask.proof is body else ask for ask in way)
        for way in ways
    )


def _together(choices: Iterable[tuple[Way, ...]]) -> tuple[Way, ...]:
    made: tuple[Way, ...] = ((),)
    for options in choices:
        made = _smallest(_joined(before, option) for before in made for option in options)
    return made


def _joined(one: Way, other: Way) -> Way:
    known = {(ask.proof.id, ask.wanted) for ask in one}
    return (*one, *(ask for ask in other if (ask.proof.id, ask.wanted) not in known))


def _smallest(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Return the ways, shortest first, without those that ask for more than another one."""
    kept: list[tuple[frozenset[tuple[str, bool]], Way]] = []
    for way in sorted(ways, key=len):
        asked = frozenset((ask.proof.id, ask.wanted) for ask in way)
        if not any(smaller <= asked for smaller, _ in kept):
            kept.append((asked, way))
    return tuple(way for _, way in kept[:MOST])
