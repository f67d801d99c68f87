"""The search for a witness: two ways of answering that differ by one answer, and in the outcome.

Guarantees: what a witness shows is so, each value being worked out by the network. Nothing is
tried twice where it can be; then everything is, up to a limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from esslaw.logic.network import NO, OPEN, YES, Network, Values
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not

MOST_STEPS = 400
"""How far the search for one witness goes."""
MOST_ROUNDS, MOST_AIMS = 30, 60
"""How often, and how many at once, leaves are answered before anything is tried twice."""
MOST_STARTS = 4
"""How many earlier witnesses lend their answers to what several comparisons share."""

Start = Mapping[int, tuple[int, ...]]
"""Answers to begin with, by unknown."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Missing facts that are answered together, and what their comparisons then answer.

    `leaves` are ranks of comparisons; each of `answers` gives a value to each of them.
    """

    facts: tuple[str, ...]
    leaves: tuple[int, ...]
    answers: tuple[tuple[int, ...], ...]


def critical(network: Network, values: Values) -> list[int]:
    """Return leaves that seem, one by one, to hold a settled goal: those worth trying.

    Only a hint: what stands under several nodes may hold less, or more, than it seems.
    """
    found, pending, seen = [], [network.goal], {network.goal}
    while pending:
        node = pending.pop()
        if node < network.count:
            found.append(node)
            continue
        for child in _holding(network, values, node):
            if child not in seen:
                seen.add(child)
                pending.append(child)
    return found


def _holding(network: Network, values: Values, node: int) -> Sequence[int]:
    """Return the children which, one by one, hold the value of a node."""
    children, value = network.children[node], values[node]
    match network.nodes[node]:
        case Not():
            return children
        case Given():
            condition, body = children
            if value == NO:
                return children
            off, on = values[condition] == NO, values[body] == YES
            return () if off and on else (condition,) if off else (body,)
        case All():
            same = [child for child in children if values[child] != YES]
            return children if value == YES else same if len(same) == 1 else ()
        case Any():
            same = [child for child in children if values[child] != NO]
            return children if value == NO else same if len(same) == 1 else ()
        case AtLeast(count=count):
            held = [child for child in children if values[child] == YES]
            if value == YES:
                return held if len(held) == count else ()
            return [c for c in children if c not in held] if len(held) == count - 1 else ()
    return ()


class Witnesses:
    """The search for witnesses: one unknown is left open, the others are answered around it."""

    def __init__(self, network: Network, unknowns: Sequence[Unknown]) -> None:
        self.network, self.unknowns = network, unknowns
        self.of_leaf = {leaf: rank for rank, one in enumerate(unknowns) for leaf in one.leaves}
        self.steps = 0
        self.starts: list[Start] = []

    def witness(self, values: Values, rank: int) -> Values | None:
        """Return values in which everything that matters but one unknown is answered.

        Its answers then make the goal different. None where there are none, or where none was
        found in time.
        """
        self.steps = MOST_STEPS
        above = frozenset[int]().union(
            *(self.network.ancestors[leaf] for leaf in self.unknowns[rank].leaves)
        )
        for start in (*reversed(self.starts[-MOST_STARTS:]), {}):
            world = values
            for other, answer in start.items():
                if other != rank and world[self.network.goal] == OPEN:
                    world = self.network.with_leaves(world, self.unknowns[other].leaves, answer)
            found = self._straight(world, rank, above, start)
            if found is not None:
                return found
        return self._search(values, rank, above)

    def _straight(
        self, values: Values, rank: int, above: frozenset[int], start: Start
    ) -> Values | None:
        """Return a witness found without trying anything twice: most are."""
        shared = dict(start)
        for _ in range(MOST_ROUNDS):
            alive, aims = self._aims(values, rank, above)
            if not alive:
                return None
            if not aims:
                if len(self.ends(values, rank)) < 2:
                    return None
                if shared not in self.starts:
                    self.starts.append(shared)
                return values
            together = [aim for aim in aims if len(self.unknowns[self.of_leaf[aim[0]]].leaves) > 1]
            if not together:
                values = self._all_at_once(values, aims)
            for leaf, wanted in together:
                if values[leaf] == OPEN:
                    other = self.of_leaf[leaf]
                    values, shared[other] = self._keeping(values, rank, above, leaf, wanted)
        return None

    def _all_at_once(self, values: Values, aims: Iterable[tuple[int, int]]) -> Values:
        """Return the values once leaves that answer for themselves have those that are wanted."""
        leaves = values[: self.network.count]
        for leaf, wanted in aims:
            (answer,) = self._nearest(self.unknowns[self.of_leaf[leaf]], leaf, wanted)[0]
            leaves[leaf] = answer
        return self.network.fill(leaves)

    def _keeping(
        self, values: Values, rank: int, above: frozenset[int], leaf: int, wanted: int
    ) -> tuple[Values, tuple[int, ...]]:
        """Return the values once leaves that answer together do, and how.

        The unknown that is left open still decides afterwards, if it can.
        """
        unknown = self.unknowns[self.of_leaf[leaf]]
        for answer in self._nearest(unknown, leaf, wanted):
            then = self.network.with_leaves(values, unknown.leaves, answer)
            if self._alive(then, rank, above):
                break
        return then, answer

    def _alive(self, values: Values, rank: int, above: frozenset[int]) -> bool:
        """Return whether an unknown still bears on the goal."""
        leaves, pending = self.unknowns[rank].leaves, [self.network.goal]
        seen: set[int] = set()
        while pending:
            node = pending.pop()
            if node in leaves:
                return True
            if values[node] == OPEN and node not in seen:
                seen.add(node)
                below = self.network.children[node]
                pending.extend(child for child in below if child in above or child in leaves)
        return False

    def _nearest(self, unknown: Unknown, leaf: int, wanted: int) -> list[tuple[int, ...]]:
        """Return the answers of an unknown, those which give a leaf the wanted value first.

        One that leaves a comparison open settles nothing that another would not settle as well.
        """
        if len(unknown.leaves) == 1 and (wanted,) in unknown.answers:
            return [(wanted,), *(one for one in unknown.answers if one != (wanted,))]
        place = unknown.leaves.index(leaf)
        settled = [one for one in unknown.answers if OPEN not in one]
        return sorted(settled or unknown.answers, key=lambda one: abs(one[place] - wanted))

    def _search(self, values: Values, rank: int, above: frozenset[int]) -> Values | None:
        if values[self.network.goal] != OPEN:
            return None
        if self.steps <= 0:
            return None
        self.steps -= 1
        alive, aims = self._aims(values, rank, above, most=1)
        if not alive:
            return None
        if not aims:
            return values if len(self.ends(values, rank)) > 1 else None
        leaf, wanted = aims[0]
        unknown = self.unknowns[self.of_leaf[leaf]]
        for answer in self._nearest(unknown, leaf, wanted):
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
        network, known, own = self.network, {*proved, rank}, self.unknowns[rank]
        shown: set[int] = set()
        for answer in own.answers:
            world = network.with_leaves(values, own.leaves, answer)
            outcome = world[network.goal]
            if outcome == OPEN or outcome in shown:
                continue
            shown.add(outcome)
            for leaf in critical(network, world):
                other = self.of_leaf.get(leaf, rank)
                if other not in known and self._turns(world, other, leaf):
                    known.add(other)
                    yield other

    def _turns(self, world: Values, other: int, leaf: int) -> bool:
        """Return whether an answer that moves a leaf reverses a settled goal."""
        unknown, network = self.unknowns[other], self.network
        place = unknown.leaves.index(leaf)
        reversed_goal = YES - world[network.goal]
        return any(
            network.with_leaves(world, unknown.leaves, answer)[network.goal] == reversed_goal
            for answer in unknown.answers
            if answer[place] != world[leaf]
        )

    def _aims(
        self, values: Values, rank: int, above: frozenset[int], most: int = MOST_AIMS
    ) -> tuple[bool, list[tuple[int, int]]]:
        """Return whether the unknown may still decide, and leaves to answer, with their value.

        None once everything that stands beside the way from the goal to it is answered.
        """
        leaves, children = self.unknowns[rank].leaves, self.network.children
        pending, seen = [self.network.goal], set[int]()
        alive, aims = False, list[tuple[int, int]]()
        while pending and not (alive and len(aims) >= most):
            node = pending.pop()
            if node in seen or values[node] != OPEN:
                continue
            seen.add(node)
            if node in leaves:
                alive = True
                continue
            on_the_way = []
            for child in children[node]:
                if values[child] != OPEN:
                    continue
                if child in above or child in leaves:
                    on_the_way.append(child)
                elif len(aims) < most:
                    aims += self._reach(values, child, self._neutral(values, node, child), rank)
            pending.extend(reversed(on_the_way))
        return alive, aims

    def _neutral(self, values: Values, node: int, child: int) -> int:
        """Return the value of a child with which its node follows the others."""
        below, kind = self.network.children[node], self.network.nodes[node]
        if isinstance(kind, All):
            return YES
        match kind:
            case Any():
                return NO
            case Given():
                return YES if child == below[0] else NO
            case AtLeast(count=count):
                return YES if sum(values[one] == YES for one in below) < count - 1 else NO
            case _:
                return YES

    def _reach(self, values: Values, node: int, wanted: int, rank: int) -> list[tuple[int, int]]:
        """Return leaves below an open node whose answers bring it to a value, or nearer to it."""
        network = self.network
        if node < network.count:
            own = self.of_leaf.get(node)
            return [] if own is None or own == rank else [(node, wanted)]
        below = [child for child in network.children[node] if values[child] == OPEN]
        wishes = [(child, wanted) for child in below]
        match network.nodes[node]:
            case Not():
                return self._reach(values, below[0], YES - wanted, rank)
            case Given():
                condition, body = network.children[node]
                order = (body, condition) if wanted == YES else (condition, body)
                wishes = [(c, wanted if c == body else YES - wanted) for c in order if c in below]
                one_is_enough = wanted == YES
            case Any():
                one_is_enough = wanted == YES
            case _:
                one_is_enough = wanted == NO
        aims: list[tuple[int, int]] = []
        for child, wish in wishes:
            aims += self._reach(values, child, wish, rank)
            if aims and one_is_enough:
                break
        return aims
