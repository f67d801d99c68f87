"""Levers: every smallest set of changes that would make an outcome met, or why there is none.

Guarantees: every set is proved, admissible and minimal; facts that cannot change are left alone;
a target is exact (to the cent, to the day, to a hundredth of a percent). All sets are found, over
one value for each answer that the rules can give, unless `exhaustive` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from esslaw.advice.handles import Handle, Total, handles_of
from esslaw.advice.repairs import Move, Moves, Repairs, Search
from esslaw.facts.case import Case
from esslaw.facts.fact import Change, Subject
from esslaw.facts.vocabulary import fact_at, table_of
from esslaw.logic.network import OPEN, Network, network_of
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.figures import value_on

MOST = 500
"""How many sets are told apart at most, the values of a list making as many sets."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One change: a fact, its value now and its target, and the criterion that asks for it.

    `fact` is a path: that of a column means its total over the years that count (`years` of them,
    None for all), or over the rows of some kinds (`rows`); that of a table, how many rows it has.
    """

    fact: str
    now: Any
    target: Any
    change: Change
    delay: str
    criterion: str
    rows: tuple[str, ...] = ()
    years: int | None = None

    @property
    def table(self) -> bool:
        """Whether what changes is a table, of which the lever tells a total or a number."""
        return table_of(self.fact) != self.fact or bool(self.rows)


@dataclass(frozen=True, slots=True)
class Levers:
    """What would make an outcome met: sets of changes, each enough, the easiest first.

    Where there is none, `fixed` are the criteria that stand in the way: no change that someone
    can make is enough, or answers are missing. `openings` are then the sets that lift the refusal,
    and leave the outcome to the answers that are still missing.
    """

    sets: tuple[tuple[Lever, ...], ...]
    fixed: tuple[Proof, ...] = ()
    openings: tuple[tuple[Lever, ...], ...] = ()
    exhaustive: bool = True


NONE = Levers(())


def levers(rulebook: Rulebook, program: Program, proof: Proof, case: Case) -> Levers:
    """Return the sets of changes that make a failed goal met; none where it has not failed."""
    if proof.value is not FALSE:
        return NONE
    network = network_of(rulebook, program)
    movable = _Movable(network)
    enough = Search(network, proof.situation, movable, case.admits).run()
    sets = _in_order(enough, network, proof)
    if sets:
        return Levers(sets, exhaustive=enough.exhaustive)
    lifting = Search(network, proof.situation, movable, case.admits, target=OPEN).run()
    return Levers(
        (),
        _criteria((lifting if not lifting.sets else enough).blocked, network, proof),
        _in_order(lifting, network, proof),
        enough.exhaustive and lifting.exhaustive,
    )


def _in_order(found: Repairs, network: Network, proof: Proof) -> tuple[tuple[Lever, ...], ...]:
    told = islice((one for moves in found.sets for one in _told(moves, network, proof)), MOST)
    return tuple(sorted(told, key=_effort))


class _Movable:
    """What can be moved to change each comparison of a network."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def __call__(self, leaf: int) -> tuple[Handle, ...]:
        memory, key = self.network.memory, ("movable", leaf)
        if key not in memory:
            handles = handles_of(self.network.comparisons[leaf], self._years)
            memory[key] = tuple(dict.fromkeys(filter(_can_change, handles)))
        found: tuple[Handle, ...] = memory[key]
        return found

    def _years(self, parameter: str) -> int | None:
        value = value_on(self.network.parameters[parameter], self.network.program.on)
        return None if value is None else int(value)


def _can_change(handle: Handle) -> bool:
    return fact_at(handle.path).info.change is not Change.IMPOSSIBLE


def _told(moves: Moves, network: Network, proof: Proof) -> Iterator[tuple[Lever, ...]]:
    """Yield the sets of levers of a set of moves: one for each value of a list that would do."""
    for values in product(*(move.alike for move in moves)):
        chosen = zip(moves, values, strict=True)
        yield tuple(_lever(move, value, network, proof) for move, value in chosen)


def _lever(move: Move, target: Any, network: Network, proof: Proof) -> Lever:
    handle = move.handle
    said = fact_at(handle.path).info
    return Lever(
        handle.path,
        handle.now(proof.situation),
        target,
        said.change,
        said.delay,
        criterion_of(network, move.leaf),
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
