"""The conditions of a verdict, one per line, in the order of the law.

Guarantees: conjunctions are laid flat; a choice is one line, with the ways that still count
under it, unless it is itself inside such a way; what another regime decides is one line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from esslaw.logic.nodes import All, Any
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE
from esslaw.verdict import Verdict
from webform.language import Language
from webform.result.marks import Mark, mark
from webform.result.shape import body, criteria, is_list, kind
from webform.result.sources import Source, sources


@dataclass(frozen=True, slots=True)
class Condition:
    """A line: how deep it stands, what it says, its status, where its proof is."""

    depth: int
    sentence: str
    mark: Mark
    sources: tuple[Source, ...]
    proof: str
    chosen: bool


def conditions(
    verdict: Verdict, goals: Collection[str], proofs: Mapping[str, str], _: Language
) -> tuple[Condition, ...]:
    """Return the conditions of a verdict; `proofs` is where the page proves each criterion."""
    seen: set[str] = set()

    def line(proof: Proof, depth: int) -> Iterator[Condition]:
        criterion = proof.node.criterion
        if criterion is not None and proof.id not in seen:
            seen.add(proof.id)
            yield Condition(
                depth,
                _(criterion.label),
                mark(proof, _),
                sources(criterion.citations, _),
                proofs.get(proof.id, ""),
                chosen=depth == 0 and bool(_ways(proof)),
            )

    def below(proof: Proof, depth: int) -> Iterator[Condition]:
        for child in criteria(proof):
            if child.id in goals or not child.applies:
                yield from line(child, depth)
            elif kind(child) is All:
                yield from below(child, depth)
            else:
                yield from line(child, depth)
                for way in _ways(child) if depth == 0 else ():
                    yield from line(way, depth + 1)
                    if kind(way) is All and way.value is child.value:
                        yield from below(way, depth + 2)

    found = tuple(below(verdict.proof, 0))
    return found or tuple(line(verdict.proof, 0))


def _ways(proof: Proof) -> tuple[Proof, ...]:
    """Return the ways of a choice that are worth telling: those which made it, once it is made."""
    asked = body(proof)
    if not isinstance(asked.node, Any) or is_list(proof):
        return ()
    ways = asked.carrying() if asked.value is TRUE else asked.children
    return ways if any(kind(way) is All for way in ways) else ()
