"""Comparisons as columns: a boolean, NULL where the kernel answers unknown.

Guarantees: what `logic.leaves` and `logic.bounds` answer, for every kind of comparison that rules
may hold; one that is not known here is refused when the expression is made, never guessed.
"""

from __future__ import annotations

import operator as op
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from esslaw.engines.table.codes import ranks_of
from esslaw.engines.table.exact import Exact, sides, times
from esslaw.engines.table.terms import Bounded, Terms
from esslaw.facts.vocabulary import Kind
from esslaw.logic.leaves import is_bounded, parts
from esslaw.rulebook.terms import (
    Comparison,
    LawNotFound,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
)

ORDER: Mapping[Operator, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        Operator.EQUAL: op.eq,
        Operator.DIFFERENT: op.ne,
        Operator.LESS: op.lt,
        Operator.AT_MOST: op.le,
        Operator.MORE: op.gt,
        Operator.AT_LEAST: op.ge,
    }
)
UPWARD = frozenset({Operator.MORE, Operator.AT_LEAST})
NUMBERS = frozenset({Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.YEAR, Kind.YEARS})


@dataclass(frozen=True, slots=True)
class Leaves:
    """Makes the comparisons of a program over a table."""

    terms: Terms

    def answer(self, leaf: Leaf) -> Any:
        """Return what a comparison answers, row by row."""
        if isinstance(leaf, LawNotFound):
            return unknown()
        if leaf.right is None:
            return self._membership(leaf)
        if isinstance(leaf.right, Literal) and isinstance(leaf.right.value, bool):
            value = self.terms.column(leaf.left)
            return value if leaf.right.value else ~value
        if leaf.left.kind is Kind.DATE:
            return self._days(leaf)
        top, bottom = parts(leaf.left)
        if isinstance(top, Quantity) and is_bounded(top, bottom, leaf.right):
            return self._bounded(top, bottom, leaf)
        return self._order(leaf)

    def _membership(self, leaf: Comparison) -> Any:
        value = self.terms.column(leaf.left)
        choices = [str(choice) for choice in leaf.choices]
        if value.type().is_integer():
            return _coded(leaf, value)
        match leaf.operator:
            case Operator.AMONG:
                return value.isin(choices)
            case Operator.NOT_AMONG:
                return value.notin(choices)
            case Operator.CONTAINS:
                return value.contains(choices[0])
            case Operator.LACKS:
                return ~value.contains(choices[0])
        raise TypeError(f"not a membership: {leaf!r}")

    def _days(self, leaf: Comparison) -> Any:
        assert leaf.right is not None
        left, right = self.terms.plain_day(leaf.left), self.terms.plain_day(leaf.right)
        if left is not None and right is not None:
            return ORDER[leaf.operator](left, right)
        left, right = self.terms.day(leaf.left), self.terms.day(leaf.right)
        if left is None or right is None:
            return unknown()
        return ORDER[leaf.operator](left, right)

    def _order(self, leaf: Comparison) -> Any:
        """Two numbers, or quotients by cross product: unknown where a divisor is not positive."""
        assert leaf.right is not None
        a, under_left = self._fraction(leaf.left)
        b, under_right = self._fraction(leaf.right)
        if under_left is not None:
            b = times(b, under_left)
        if under_right is not None:
            a = times(a, under_right)
        answer = ORDER[leaf.operator](*sides(a, b))
        for divisor in (under_left, under_right):
            if divisor is not None:
                answer = where(divisor.expression() > 0, answer)
        return answer

    def _fraction(self, term: Term) -> tuple[Exact, Exact | None]:
        top, bottom = parts(term)
        return self.terms.exact(top), None if bottom is None else self.terms.exact(bottom)

    def _bounded(self, top: Quantity, bottom: Term | None, leaf: Comparison) -> Any:
        """A quantity of which only bounds may be known, or its share of a whole."""
        assert leaf.right is not None
        bounds, value = self.terms.bounds(top), self.terms.exact(leaf.right)
        if not isinstance(bottom, Quantity):
            return between(bounds, leaf.operator, value, value)
        whole = self.terms.bounds(bottom)
        low, high = times(value, whole.least), times(value, whole.most)
        answer = between(bounds, leaf.operator, low, high)
        return where(whole.least.expression() > 0, answer)


def _coded(leaf: Comparison, value: Any) -> Any:
    """Return a membership of choices that are whole numbers (`codes`)."""
    assert isinstance(leaf.left, Named)
    ranks = [ranks_of(leaf.left.name)[str(choice)] for choice in leaf.choices]
    match leaf.operator:
        case Operator.AMONG if len(ranks) == 1:
            return value == ranks[0]
        case Operator.AMONG:
            return value.isin(ranks)
        case Operator.NOT_AMONG:
            return value.notin(ranks)
        case Operator.CONTAINS:
            return (value & (1 << ranks[0])) != 0
        case Operator.LACKS:
            return (value & (1 << ranks[0])) == 0
    raise TypeError(f"not a membership: {leaf!r}")


def between(bounds: Bounded, operator: Operator, low: Exact, high: Exact) -> Any:
    """Return what a comparison answers of what lies between two bounds, against what does too."""
    compare = ORDER[operator]
    if operator in (Operator.EQUAL, Operator.DIFFERENT):
        one = compare_(low, high, op.eq)
        beside = _or(compare_(bounds.most, low, op.lt), compare_(bounds.least, high, op.gt))
        same = compare_(bounds.least, bounds.most, op.eq) & compare_(bounds.least, low, op.eq)
        outside, same = one & beside, one & same
        return decided(same, outside) if operator is Operator.EQUAL else decided(outside, same)
    if operator in UPWARD:
        sure, possible = compare_(bounds.least, high, compare), compare_(bounds.most, low, compare)
    else:
        sure, possible = compare_(bounds.most, low, compare), compare_(bounds.least, high, compare)
    return decided(sure, ~possible)


def compare_(one: Exact, other: Exact, compare: Callable[[Any, Any], Any]) -> Any:
    """Return a comparison of two numbers."""
    return compare(*sides(one, other))


def decided(yes: Any, no: Any) -> Any:
    """Return true where the first holds, false where the second does, NULL elsewhere."""
    import ibis

    return ibis.cases((yes, True), (no, False))


def where(condition: Any, answer: Any) -> Any:
    """Return an answer where a condition holds, NULL elsewhere."""
    import ibis

    return ibis.cases((condition, answer))


def unknown() -> Any:
    """Return what is unknown in every row."""
    import ibis

    return ibis.null("boolean")


def _or(one: Any, other: Any) -> Any:
    return one.fill_null(False) | other.fill_null(False)
