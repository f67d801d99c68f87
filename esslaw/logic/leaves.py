"""Leaves made ready to run: a comparison at a date becomes a function of the facts.

Guarantees: a missing fact makes the comparison unknown; an empty cell of a table does too, unless
bounds of what it counts settle the answer; arithmetic is exact; a quotient is compared by cross
product and is unknown when its divisor is not positive; the function reads facts and the day,
nothing else.
"""

from __future__ import annotations

import operator as op
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.facts import quantities
from esslaw.facts.exercice import Exercice
from esslaw.facts.quantities import Bounds
from esslaw.logic.bounds import (
    BOUNDED,
    ORDER,
    between,
    bounds_of,
    exact_of,
    regimes_of,
    share_between,
    types_of,
)
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on, value_on, value_over
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    LawNotFound,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    Today,
    YearEnd,
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What leaves read: the facts by name, and the day examined.

    The years closed on that day are worked out once for all the leaves that sum them.
    """

    facts: Mapping[str, Any]
    on: date
    known: dict[str, list[Exercice] | None] = field(default_factory=dict, compare=False, repr=False)

    def closed(self, table: str) -> list[Exercice] | None:
        """Return the closed years of a table, oldest first; None where they are unknown."""
        if table not in self.known:
            self.known[table] = quantities.exercices_clos(self.facts[table], self.on)
        return self.known[table]


Get = Callable[[Situation], Any]
Ask = Callable[[Situation], Truth]

COMPUTE: dict[str, Callable[[Any, Any], Any]] = {"+": op.add, "-": op.sub, "*": op.mul}
"""A quotient is not among them: it is compared by its two parts, never computed."""


class Leaves:
    """Makes leaves ready for a segment of the law, parameters read once."""

    def __init__(self, parameters: Mapping[str, Parameter], on: date) -> None:
        self.parameters, self.on = parameters, on

    def ask(self, leaf: Leaf) -> Ask:
        """Return the function that answers a leaf."""
        if isinstance(leaf, LawNotFound):
            return lambda situation: UNKNOWN
        if leaf.right is None:
            return self._membership(leaf)
        if isinstance(leaf.right, Literal) and isinstance(leaf.right.value, bool):
            return self._flag(leaf)
        return self._order(leaf)

    def _membership(self, leaf: Comparison) -> Ask:
        get, choices = self.get(leaf.left), frozenset(leaf.choices)
        inside, outside = (
            (TRUE, FALSE) if leaf.operator in (Operator.AMONG, Operator.CONTAINS) else (FALSE, TRUE)
        )
        if leaf.operator in (Operator.AMONG, Operator.NOT_AMONG):

            def among(situation: Situation) -> Truth:
                value = get(situation)
                if value is None:
                    return UNKNOWN
                return inside if value in choices else outside

            return among

        (choice,) = leaf.choices

        def contains(situation: Situation) -> Truth:
            values = get(situation)
            if values is None:
                return UNKNOWN
            return inside if choice in values else outside

        return contains

    def _flag(self, leaf: Comparison) -> Ask:
        assert isinstance(leaf.left, Named)
        assert isinstance(leaf.right, Literal)
        name, wanted = leaf.left.name, leaf.right.value

        def flag(situation: Situation) -> Truth:
            value = situation.facts[name]
            if value is None:
                return UNKNOWN
            return TRUE if value is wanted else FALSE

        return flag

    def _bounded(self, top: Quantity, bottom: Term | None, leaf: Comparison) -> Ask:
        """A quantity of which only bounds may be known, or its share, against a value."""
        assert leaf.right is not None
        get, right, operator = self.bounds(top), self.get(leaf.right), leaf.operator
        whole_of = self.bounds(bottom) if isinstance(bottom, Quantity) else None

        def bounded(situation: Situation) -> Truth:
            bounds, value = get(situation), right(situation)
            if bounds is None or value is None:
                return UNKNOWN
            if whole_of is None:
                return between(bounds, operator, value)
            whole = whole_of(situation)
            return UNKNOWN if whole is None else share_between(bounds, whole, operator, value)

        return bounded

    def bounds(self, term: Quantity) -> Callable[[Situation], Bounds | None]:
        """Return the function that gives the bounds of a quantity in a situation."""
        table = term.table
        if term.since is None or term.until is None:
            of_rows = bounds_of(term)
            return lambda situation: of_rows(situation.facts[table])
        regimes, since, until = regimes_of(term), self.get(term.since), self.get(term.until)
        return lambda s: quantities.aides(s.facts[table], regimes, since(s), until(s))

    def _order(self, leaf: Comparison) -> Ask:
        assert leaf.right is not None
        top, bottom = parts(leaf.left)
        if isinstance(top, Quantity) and is_bounded(top, bottom, leaf.right):
            return self._bounded(top, bottom, leaf)
        left, right, compare = leaf.left, leaf.right, ORDER[leaf.operator]
        left_top, left_bottom = self.fraction(left)
        right_top, right_bottom = self.fraction(right)

        def order(situation: Situation) -> Truth:
            a, b = left_top(situation), right_top(situation)
            if a is None or b is None:
                return UNKNOWN
            if left_bottom is not None:
                divisor = left_bottom(situation)
                if divisor is None or divisor <= 0:
                    return UNKNOWN
                b = b * divisor
            if right_bottom is not None:
                divisor = right_bottom(situation)
                if divisor is None or divisor <= 0:
                    return UNKNOWN
                a = a * divisor
            return TRUE if compare(a, b) else FALSE

        return order

    def fraction(self, term: Term) -> tuple[Get, Get | None]:
        """Return the two parts of a quotient, or a term and no divisor."""
        top, bottom = parts(term)
        return self.get(top), self.get(bottom) if bottom is not None else None

    def get(self, term: Term) -> Get:
        """Return the function that computes a term, None being unknown."""
        match term:
            case Literal(value=value):
                return lambda situation: value
            case Named(name=name):
                return lambda situation: situation.facts[name]
            case Dated():
                return self._parameter(term)
            case Quantity():
                return self._quantity(term)
            case Arithmetic():
                return self._arithmetic(term)
            case Today():
                return lambda situation: situation.on
            case YearEnd(of=inside):
                return _year_end(self.get(inside))

    def _parameter(self, term: Dated) -> Get:
        parameter = self.parameters[term.parameter]
        if term.key is None:
            value = figure_on(parameter, self.on)
            return lambda situation: value
        name = term.key.name
        if parameter.monthly is None:

            def at_date(situation: Situation) -> Decimal | date | None:
                key = situation.facts[name]
                return None if key is None else figure_on(parameter, key)

            return at_date

        years: dict[int, Decimal | None] = {}

        def over_year(situation: Situation) -> Decimal | None:
            key = situation.facts[name]
            if key is None:
                return None
            if key not in years:
                years[key] = value_over(parameter, key, self.parameters)
            return years[key]

        return over_year

    def _quantity(self, term: Quantity) -> Get:
        table, column = term.table, term.column or ""
        if term.function == "nombre":
            return lambda s: None if (years := s.closed(table)) is None else len(years)
        if term.function == "dernier":
            return lambda s: getattr(years[-1], column) if (years := s.closed(table)) else None
        if term.function == "capital":
            types = types_of(term)
            return lambda s: quantities.capital(s.facts[table], types)
        if term.function in BOUNDED:
            get = self.bounds(term)
            return lambda s: exact_of(get(s))
        if term.last is None:
            return lambda s: quantities.total(s.closed(table), column)
        last = value_on(self.parameters[term.last.parameter], self.on)
        if last is None:
            return lambda situation: None
        count = int(last)
        return lambda s: quantities.total(s.closed(table), column, count)

    def _arithmetic(self, term: Arithmetic) -> Get:
        left, right = self.get(term.left), self.get(term.right)
        compute = YEARS[term.operator] if term.kind == "date" else COMPUTE[term.operator]

        def arithmetic(situation: Situation) -> Any:
            a, b = left(situation), right(situation)
            return None if a is None or b is None else compute(a, b)

        return arithmetic


def parts(term: Term) -> tuple[Term, Term | None]:
    """Return the two parts of a quotient, or a term and nothing below it."""
    if isinstance(term, Arithmetic) and term.operator == "/":
        return term.left, term.right
    return term, None


def is_bounded(top: Quantity, bottom: Term | None, right: Term) -> bool:
    """Whether bounds of a quantity, or of its share of the whole that holds it, can be compared."""
    if top.function not in BOUNDED or parts(right)[1] is not None:
        return False
    if bottom is None:
        return True
    whole = isinstance(bottom, Quantity) and bottom == replace(top, choices=())
    return whole and top.function == "capital"


def _year_end(get: Get) -> Get:
    def year_end(situation: Situation) -> date | None:
        day: date | None = get(situation)
        return None if day is None else day.replace(month=12, day=31)

    return year_end


YEARS: dict[str, Callable[[date, Decimal], date]] = {
    "+": lambda day, years: quantities.plus_annees(day, int(years)),
    "-": lambda day, years: quantities.moins_annees(day, int(years)),
}
"""What years added to a date, or taken from it, give."""
