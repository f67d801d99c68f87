"""What a leaf reads of the day: by what it can change from one day to the next.

Guarantees: a leaf whose readings all have the same mark on two days of one same law answers the
same on both: between two edges of the law and on the same facts, it reads the day by nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from esslaw.logic.leaves import Leaves, Situation
from esslaw.rulebook.kinds import QUANTITIES
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Leaf,
    Named,
    Quantity,
    Term,
    Today,
    YearEnd,
)


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a table, each of which counts from its closing day."""

    table: str


@dataclass(frozen=True, slots=True)
class Window:
    """The rows of a table granted between two days, one of which follows the day examined."""

    table: str
    since: Term
    until: Term


Reading = Today | Years | Window
Mark = Callable[[Situation], object]


def readings(leaf: Leaf, following: Collection[str]) -> frozenset[Reading]:
    """Return what a leaf reads of the day; `following` are the dates that are that of the day."""
    if not isinstance(leaf, Comparison):
        return frozenset()
    sides = [side for side in (leaf.left, leaf.right) if side is not None]
    return frozenset(one for side in sides for one in _readings(side, following))


def _readings(term: Term, following: Collection[str]) -> Iterator[Reading]:
    match term:
        case Today():
            yield term
        case Named(name=name):
            if name in following:
                yield Today()
        case Dated(key=Named(name=name)):
            if name in following:
                yield Today()
        case Arithmetic(left=left, right=right):
            yield from _readings(left, following)
            yield from _readings(right, following)
        case YearEnd(of=inside):
            yield from _readings(inside, following)
        case Quantity(since=since, until=until) if since is not None and until is not None:
            if any(True for end in (since, until) for _ in _readings(end, following)):
                yield Window(term.table, since, until)
        case Quantity() if QUANTITIES[term.function].years:
            yield Years(term.table)


def mark_of(reading: Reading, leaves: Leaves, facts: Mapping[str, Any]) -> Mark:
    """Return the function that marks a day: what a leaf reads of it is the same where it is."""
    match reading:
        case Today():
            return lambda situation: situation.on
        case Years(table=table):
            return lambda situation: (
                None if (years := situation.closed(table)) is None else len(years)
            )
        case Window():
            return _window(reading, leaves, facts)


def _window(window: Window, leaves: Leaves, facts: Mapping[str, Any]) -> Mark:
    """Mark which rows are before each end: a sum over the window reads its ends by nothing else."""
    rows = facts[window.table] or ()
    granted = sorted(row.date_octroi for row in rows if row.date_octroi is not None)
    since, until = leaves.get(window.since), leaves.get(window.until)

    def mark(situation: Situation) -> object:
        first, last = since(situation), until(situation)
        return (
            None if first is None else bisect_left(granted, first),
            None if last is None else bisect_right(granted, last),
        )

    return mark
