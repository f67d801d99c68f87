"""Which missing answers can still change an outcome, and which can settle it alone.

Guarantees: what is kept has a witness, two ways of answering everything else alike in which this
one answer makes the outcome another; what is left out has none, or none was found in time. The
witness is looked for among the answers of the comparisons: those that share a fact answer
together, those that lack several facts, or rows, answer freely. Where nothing has a witness and
answers can settle the goal all the same, as when all of them lead to one outcome, those that do
are kept: the goal is open until they are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esslaw.advice.witness import Unknown, Witnesses
from esslaw.logic.network import OPEN, Network, Values


@dataclass(frozen=True, slots=True)
class Relevance:
    """An unknown that matters; `settles`: one of its answers, alone, settles the outcome."""

    unknown: Unknown
    settles: bool
    spares: int
    """How many open comparisons its most telling answer makes pointless."""


def relevant(
    network: Network, values: Values, unknowns: Sequence[Unknown]
) -> tuple[Relevance, ...]:
    """Return the unknowns that can still change the value of the goal, in their order."""
    search = Witnesses(network, unknowns)
    proved: set[int] = set()
    for rank, unknown in enumerate(unknowns):
        if rank not in proved and len(unknown.answers) > 1:
            world = search.witness(values, rank)
            if world is not None:
                proved.add(rank)
                proved.update(search.shown_by(world, rank, proved))
    proved = proved or set(_settling(network, values, unknowns))
    masks = network.open_below(values)
    return tuple(_weighed(network, values, masks, unknowns[rank]) for rank in sorted(proved))


def _settling(network: Network, values: Values, unknowns: Sequence[Unknown]) -> list[int]:
    """Return the unknowns of which an answer settles the goal; or all, where only all do."""
    alone = [
        rank
        for rank, unknown in enumerate(unknowns)
        if any(
            network.with_leaves(values, unknown.leaves, answer)[network.goal] != OPEN
            for answer in unknown.answers
        )
    ]
    then = values
    for unknown in unknowns:
        settled = [answer for answer in unknown.answers if OPEN not in answer]
        then = network.with_leaves(then, unknown.leaves, (settled or unknown.answers)[0])
    return alone or ([*range(len(unknowns))] if then[network.goal] != OPEN else [])


def _weighed(network: Network, values: Values, masks: list[int], unknown: Unknown) -> Relevance:
    """Return an unknown with what its answers do by themselves."""
    before = fewest = masks[network.goal].bit_count()
    for answer in unknown.answers:
        then = network.with_leaves(values, unknown.leaves, answer)
        if then[network.goal] != OPEN:
            return Relevance(unknown, settles=True, spares=before)
        live = network.open_after(masks, then, unknown.leaves)
        fewest = min(fewest, live.bit_count())
    return Relevance(unknown, settles=False, spares=before - fewest)


def mask_of(unknown: Unknown) -> int:
    """Return the comparisons of an unknown as a mask of bits."""
    return sum(1 << leaf for leaf in unknown.leaves)


def carried(network: Network, values: Values) -> list[int]:
    """Return the open leaves that stand under the goal through open nodes only."""
    mask = network.open_below(values)[network.goal]
    return [leaf for leaf in range(network.count) if mask >> leaf & 1]
