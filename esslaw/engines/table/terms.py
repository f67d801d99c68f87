"""The terms of a comparison as columns: numbers, days, answers and choices.

Guarantees: NULL wherever the kernel says unknown (`logic.leaves`): a fact that is not given, a
figure (`figures`) that does not exist for a day or a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from esslaw.engines.table import days
from esslaw.engines.table.columns import LEAST_END, MOST_END, Column, quantity_column
from esslaw.engines.table.exact import Exact, TooWide, constant, plus, times
from esslaw.engines.table.figures import figure
from esslaw.facts.scalars import LAST_DAY
from esslaw.logic.bounds import BOUNDED
from esslaw.logic.nodes import Program
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on
from esslaw.rulebook.terms import Arithmetic, Dated, Literal, Named, Quantity, Term, Today, YearEnd

if TYPE_CHECKING:
    import ibis.expr.types as ir

ON = "on"
"""The column of the day examined, where each row has its own."""


def day_name(fact: str) -> str:
    """Return the name of the column in which the days of a fact are numbered."""
    return f"day:{fact}"


@dataclass(frozen=True, slots=True)
class Bounded:
    """A quantity between two bounds, each NULL where there is none."""

    least: Exact
    most: Exact


@dataclass(frozen=True, slots=True)
class Terms:
    """Makes the terms of a program over a table; `on` is None where rows have days."""

    table: ir.Table
    columns: Mapping[str, Column]
    program: Program
    parameters: Mapping[str, Parameter]
    on: date | None

    def exact(self, term: Term) -> Exact:
        """Return a number; raise `TypeError` for what is none."""
        match term:
            case Literal(value=value) if isinstance(value, Decimal | int):
                return constant(value)
            case Named(name=name):
                return self.cell(self.columns[name])
            case Dated():
                return figure(term, self.table, self.program, self.parameters)
            case Quantity():
                return self.quantity(term)
            case Arithmetic(operator="+"):
                return plus(self.exact(term.left), self.exact(term.right))
            case Arithmetic(operator="-"):
                return plus(self.exact(term.left), self.exact(term.right), -1)
            case Arithmetic(operator="*"):
                return times(self.exact(term.left), self.exact(term.right))
        raise TypeError(f"not a number: {term!r}")

    def cell(self, column: Column) -> Exact:
        """Return the numbers of a column."""
        return Exact(self.table[column.name], column.scale, column.most)

    def column(self, term: Term) -> Any:
        """Return a fact that is no number."""
        assert isinstance(term, Named)
        return self.table[term.name]

    def quantity(self, term: Quantity) -> Exact:
        """Return a quantity, NULL where its bounds do not meet."""
        import ibis

        if term.function not in BOUNDED:
            return self.cell(quantity_column(term, self.program, self.parameters))
        bounds = self.bounds(term)
        least, most = bounds.least.expression(), bounds.most.expression()
        met = ibis.ifelse(least == most, least, ibis.null("int64"))
        return Exact(met, bounds.least.scale, bounds.least.most)

    def bounds(self, term: Quantity) -> Bounded:
        """Return the two bounds of a quantity."""
        name = quantity_column(term, self.program, self.parameters).name
        least, most = (self.columns[f"{name}.{end}"] for end in (LEAST_END, MOST_END))
        return Bounded(self.cell(least), self.cell(most))

    def day(self, term: Term) -> Any:
        """Return a day as a whole number, an integer where it is the same in every row."""
        match term:
            case Today() if self.on is not None:
                return days.number(self.on)
            case Today():
                return self.table[day_name(ON)]
            case Named(name=name):
                return self.table[day_name(name)]
            case YearEnd(of=inside):
                return days.year_end(self.day(inside))
            case Arithmetic(operator="+", left=left, right=right):
                years = self.exact(right)
                if LAST_DAY.year + years.most > date.max.year:
                    raise TooWide(f"days after the calendar, in {years.most} years")
                return days.later(self.day(left), years.expression())
            case Arithmetic(operator="-", left=left, right=right):
                return days.earlier(self.day(left), self.exact(right).expression())
            case Dated(key=None):
                value = figure_on(self.parameters[term.parameter], self.program.on)
                return days.number(value) if isinstance(value, date) else None
        raise TypeError(f"not a day: {term!r}")

    def plain_day(self, term: Term) -> Any:
        """Return a day as a date; None for what is worked out from another one."""
        match term:
            case Today():
                return self.table[ON] if self.on is None else self.on
            case Named(name=name):
                return self.table[name]
        return None
