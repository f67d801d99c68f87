"""Levers: every smallest set of changes that would make an outcome met, or why there is none.

Guarantees: every set is proved, admissible and minimal; facts that cannot change are left alone;
a target is exact (to the cent, to the day, to a hundredth of a percent). All sets are found, over
one value for each answer that the rules can give, unless `exhaustive` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Any

from esslaw.advice.handles import Total
from esslaw.advice.movable import Movable
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
    `alike` are the values of a list that would do as well, the target among them. `becomes` is the
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
    return tuple(sorted(_merged(ways), key=_effort))


def _merged(ways: Iterable[Way]) -> Iterator[Way]:
    """Yield the ways, those that differ by the values of one list being one way."""
    kept: dict[frozenset[tuple[Any, ...]], Way] = {}
    for way in ways:
        lists = [rank for rank, lever in enumerate(way) if fact_at(lever.fact).kind is Kind.CHOICE]
        if len(lists) != 1:
            yield way
            continue
        (rank,) = lists
        key = frozenset(_name(lever, free=one == rank) for one, lever in enumerate(way))
        before = kept.setdefault(key, way)
        if before is not way:
            (old,) = (lever for lever in before if lever.fact == way[rank].fact)
            wider = replace(old, alike=(*old.alike, *way[rank].alike))
            kept[key] = tuple(wider if lever is old else lever for lever in before)
    yield from kept.values()


def _name(lever: Lever, *, free: bool) -> tuple[Any, ...]:
    return lever.fact, lever.rows, None if free else str(lever.target)


def _told(state: State, network: Network, proof: Proof) -> Way:
    return tuple(_lever(move, state, network, proof) for move in state.moves)


def _lever(move: Move, state: State, network: Network, proof: Proof) -> Lever:
    handle = move.handle
    said = fact_at(handle.path).info
    return Lever(
        handle.path,
        handle.now(proof.situation),
        move.value,
        move.alike,
        said.change,
        said.delay,
        criterion_of(network, move.leaf),
        state.situation.facts[handle.fact],
        handle.rows,
        handle.last if isinstance(handle, Total) else None,
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
