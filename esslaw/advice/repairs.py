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

from esslaw.advice.boundaries import candidates, distance
from esslaw.advice.handles import Handle
from esslaw.advice.hindrances import hindrance
from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Situation
from esslaw.logic.network import YES, Network, Values, code

MOST_STEPS = 3000
"""How many sets are tried before the search stops."""
ORDERED = (Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Move:
    """A handle brought to a value, and a comparison that asked for it, by its rank.

    `alike` are the values of a list that would do as well, this one among them.
    """

    handle: Handle
    value: Any
    alike: tuple[Any, ...]
    leaf: int


Moves = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Repairs:
    """The smallest sets of moves; where there is none, the comparisons that no move changes.

    `exhaustive` is false where the search stopped before its end.
    """

    sets: tuple[Moves, ...]
    blocked: tuple[int, ...]
    exhaustive: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a handle worth trying, and what the comparisons that read it then answer."""

    value: Any
    becomes: Any
    answers: tuple[int, ...]
    alike: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A case once some moves are made."""

    moves: Moves
    situation: Situation
    values: Values


Key = frozenset[tuple[Handle, str]]
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
        self.start = State((), situation, values)
        self.tried: dict[tuple[Handle, Key], list[Option]] = {}

    def run(self) -> Repairs:
        """Return the repairs of the goal; one empty set where it is true already."""
        found: dict[Key, Moves] = {}
        seen: set[Key] = set()
        blocked: list[tuple[int, ...]] = []
        pending = deque([self.start])
        while pending:
            state = pending.popleft()
            key = key_of(state.moves)
            if any(smaller <= key for smaller in found):
                continue
            if state.values[self.network.goal] >= self.target:
                if self._agrees(state):
                    found[key] = state.moves
                continue
            if len(seen) >= MOST_STEPS:
                return Repairs(tuple(found.values()), (), exhaustive=False)
            leaves = self._hindrance(state)
            following = [one for one in self._after(state, leaves) if key_of(one.moves) not in seen]
            seen.update(key_of(one.moves) for one in following)
            pending.extend(following)
            if not following:
                blocked.append(leaves)
        return Repairs(tuple(found.values()), () if found else blocked[0], exhaustive=True)

    def _hindrance(self, state: State) -> tuple[int, ...]:
        def cost(leaf: int) -> int:
            return len(self._left(leaf, state))

        return hindrance(self.network, state.values, self.target, cost)

    def _agrees(self, state: State) -> bool:
        facts = state.situation.facts
        return self.admits({m.handle.fact: facts[m.handle.fact] for m in state.moves})

    def _left(self, leaf: int, state: State) -> list[Handle]:
        """Return what can still be moved to change a comparison: nothing is moved twice."""
        moved = {move.handle.path for move in state.moves}
        return [handle for handle in self.movable(leaf) if handle.path not in moved]

    def _after(self, state: State, leaves: tuple[int, ...]) -> Iterator[State]:
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
                    move = Move(handle, option.value, option.alike, better[0])
                    moves = (*state.moves, move)
                    yield State(moves, Situation(facts, state.situation.on), values)

    def _options(self, handle: Handle, state: State) -> list[Option]:
        """Return a value for each way in which the comparisons can answer together.

        The nearest to what the fact is now; kept for the states in which they read the same.
        """
        beside = {
            (move.handle, str(move.value))
            for move in state.moves
            if self.network.read_together(handle.fact, move.handle.fact)
        }
        key = handle, frozenset(beside)
        if key not in self.tried:
            with localcontext(EXACT):
                self.tried[key] = self._worked_out(handle, state.situation)
        return self.tried[key]

    def _worked_out(self, handle: Handle, situation: Situation) -> list[Option]:
        network, now = self.network, handle.now(situation)
        leaves = network.readers(handle.fact)
        compared = [network.comparisons[leaf] for leaf in leaves]
        groups: dict[tuple[int, ...], list[tuple[Any, Any]]] = {}
        for value in candidates(handle, compared, network.reader, situation):
            gone = handle.kind is Kind.DATE and now is not None and value < situation.on
            becomes = None if value == now or gone else handle.put(situation, value)
            if becomes is not None:
                then = Situation({**situation.facts, handle.fact: becomes}, situation.on)
                answers = tuple(code(network.asks[leaf](then)) for leaf in leaves)
                groups.setdefault(answers, []).append((value, becomes))
        made = []
        for answers, values in groups.items():
            value, becomes = min(values, key=lambda one: _far(handle.kind, now, one[0]))
            alike = tuple(one for one, _ in values) if handle.kind is Kind.CHOICE else (value,)
            made.append(Option(value, becomes, answers, alike))
        return made


def key_of(moves: Moves) -> Key:
    """Return what tells a set of moves from another, whatever their order."""
    return frozenset((move.handle, str(move.value)) for move in moves)


def _far(kind: Kind, now: Any, value: Any) -> Any:
    """Return how far a value is from what is so now; all are alike where that is not known."""
    if kind in ORDERED:
        return distance(kind, now, value) if now is not None else 0
    if kind is Kind.CHOICES:
        return len({*(now or ())} ^ {*value})
    return 0
