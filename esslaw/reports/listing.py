"""All the conditions of an answer, one per line, in the order of the law: those met as well.

Guarantees: conjunctions are laid flat; a choice is one line, with the ways that still count
under it, unless it is itself inside such a way; what another question decides is one line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from esslaw.advice.causes import body, is_list
from esslaw.i18n import sentence
from esslaw.logic.nodes import All, Any, Node
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE

ONE_IS_ENOUGH = sentence("Une de ces voies suffit :")
"""What is said of a choice whose ways are listed under it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line: its proof, how deep it stands, whether it is a choice that has its ways under it."""

    proof: Proof
    depth: int
    chosen: bool


def listed(proof: Proof, goals: Collection[str] = ()) -> tuple[Listed, ...]:
    """Return the conditions of a proof; `goals` are criteria that are questions of their own."""
    seen: set[str] = set()

    def line(one: Proof, depth: int) -> Iterator[Listed]:
        if one.node.criterion is not None and one.id not in seen:
            seen.add(one.id)
            yield Listed(one, depth, chosen=depth == 0 and bool(_ways(one)))

    def below(one: Proof, depth: int) -> Iterator[Listed]:
        for child in body(one).criteria():
            if child.id in goals or not child.applies:
                yield from line(child, depth)
            elif _kind(child) is All:
                yield from below(child, depth)
            else:
                yield from line(child, depth)
                for way in _ways(child) if depth == 0 else ():
                    yield from line(way, depth + 1)
                    if _kind(way) is All and way.value is child.value:
                        yield from below(way, depth + 2)

    return tuple(below(proof, 0)) or tuple(line(proof, 0))


def _kind(proof: Proof) -> type[Node]:
    return type(body(proof).node)


def _ways(proof: Proof) -> tuple[Proof, ...]:
    """Return the ways of a choice that are worth telling: those which made it, once it is made."""
    asked = body(proof)
    if not isinstance(asked.node, Any) or is_list(proof):
        return ()
    ways = asked.carrying() if asked.value is TRUE else asked.children
    return ways if any(_kind(way) is All for way in ways) else ()
