"""Which missing answers can still change an outcome, and which can settle it alone.

Guarantees: what is kept has a witness, two ways of answering everything else alike in which this
one answer makes the outcome another; what is left out has none. The witness is looked for among
the answers of the comparisons: those that share a fact answer together, those that lack several
facts, or rows, answer freely. A search that takes too long keeps the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from esslaw.logic.network import NO, OPEN, YES, Network, Values
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not, Test

MOST_STEPS = 400
"""How far the search for one witness goes."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Missing facts that are answered together, and what their comparisons then answer.

    `leaves` are ranks of comparisons; each of `answers` gives a value to each of them.
    """

    facts: tuple[str, ...]
    leaves: tuple[int, ...]
    answers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Relevance:
    """An unknown that matters; `settles`: one of its answers, alone, settles the outcome."""

    unknown: Unknown
    settles: bool
    spares: int
    """How many other unknowns its most telling answer makes pointless."""


def relevant(
    network: Network, values: Values, unknowns: Sequence[Unknown]
) -> tuple[Relevance, ...]:
    """Return the unknowns that can still change the value of the goal, in their order."""
    search = _Search(network, unknowns)
    proved: set[int] = set()
    for rank, unknown in enumerate(unknowns):
        if rank not in proved and len(unknown.answers) > 1:
            world = search.witness(values, rank)
            if world is not None:
                proved.add(rank)
                proved.update(search.shown_by(world, rank, proved))
    masks = network.open_below(values)
    kept = {rank: _mask(unknowns[rank]) for rank in sorted(proved)}
    return tuple(_weighed(network, values, masks, unknowns[rank], kept) for rank in kept)


def _weighed(
    network: Network,
    values: Values,
    masks: list[int],
    unknown: Unknown,
    kept: Mapping[int, int],
) -> Relevance:
    """Return an unknown with what its answers do by themselves."""
    fewest, own = len(kept), _mask(unknown)
    for answer in unknown.answers:
        then = network.with_leaves(values, unknown.leaves, answer)
        if then[network.goal] != OPEN:
            return Relevance(unknown, settles=True, spares=len(kept) - 1)
        live = network.open_after(masks, then, unknown.leaves)
        fewest = min(fewest, sum(1 for mask in kept.values() if mask & live and mask != own))
    return Relevance(unknown, settles=False, spares=len(kept) - 1 - fewest)


def _mask(unknown: Unknown) -> int:
    return sum(1 << leaf for leaf in unknown.leaves)


def carried(network: Network, values: Values) -> list[int]:
    """Return the open leaves that stand under the goal through open nodes only."""
    mask = network.open_below(values)[network.goal]
    return [leaf for leaf in range(network.count) if mask >> leaf & 1]


class _Search:
    """The search for witnesses: one unknown is left open, the others are answered around it."""

    def __init__(self, network: Network, unknowns: Sequence[Unknown]) -> None:
        self.network, self.unknowns = network, unknowns
        self.of_leaf = {leaf: rank for rank, one in enumerate(unknowns) for leaf in one.leaves}
        self.steps = 0

    def witness(self, values: Values, rank: int) -> Values | None:
        """Return values in which everything that matters but one unknown is answered.

        Its answers then make the goal different. None where there are none; the values as they
        are where the search was given up.
        """
        self.steps = MOST_STEPS
        above = frozenset[int]().union(
            *(self.network.ancestors[leaf] for leaf in self.unknowns[rank].leaves)
        )
        return self._search(values, rank, above)

    def _search(self, values: Values, rank: int, above: frozenset[int]) -> Values | None:
        if values[self.network.goal] != OPEN:
            return None
        if self.steps <= 0:
            return values
        self.steps -= 1
        alive, aim = self._aim(values, rank, above)
        if not alive:
            return None
        if aim is None:
            return values if len(self.ends(values, rank)) > 1 else None
        other, wanted = aim
        unknown = self.unknowns[self.of_leaf[other]]
        place = unknown.leaves.index(other)
        for answer in sorted(unknown.answers, key=lambda one: abs(one[place] - wanted)):
            then = self.network.with_leaves(values, unknown.leaves, answer)
            found = self._search(then, rank, above)
            if found is not None:
                return found
        return None

    def ends(self, values: Values, rank: int) -> set[int]:
        """Return what the goal becomes under each answer of an unknown."""
        unknown, network = self.unknowns[rank], self.network
        return {
            network.with_leaves(values, unknown.leaves, answer)[network.goal]
            for answer in unknown.answers
        }

    def shown_by(self, values: Values, rank: int, proved: Iterable[int]) -> Iterator[int]:
        """Yield the other unknowns of which the same witness shows that they matter."""
        network, known, own = self.network, set(proved), self.unknowns[rank]
        for answer in own.answers:
            world = network.with_leaves(values, own.leaves, answer)
            outcome = world[network.goal]
            for other, unknown in enumerate(self.unknowns):
                if outcome == OPEN or other in known or other == rank:
                    continue
                for one in unknown.answers:
                    then = network.with_leaves(world, unknown.leaves, one)[network.goal]
                    if then == YES - outcome:
                        known.add(other)
                        yield other
                        break

    def _aim(
        self, values: Values, rank: int, above: frozenset[int]
    ) -> tuple[bool, tuple[int, int] | None]:
        """Return whether the unknown may still decide, and the next leaf to answer, and how.

        No leaf once everything that stands beside the way from the goal to it is answered.
        """
        leaves, children = self.unknowns[rank].leaves, self.network.children
        pending, seen = [self.network.goal], set[int]()
        alive, aim = False, None
        while pending and not (alive and aim):
            node = pending.pop()
            if node in seen or values[node] != OPEN:
                continue
            seen.add(node)
            if node in leaves:
                alive = True
                continue
            on_the_way = []
            for child in children[node]:
                if child in above or child in leaves:
                    on_the_way.append(child)
                elif aim is None and values[child] == OPEN:
                    aim = self._reach(values, child, self._neutral(values, node, child), rank)
            pending.extend(reversed(on_the_way))
        return alive, aim

    def _neutral(self, values: Values, node: int, child: int) -> int:
        """Return the value of a child with which its node follows the others."""
        below = self.network.children[node]
        match self.network.nodes[node]:
            case All():
                return YES
            case Any():
                return NO
            case Given():
                return YES if child == below[0] else NO
            case AtLeast(count=count):
                return YES if sum(values[one] == YES for one in below) < count - 1 else NO
            case _:
                return YES

    def _reach(self, values: Values, node: int, wanted: int, rank: int) -> tuple[int, int] | None:
        """Return a leaf below an open node whose answer brings it nearer to a value."""
        network = self.network
        if node < network.count:
            own = self.of_leaf.get(node)
            return None if own is None or own == rank else (node, wanted)
        below = [child for child in network.children[node] if values[child] == OPEN]
        match network.nodes[node]:
            case Not():
                return self._reach(values, below[0], YES - wanted, rank)
            case Given():
                condition, body = network.children[node]
                order = (body, condition) if wanted == YES else (condition, body)
                wishes = [(c, wanted if c == body else YES - wanted) for c in order if c in below]
            case Test():  # its law was not found: nothing can be answered
                return None
            case _:
                wishes = [(child, wanted) for child in below]
        for child, wish in wishes:
            found = self._reach(values, child, wish, rank)
            if found is not None:
                return found
        return None
