"""The articles that the visas of a délibération name.

Guarantees: an article which some `article` document names is cited exactly where one of them fits;
any other, where a criterion that carries the outcome cites it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from esslaw.advice.articles import numbers, rank_of
from esslaw.advice.support import citing
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE, Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Source
from esslaw.rulebook.visas import Visa, VisaVersion

LAST = 1_000_000
"""The rank of what has none."""

Gate = tuple[Visa, VisaVersion, Truth]
"""An `article` document, as it stands on a day, and whether it fits."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that visas cite: its articles by number, each with the rank it is given."""

    source: Source
    ranks: Mapping[str, int]


def cited(rulebook: Rulebook, proof: Proof, gates: Iterable[Gate]) -> tuple[Cited, ...]:
    """Return what the visas cite: what carries, and what the documents of articles add to it."""
    by_source: dict[str, list[Gate]] = defaultdict(list)
    for gate in gates:
        for reference in gate[1].references:
            by_source[reference.source.id].append(gate)
    carrying = {
        citation.source: None
        for node in citing(proof)
        for citation in (node.node.criterion.citations if node.node.criterion else ())
    }
    found = []
    for name in dict.fromkeys([*carrying, *by_source]):
        source = rulebook.sources[name]
        ranks = dict.fromkeys(numbers(source.article), LAST)
        if name in by_source:
            fitting = [gate for gate in by_source[name] if gate[2] is TRUE]
            if not fitting:
                continue
            ranks = _ranks(source, fitting)
        found.append(Cited(source, ranks))
    return tuple(found)


def _ranks(source: Source, gates: Iterable[Gate]) -> dict[str, int]:
    """Return the articles that documents name, each with the first of their ranks."""
    ranks: dict[str, int] = {}
    for visa, version, _ in gates:
        for number in numbers(version.text or source.article):
            rank = LAST if visa.rank is None else visa.rank
            ranks[number] = min(rank, ranks.get(number, LAST))
    return ranks


def in_order(gathered: Iterable[Cited]) -> list[str]:
    """Return the numbers of articles of a text: by rank, then as in the text."""
    ranks: dict[str, int] = {}
    for one in gathered:
        for number, rank in one.ranks.items():
            ranks[number] = min(rank, ranks.get(number, LAST))
    return sorted(ranks, key=lambda number: (ranks[number], rank_of(number)))
