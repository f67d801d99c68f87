"""The values of a fact worth trying: each answer of a list, both sides of each threshold.

Guarantees: a threshold is found by asking the comparison itself, so that whatever the law compares
(a figure, another fact, a share, a delay) both sides of it are exact: to the cent, to the day, to
a hundredth of a percent. A comparison is taken to change once, at most, along a fact that is
ordered; a window of dates, which does not, is tried at each day on which it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import combinations
from math import ceil, floor
from typing import Any

from esslaw.advice.handles import Handle
from esslaw.facts.quantities import plus_annees
from esslaw.facts.scalars import MAX_COUNT, MAX_MONEY
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.truth import UNKNOWN, Truth
from esslaw.rulebook.terms import Comparison, Leaf, Literal, Named, Operator, Quantity, terms

STEPS = {
    Kind.MONEY: Decimal("0.01"),
    Kind.RATIO: Decimal("0.0001"),
    Kind.NUMBER: Decimal(1),
    Kind.YEARS: Decimal(1),
}
YEARS = range(2000, 2051)
"""The years tried for a figure that is known by year."""
SPANS = {
    Kind.MONEY: (0, int(MAX_MONEY / STEPS[Kind.MONEY])),
    Kind.RATIO: (0, int(1 / STEPS[Kind.RATIO])),
    Kind.NUMBER: (0, MAX_COUNT),
    Kind.YEARS: (0, MAX_COUNT),
    Kind.DATE: (date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()),
}
"""The first and the last value of each kind, counted in steps."""
LONGEST_WINDOW = 10
"""In years: how far from an event a window that holds it can end."""
MOST_LISTED = 3
"""Of how many values of a list every combination is tried; of more, only some."""


def candidates(
    handle: Handle, comparisons: Iterable[Leaf], leaves: Leaves, situation: Situation
) -> list[Any]:
    """Return the values to try, each once; what a fact is now is among them or not."""
    compared = [leaf for leaf in comparisons if isinstance(leaf, Comparison)]
    match handle.kind:
        case Kind.FLAG:
            return [True, False]
        case Kind.CHOICE:
            return [*(fact_at(handle.path).choices or ())]
        case Kind.CHOICES:
            return _lists(handle, compared, situation)
        case Kind.YEAR:
            return [*YEARS]
        case Kind.MONEY | Kind.RATIO | Kind.NUMBER | Kind.YEARS | Kind.DATE:
            with localcontext(EXACT):
                found = [
                    value for leaf in compared for value in _sides(handle, leaf, leaves, situation)
                ]
            return [*dict.fromkeys(found)]
        case _:
            return []


def answers(
    handle: Handle, leaf: Leaf, leaves: Leaves, situation: Situation
) -> Callable[[Any], Truth]:
    """Return the function that says what a leaf answers once a handle has a value.

    Unknown where it cannot have that value.
    """
    ask = leaves.ask(leaf)
    facts = dict(situation.facts)

    def answer(value: Any) -> Truth:
        becomes = handle.put(situation, value)
        if becomes is None:
            return UNKNOWN
        facts[handle.fact] = becomes
        return ask(Situation(facts, situation.on))

    if type(handle) is not Handle:
        return answer
    alone = Situation(facts, situation.on)

    def plain(value: Any) -> Truth:
        facts[handle.fact] = value
        return ask(alone)

    return plain


def _lists(handle: Handle, compared: list[Comparison], situation: Situation) -> list[Any]:
    """Return the lists that hold, or lack, each of the values compared."""
    choices = fact_at(handle.path).choices or ()
    named = {choice for leaf in compared for choice in leaf.choices}
    listed = [one for one in choices if str(one.value) in named]
    kept = [one for one in handle.now(situation) or () if str(one) not in named]
    sizes = range(len(listed) + 1) if len(listed) <= MOST_LISTED else (0, 1, 2, len(listed))
    return [(*kept, *some) for size in sizes for some in combinations(listed, size)]


def _sides(handle: Handle, leaf: Comparison, leaves: Leaves, situation: Situation) -> Iterator[Any]:
    """Yield the values on both sides of what a comparison changes at."""
    answer = answers(handle, leaf, leaves, situation)
    if handle.kind is Kind.DATE and any(
        isinstance(term, Quantity) and term.since is not None for term in terms(leaf)
    ):
        yield from _around_windows(leaf, situation)
        return
    if leaf.operator in (Operator.EQUAL, Operator.DIFFERENT):
        yield from _equal(handle, leaf, leaves, situation)
        return
    first, last = _span(handle, situation)
    value = _scale(handle.kind)
    low, high = _turn(lambda rank: answer(value(rank)), first, last)
    if low is not None and high is not None:
        yield value(low)
        yield value(high)
    else:
        yield value(first)


def _equal(handle: Handle, leaf: Comparison, leaves: Leaves, situation: Situation) -> Iterator[Any]:
    """Yield the value that an equality asks for, and the two beside it."""
    sides = (leaf.left, leaf.right)
    for own, other in (sides, sides[::-1]):
        if isinstance(own, Named) and own.name == handle.path and other is not None:
            wanted = other.value if isinstance(other, Literal) else leaves.get(other)(situation)
            if wanted is not None:
                rank, value = _rank(handle.kind, wanted), _scale(handle.kind)
                yield from (value(near) for near in (rank, rank - 1, rank + 1) if near >= 0)


def _around_windows(leaf: Comparison, situation: Situation) -> Iterator[date]:
    """Yield the days on which a row can enter a window, or leave it, and those beside."""
    for term in terms(leaf):
        if isinstance(term, Quantity) and term.since is not None:
            for row in situation.facts[term.table] or ():
                granted = row.date_octroi
                for years in range(LONGEST_WINDOW + 1) if granted else ():
                    ends = plus_annees(granted, years).toordinal()
                    yield from (date.fromordinal(ends + shift) for shift in (-1, 0, 1))
                    yield date(granted.year + years, 1, 1)


def _turn(
    ask: Callable[[int], Truth], first: int, last: int
) -> tuple[int, int] | tuple[None, None]:
    """Return the neighbours between which an answer changes; None where it never does."""
    start, end = ask(first), ask(last)
    if start is UNKNOWN:  # a divisor of zero, at the end of the scale
        first, start = first + 1, ask(first + 1)
    if start is end:
        return None, None
    while last - first > 1:
        middle = (first + last) // 2
        if ask(middle) is start:
            first = middle
        else:
            last = middle
    return first, last


def _span(handle: Handle, situation: Situation) -> tuple[int, int]:
    """Return the first and the last rank of the values that a handle may have."""
    first, last = SPANS[handle.kind]
    with localcontext() as reading:
        reading.traps = dict.fromkeys(reading.traps, False)
        least, most = handle.limits(situation)
        least = first if least is None else ceil(Fraction(least) / Fraction(STEPS[handle.kind]))
        most = last if most is None else floor(Fraction(most) / Fraction(STEPS[handle.kind]))
    return least, most


def _scale(kind: Kind) -> Callable[[int], Any]:
    if kind is Kind.DATE:
        return date.fromordinal
    if kind in (Kind.NUMBER, Kind.YEARS):
        return int
    step = STEPS[kind]
    return lambda rank: rank * step


def _rank(kind: Kind, value: Any) -> int:
    return value.toordinal() if kind is Kind.DATE else int(Decimal(value) / STEPS[kind])


def distance(kind: Kind, one: Any, other: Any) -> Any:
    """Return how far two values of an ordered kind are from one another."""
    gap = one - other
    return abs(gap.days) if kind is Kind.DATE else abs(gap)


def distance_of_a_step(kind: Kind) -> Any:
    """Return how far two neighbours of an ordered kind are from one another."""
    return 1 if kind in (Kind.DATE, Kind.YEAR) else STEPS[kind]
