"""Levers: every smallest set of changes that would make an outcome met, or why there is none.

Guarantees: every set is proved, admissible and minimal; facts that cannot change are left alone;
a target is exact (to the cent, to the day, to a hundredth of a percent). All sets are found, over
one value for each answer that the rules can give, unless `exhaustive` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Any

from esslaw.advice.boundaries import distance, distance_of_a_step
from esslaw.advice.handles import Total
from esslaw.advice.movable import Movable
from esslaw.advice.options import ORDERED
from esslaw.advice.repairs import Move, Repairs, Search, State
from esslaw.facts.case import Case
from esslaw.facts.fact import Change, Subject
from esslaw.facts.vocabulary import Kind, fact_at, table_of
from esslaw.logic.network import OPEN, Network, network_of
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.rulebook.book import Rulebook

MOST = 500
"""How many sets are told one by one at most, the values of a list making as many sets."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One change: a fact, its value now and its target, and the criterion that asks for it.

    `fact` is a path: that of a column means its total over the years that count (`years` of them,
    None for all), or over the rows of some kinds (`rows`); that of a table, how many rows it has.
    `alike` are the values of a list that would do as well, the target among them; `least` and
    `most` the bounds of those of a scale, None where there is none on that side. `becomes` is the
    fact as it is once everything is changed: for a column, the whole table.
    """

    fact: str
    now: Any
    target: Any
    alike: tuple[Any, ...]
    change: Change
    delay: str
    criterion: str
    becomes: Any = field(repr=False)
    rows: tuple[str, ...] = ()
    years: int | None = None
    least: Any = None
    most: Any = None

    @property
    def replaced(self) -> str:
        """The fact that becomes another one: the table, where the lever is about a column."""
        return table_of(self.fact)

    def to(self, target: Any) -> Lever:
        """Return the same change, to another of the values that would do."""
        return self if target == self.target else replace(self, target=target, becomes=target)


Way = tuple[Lever, ...]
"""Changes to be made together."""


@dataclass(frozen=True, slots=True)
class Levers:
    """What would make an outcome met: ways that are each enough, the easiest first.

    Where there is none, `fixed` are the criteria that stand in the way: no change that someone
    can make is enough, or answers are missing. `openings` are then the ways that lift the refusal,
    and leave the outcome to the answers that are still missing.
    """

    ways: tuple[Way, ...]
    fixed: tuple[Proof, ...] = ()
    openings: tuple[Way, ...] = ()
    exhaustive: bool = True

    @property
    def sets(self) -> tuple[tuple[Lever, ...], ...]:
        """The ways one by one: each value of a list that would do makes a set of its own."""
        return tuple(islice((one for way in self.ways for one in each(way)), MOST))


NONE = Levers(())


def each(way: Way) -> Iterator[tuple[Lever, ...]]:
    """Yield the sets of changes of a way, one for each value of a list that would do."""
    for targets in product(*(lever.alike for lever in way)):
        yield tuple(lever.to(target) for lever, target in zip(way, targets, strict=True))


def levers(rulebook: Rulebook, program: Program, proof: Proof, case: Case) -> Levers:
    """Return the ways that make a failed goal met; none where it has not failed."""
    if proof.value is not FALSE:
        return NONE
    network = network_of(rulebook, program)
    movable = Movable(network)
    enough = Search(network, proof.situation, movable, case.admits).run()
    ways = _in_order(enough, network, proof)
    if ways:
        return Levers(ways, exhaustive=enough.exhaustive)
    lifting = Search(network, proof.situation, movable, case.admits, target=OPEN).run()
    return Levers(
        (),
        _criteria((lifting if not lifting.states else enough).blocked, network, proof),
        _in_order(lifting, network, proof),
        enough.exhaustive and lifting.exhaustive,
    )


def _in_order(found: Repairs, network: Network, proof: Proof) -> tuple[Way, ...]:
    ways = [_told(state, network, proof) for state in found.states]
    return tuple(sorted(_nearest(_merged(ways)), key=_effort))


def _nearest(ways: Sequence[Way]) -> list[Way]:
    """Return the ways, those that go further than another one to the same end left out."""
    return [way for way in ways if not any(_beyond(way, other) for other in ways)]


def _beyond(way: Way, other: Way) -> bool:
    """Whether a way makes the changes of another, one of them further on the same side."""
    near = {(lever.fact, lever.rows): lever for lever in other}
    if way is other or {(lever.fact, lever.rows) for lever in way} != near.keys():
        return False
    further = False
    for lever in way:
        beside = near[lever.fact, lever.rows]
        if str(lever.target) == str(beside.target):
            continue
        if lever.now is None or fact_at(lever.fact).kind not in ORDERED:
            return False
        if (lever.target < lever.now) is not (beside.target < beside.now):
            return False
        kind = fact_at(lever.fact).kind
        if _far(kind, lever) < _far(kind, beside):
            return False
        further = True
    return further


def _merged(ways: Iterable[Way]) -> list[Way]:
    """Return the ways, those that differ by the value of one fact being one way."""
    found = [*ways]
    for place in dict.fromkeys((lever.fact, lever.rows) for way in found for lever in way):
        groups: dict[frozenset[tuple[Any, ...]], list[Way]] = {}
        for way in found:
            beside = frozenset(_name(one) for one in way if (one.fact, one.rows) != place)
            held = len(beside) < len(way)
            groups.setdefault(beside | {(place, held)}, []).append(way)
        found = [way for group in groups.values() for way in _joined(group, place)]
    return found


def _name(lever: Lever) -> tuple[Any, ...]:
    return lever.fact, lever.rows, str(lever.target), lever.alike, str(lever.least), str(lever.most)


def _joined(ways: list[Way], place: tuple[str, tuple[str, ...]]) -> list[Way]:
    """Return ways alike but for one lever as one, its values making one list or one interval."""
    kept: list[Way] = []
    for way in ways:
        for rank, before in enumerate(kept):
            joined = _together(before, way, place)
            if joined is not None:
                kept[rank] = joined
                break
        else:
            kept.append(way)
    return kept


def _together(one: Way, other: Way, place: tuple[str, tuple[str, ...]]) -> Way | None:
    first, second = (
        next((lever for lever in way if (lever.fact, lever.rows) == place), None)
        for way in (one, other)
    )
    if first is None or second is None:
        return None
    kind = fact_at(first.fact).kind
    if kind is Kind.CHOICE:
        wider = replace(first, alike=(*first.alike, *second.alike))
    elif kind in ORDERED and (touch := _touching(kind, first, second)):
        low, high = touch
        near = first if first.now is None else min(first, second, key=lambda x: _far(kind, x))
        wider = replace(near, least=low.least, most=high.most)
    else:
        return None
    return tuple(wider if lever is first else lever for lever in one)


def _touching(kind: Kind, one: Lever, other: Lever) -> tuple[Lever, Lever] | None:
    """Return two levers from the lower to the higher, where nothing stands between their values."""
    for low, high in ((one, other), (other, one)):
        ends = low.most, high.least
        if None not in ends and distance(kind, *ends) == distance_of_a_step(kind):
            return low, high
    return None


def _far(kind: Kind, lever: Lever) -> Any:
    return distance(kind, lever.now, lever.target)


def _told(state: State, network: Network, proof: Proof) -> Way:
    return tuple(_lever(move, state, network, proof) for move in state.moves)


def _lever(move: Move, state: State, network: Network, proof: Proof) -> Lever:
    handle = move.handle
    said = fact_at(handle.path).info
    return Lever(
        handle.path,
        handle.now(proof.situation),
        move.value,
        move.option.alike,
        said.change,
        said.delay,
        criterion_of(network, move.leaf),
        state.situation.facts[handle.fact],
        handle.rows,
        handle.last if isinstance(handle, Total) else None,
        move.option.least,
        move.option.most,
    )


def criterion_of(network: Network, leaf: int) -> str:
    """Return the criterion that a comparison belongs to: it may be its condition, or its body."""
    return network.nodes[leaf].id.rstrip("?!")


def _criteria(leaves: tuple[int, ...], network: Network, proof: Proof) -> tuple[Proof, ...]:
    names = dict.fromkeys(criterion_of(network, leaf) for leaf in leaves)
    found = (proof.find(name) for name in names)
    return tuple(one for one in found if one is not None)


def _effort(changes: tuple[Lever, ...]) -> tuple[bool, int, int]:
    """Becoming another kind of structure comes last, however few the changes."""
    order = list(Change)
    identity = any(fact_at(lever.fact).info.subject is Subject.IDENTITE for lever in changes)
    return identity, max(order.index(lever.change) for lever in changes), len(changes)
