"""The conditions of a verdict, one per line, in the order of the law, each with its proof."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from esslaw.reports.listing import ONE_IS_ENOUGH, listed
from esslaw.verdict import Verdict
from webform.language import Language
from webform.result.marks import Mark, mark
from webform.result.sources import Source, sources


@dataclass(frozen=True, slots=True)
class Condition:
    """A line: how deep it stands, what it says, its status, where its proof is.

    `chosen` is what is said of a choice whose ways stand under it; it may be empty.
    """

    depth: int
    sentence: str
    mark: Mark
    sources: tuple[Source, ...]
    proof: str
    chosen: str


def conditions(
    verdict: Verdict, goals: Collection[str], proofs: Mapping[str, str], _: Language
) -> tuple[Condition, ...]:
    """Return the conditions of a verdict; `proofs` is where the page proves each criterion."""
    return tuple(
        Condition(
            line.depth,
            _(line.proof.node.criterion.label),
            mark(line.proof, _),
            sources(line.proof.node.criterion.citations, _),
            proofs.get(line.proof.id, ""),
            _(ONE_IS_ENOUGH) if line.chosen else "",
        )
        for line in listed(verdict.proof, goals)
        if line.proof.node.criterion is not None
    )
