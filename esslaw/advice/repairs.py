"""The search for what makes a goal true: every smallest set of moves, or what stands in the way.

Guarantees: each set found makes the goal true and agrees with all that is left as it is; no set
holds a smaller one that does. The search is complete over the values worth trying (see
`boundaries`): as long as the goal falls short, some of the answers that keep it so have to change
(see `hindrances`), and each way of changing one of them is followed, the fewest moves first. Where
it had to stop early, it says so. A date that is known is only put off: the past stays as it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import localcontext
from typing import Any

from esslaw.advice.handles import Handle
from esslaw.advice.hindrances import Known, hindrance, still_known
from esslaw.advice.options import Option, options
from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Situation
from esslaw.logic.network import YES, Network, Values, code

MOST_STEPS = 3000
"""How many sets are tried before the search stops."""


@dataclass(frozen=True, slots=True)
class Move:
    """A handle brought to a value, and a comparison that asked for it, by its rank."""

    handle: Handle
    value: Any
    option: Option
    leaf: int


Moves = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A case once some moves are made."""

    moves: Moves
    situation: Situation
    values: Values
    key: Key
    known: Known
    """Why nodes fell short before the last move."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """The case after each smallest set of moves; where there is none, what no move changes.

    `blocked` are comparisons, by rank; `exhaustive` is false where the search stopped early.
    """

    states: tuple[State, ...]
    blocked: tuple[int, ...]
    exhaustive: bool


Key = frozenset[tuple[str, ...]]
"""What tells a set of moves from another, whatever their order."""
Movable = Callable[[int], tuple[Handle, ...]]
Admits = Callable[[Mapping[str, Any]], bool]


class Search:
    """The search on one case.

    `movable` says what could be moved to change a comparison, `admits` whether changed facts
    agree with the others; `target` is what the goal has to reach, YES or at least OPEN.
    """

    def __init__(
        self,
        network: Network,
        situation: Situation,
        movable: Movable,
        admits: Admits,
        target: int = YES,
    ) -> None:
        self.network, self.movable, self.admits, self.target = network, movable, admits, target
        with localcontext(EXACT):
            values = network.fill(code(ask(situation)) for ask in network.asks)
        self.start = State((), situation, values, frozenset(), {})
        self.costs: list[int] = []
        self.movers: dict[str, list[int]] = {}
        for leaf in range(network.count):
            handles = movable(leaf)
            self.costs.append(len(handles))
            for handle in handles:
                self.movers.setdefault(handle.path, []).append(leaf)
        self.tried: dict[tuple[Handle, Key], list[Option]] = {}

    def run(self) -> Repairs:
        """Return the repairs of the goal; one empty set where it is true already."""
        found: dict[Key, State] = {}
        seen: set[Key] = set()
        blocked: list[tuple[int, ...]] = []
        pending = deque([self.start])
        while pending:
            state = pending.popleft()
            if any(smaller <= state.key for smaller in found):
                continue
            if state.values[self.network.goal] >= self.target:
                if self._agrees(state):
                    found[state.key] = state
                else:  # what is left as it is contradicts the moves: it stands in the way
                    blocked.append(tuple(move.leaf for move in state.moves))
                continue
            if len(seen) >= MOST_STEPS:
                return Repairs(tuple(found.values()), (), exhaustive=False)
            known, leaves = self._hindrance(state)
            after = self._after(state, leaves, known)
            following = [one for one in after if one.key not in seen]
            seen.update(one.key for one in following)
            pending.extend(following)
            if not following:
                blocked.append(leaves)
        return Repairs(tuple(found.values()), () if found else blocked[0], exhaustive=True)

    def _hindrance(self, state: State) -> tuple[Known, tuple[int, ...]]:
        """Return the comparisons of which one at least has to change, and the reasons so far."""
        costs = self.costs.copy()
        for move in state.moves:  # nothing is moved twice
            for leaf in self.movers[move.handle.path]:
                costs[leaf] -= 1
        known = state.known
        if state.moves:
            known = still_known(known, self._moved_by(state.moves[-1].handle))
        return known, hindrance(self.network, state.values, self.target, costs, known)

    def _moved_by(self, handle: Handle) -> frozenset[int]:
        """Return the nodes that a handle may bear on: their values, or what there is to try."""
        key = "moved", handle
        found: frozenset[int] | None = self.network.memory.get(key)
        if found is None:
            leaves = (*self.network.readers(handle.fact), *self.movers[handle.path])
            found = frozenset(leaves).union(*(self.network.ancestors[leaf] for leaf in leaves))
            self.network.memory[key] = found
        return found

    def _agrees(self, state: State) -> bool:
        facts = state.situation.facts
        return self.admits({m.handle.fact: facts[m.handle.fact] for m in state.moves})

    def _left(self, leaf: int, state: State) -> list[Handle]:
        """Return what can still be moved to change a comparison: nothing is moved twice."""
        moved = [move.handle.path for move in state.moves]
        return [handle for handle in self.movable(leaf) if handle.path not in moved]

    def _after(self, state: State, leaves: tuple[int, ...], known: Known) -> Iterator[State]:
        """Yield what one more move makes of a state, each of some comparisons being tried."""
        asking: dict[Handle, list[int]] = {}
        for leaf in leaves:
            for handle in self._left(leaf, state):
                asking.setdefault(handle, []).append(leaf)
        for handle, asked in asking.items():
            changed = self.network.readers(handle.fact)
            before = [state.values[leaf] for leaf in changed]
            for option in self._options(handle, state):
                moved = zip(changed, before, option.answers, strict=True)
                better = [leaf for leaf, was, now in moved if was != now and leaf in asked]
                if better:
                    facts = {**state.situation.facts, handle.fact: option.becomes}
                    values = self.network.with_leaves(state.values, changed, option.answers)
                    move = Move(handle, option.value, option, better[0])
                    then = Situation(facts, state.situation.on)
                    key = state.key | {option.name}
                    yield State((*state.moves, move), then, values, key, known)

    def _options(self, handle: Handle, state: State) -> list[Option]:
        """Return a value for each way in which the comparisons can answer together.

        The nearest to what the fact is now; kept for the states in which they read the same.
        """
        beside = {
            (move.handle.path, *move.handle.rows, str(move.value))
            for move in state.moves
            if self.network.read_together(handle.fact, move.handle.fact)
        }
        key = handle, frozenset(beside)
        if key not in self.tried:
            self.tried[key] = [
                one
                for one in options(self.network, handle, state.situation)
                if not _idle(handle, one.value, state.situation)
            ]
        return self.tried[key]


def _idle(handle: Handle, value: Any, situation: Situation) -> bool:
    """Whether a change is none that someone makes: to a day that is past, or to nothing at all."""
    if handle.now(situation) is None:
        return False
    if handle.kind is Kind.MONEY:
        return type(handle) is Handle and value == 0
    return handle.kind is Kind.DATE and bool(value < situation.on)
