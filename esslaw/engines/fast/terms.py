"""The terms of comparisons as Python expressions.

Guarantees: an expression gives what `logic.leaves` computes, wherever the names that it `needs`
are known; a quantity that several comparisons read is worked out once. Sums and products are
written with plain operators: the function that holds them runs in the exact context.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.engines.fast.errors import UnknownShape
from esslaw.engines.fast.names import Names, literal
from esslaw.facts.vocabulary import Kind
from esslaw.logic.bounds import BOUNDED
from esslaw.logic.exact import EXACT
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on, value_on
from esslaw.rulebook.terms import Arithmetic, Dated, Literal, Named, Quantity, Term, Today, YearEnd

FACT, CONSTANT, CHOICES, FIGURES, ROWS, DERIVED = "f", "K", "S", "F", "R", "q"
"""The first letters of names: facts, values, sets of answers, figures by date, kinds of rows,
and what is derived from the facts."""
FOLDED = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}
Figure = Decimal | date | int
SHIFTED = {"+": "plus_annees", "-": "moins_annees"}


@dataclass(frozen=True, slots=True)
class Written:
    """An expression, and the names which, unknown, make it unknown.

    `value` is that of a constant, None elsewhere; `atom` says that it binds tighter than any
    operator.
    """

    code: str
    needs: tuple[str, ...] = ()
    value: Figure | None = None
    atom: bool = True

    @property
    def inner(self) -> str:
        """The expression as an operand."""
        return self.code if self.atom else f"({self.code})"

    @property
    def whole(self) -> str:
        """The expression as an argument: None where one of its names is unknown."""
        if not self.needs or self.needs == (self.code,):
            return self.code
        return f"None if {unknown(self.needs)} else {self.code}"


def unknown(names: tuple[str, ...]) -> str:
    """Return the condition that one of some names is unknown."""
    return " or ".join(f"{name} is None" for name in names)


class Terms:
    """Writes the terms of a segment of the law; None is a term that no fact can make known."""

    def __init__(self, parameters: Mapping[str, Parameter], on: date) -> None:
        self.parameters, self.on, self.names = parameters, on, Names()
        self.computes = False
        """Whether something written so far adds or multiplies."""

    def write(self, term: Term) -> Written | None:
        """Return the expression of a term."""
        match term:
            case Literal(value=bool()):
                raise UnknownShape(term)
            case Literal(value=Decimal() | date() | int() as value):
                return self._constant(value)
            case Named(name=name):
                return _name(self.fact(name))
            case Dated():
                return self._figure(term)
            case Quantity():
                return self._quantity(term)
            case Arithmetic(operator="+" | "-" | "*"):
                return self._arithmetic(term)
            case Today():
                return Written("on")
            case YearEnd(of=inside):
                day = self.write(inside)
                return day and Written(f"year_end({day.code})", day.needs)
        raise UnknownShape(term)

    def fact(self, name: str) -> str:
        """Return the local variable that holds a fact."""
        return self.names.name(FACT, name, f"facts[{literal(name)}]")

    def choices(self, choices: tuple[str, ...]) -> str:
        """Return the constant that holds a set of answers."""
        inside = ", ".join(literal(one) for one in sorted({*choices}))
        return self.names.name(CHOICES, frozenset(choices), f"frozenset(({inside},))")

    def _constant(self, value: Figure, said: str = "") -> Written:
        code = literal(value)
        return Written(self.names.name(CONSTANT, (code, said), code, said), value=value)

    def _figure(self, term: Dated) -> Written | None:
        parameter = self.parameters[term.parameter]
        if term.key is None:
            value = figure_on(parameter, self.on)
            return None if value is None else self._constant(value, parameter.id)
        made = "by_day" if parameter.monthly is None else "by_year"
        code = f"{made}({literal(term.parameter)})"
        figures, key = self.names.name(FIGURES, code, code), self.fact(term.key.name)
        return self._derived(term, Written(f"{figures}({key})", (key,)))

    def _derived(self, key: Any, written: Written) -> Written:
        return _name(self.names.name(DERIVED, key, written.whole))

    def _arithmetic(self, term: Arithmetic) -> Written | None:
        left, right = self.write(term.left), self.write(term.right)
        if left is None or right is None:
            return None
        needs = _together(left, right)
        if term.kind is Kind.DATE:
            years = f"int({right.code})" if right.value is None else literal(_whole(right.value))
            return Written(f"{SHIFTED[term.operator]}({left.code}, {years})", needs)
        a, b = left.value, right.value
        if isinstance(a, Decimal) and isinstance(b, Decimal):
            return self._constant(
                FOLDED[term.operator](a, b), f"{left.code} {term.operator} {right.code}"
            )
        self.computes = True
        return Written(f"{left.inner} {term.operator} {right.inner}", needs, atom=False)

    def _quantity(self, term: Quantity) -> Written | None:
        table, column = term.table, literal(term.column or "")
        if term.function in BOUNDED and term.function != "capital":
            bounds = self.bounds(term)
            return self._derived(("exact", term), Written(f"exact_of({bounds.code})", bounds.needs))
        match term.function:
            case "capital":
                self.computes = True
                code = self._of_rows(term, "capital", self._kinds(term, "TypeAssocie"))
            case "nombre":
                code = self._of_years(table, "len")
            case "dernier":
                code = self._of_years(table, "last", column)
            case "cumul":
                self.computes = True
                last = []
                if term.last is not None:
                    count = value_on(self.parameters[term.last.parameter], self.on)
                    if count is None:
                        return None
                    last = [literal(int(count))]
                code = self._of_years(table, "total", column, *last)
            case _:
                raise UnknownShape(term)
        return self._derived(term, code)

    def bounds(self, term: Quantity) -> Written:
        """Return the expression of the bounds of a quantity: a pair, or unknown."""
        return self._derived(("bounds", term), self._bounds(term))

    def _bounds(self, term: Quantity) -> Written:
        column = literal(term.column or "")
        match term.function:
            case "aides" if term.since is not None and term.until is not None:
                self.computes = True
                ends = [self.write(end) for end in (term.since, term.until)]
                said = ("None" if end is None else end.whole for end in ends)
                return self._of_rows(term, "aides", self._kinds(term, "RegimeAide"), *said)
            case _ if term.since is not None or term.until is not None:
                raise UnknownShape(term)
            case "compte":
                answer = "None" if term.column is None else column
                return self._of_rows(term, "compte", self._kinds(term, "TypeAssocie"), answer)
            case "capital":
                self.computes = True
                return self._of_rows(term, "capital_entre", self._kinds(term, "TypeAssocie"))
            case "plus_grand" | "plus_petit" as function:
                return self._of_rows(term, function, column)
        raise UnknownShape(term)

    def _kinds(self, term: Quantity, kinds: str) -> str:
        if not term.choices:
            return "None"
        inside = ", ".join(literal(one) for one in term.choices)
        return self.names.name(ROWS, (kinds, term.choices), f"tuple(map({kinds}, ({inside},)))")

    def _of_rows(self, term: Quantity, function: str, *others: str) -> Written:
        rows = self.fact(term.table)
        return Written(f"{function}({', '.join((rows, *others))})", (rows,))

    def _of_years(self, table: str, function: str, *others: str) -> Written:
        rows = self.fact(table)
        years = self._derived(("closed", table), Written(f"closed({rows}, on)", (rows,))).code
        return Written(f"{function}({', '.join((years, *others))})", (years,))


def _name(name: str) -> Written:
    return Written(name, (name,))


def _together(left: Written, right: Written) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*left.needs, *right.needs)))


def _whole(years: Figure) -> int:
    if isinstance(years, date):
        raise UnknownShape(years)
    return int(years)
