"""Rules as plain data: what a generator of a peer reads, without the types of the rulebook.

Guarantees: a leaf is one of five forms, in whole numbers (cents, 10⁻¹⁰), each written from a leaf
of the program and never by hand; `TypeError` for one that has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from esslaw.facts.vocabulary import Kind
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Test
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on, value_over
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Operator,
    Term,
)

ON = date(2026, 11, 22)
UNITS: Mapping[Kind, int] = {Kind.MONEY: 100, Kind.RATIO: 10**10}
"""How many units of a column make one of the vocabulary: cents, and 10⁻¹⁰."""
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes-or-no fact is the one wanted."""

    id: str
    fact: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Among:
    """A choice is among some, or is not."""

    id: str
    fact: str
    choices: tuple[str, ...]
    inside: bool


@dataclass(frozen=True, slots=True)
class Holds:
    """A list of choices holds one: a column of its own, null where the list is unknown."""

    id: str
    fact: str
    choice: str

    @property
    def column(self) -> str:
        return column_of(self.fact, self.choice)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number against a figure, a multiple of another fact, or the figure of a year.

    `by_year` is the figure of each year known; another year has none, and the answer is unknown.
    """

    id: str
    fact: str
    operator: str
    figure: int
    of: str | None = None
    year: str | None = None
    by_year: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole against `up / down`: unknown where the whole is not positive."""

    id: str
    part: str
    whole: str
    operator: str
    up: int
    down: int


Plain = Flag | Among | Holds | Limit | Share


@dataclass(frozen=True, slots=True)
class Inner:
    """A node above others: `all`, `any`, `not`, or `given` (a condition, then a body)."""

    id: str
    kind: str
    children: tuple[str, ...]


def column_of(fact: str, choice: str) -> str:
    """Return the column of one choice of a list, that of a copy named as its copy."""
    name, mark, rank = fact.partition("__")
    return f"{name}.{choice}{mark}{rank}"


def inner_of(node: Node) -> Inner:
    match node:
        case All(children=children):
            return Inner(node.id, "all", tuple(child.id for child in children))
        case Any(children=children):
            return Inner(node.id, "any", tuple(child.id for child in children))
        case Not(child=child):
            return Inner(node.id, "not", (child.id,))
        case Given(condition=condition, body=body):
            return Inner(node.id, "given", (condition.id, body.id))
        case AtLeast():
            raise TypeError("no rule of this regime counts its children; say how peers do")
    raise TypeError(f"not a node of the kernel: {node!r}")


def plain_of(node: Test, parameters: Mapping[str, Parameter]) -> Plain:
    """Return a leaf in one of the five forms; raise TypeError where it has none of them."""
    match node.comparison:
        case Comparison(Operator.EQUAL, Named(name=fact), Literal(value=bool() as wanted)):
            return Flag(node.id, fact, wanted)
        case Comparison(
            (Operator.AMONG | Operator.NOT_AMONG) as operator, Named(name=fact), None, choices
        ):
            return Among(node.id, fact, choices, operator is Operator.AMONG)
        case Comparison(Operator.CONTAINS, Named(name=fact), None, (choice,)):
            return Holds(node.id, fact, choice)
        case Comparison(
            operator,
            Arithmetic("/", Named(name=part), Named(name=whole)),
            Dated(parameter=parameter, key=None),
        ):
            up, down = _figure(parameters[parameter]).as_integer_ratio()
            return Share(node.id, part, whole, operator.value, up, down)
        case Comparison(operator, Named(name=fact, kind=kind), right) if right is not None:
            plain = Limit(node.id, fact, operator.value, 0)
            return _limit(plain, UNITS[kind], right, parameters)
    raise TypeError(f"no plain form for {node.comparison!r}")


def _limit(plain: Limit, units: int, right: Term, parameters: Mapping[str, Parameter]) -> Limit:
    """Return a limit with what it is compared with, its left side being in so small units."""
    match right:
        case Dated(parameter=parameter, key=None):
            return replace(plain, figure=_whole(_figure(parameters[parameter]) * units))
        case Arithmetic("*", Dated(parameter=parameter, key=None), Named(name=other)):
            return replace(plain, figure=_whole(_figure(parameters[parameter])), of=other)
        case Arithmetic(
            "*", Dated(parameter=parameter, key=None), Dated(parameter=other, key=Named(name=key))
        ):
            times = _figure(parameters[parameter])
            figures = _by_year(parameters[other], parameters)
            by_year = tuple((year, _whole(times * value * units)) for year, value in figures)
            return replace(plain, year=key, by_year=by_year)
    raise TypeError(f"no plain form for {right!r}")


def _by_year(
    parameter: Parameter, parameters: Mapping[str, Parameter]
) -> Iterator[tuple[int, Decimal]]:
    for year in YEARS:
        value = value_over(parameter, year, parameters)
        if value is not None:
            yield year, value


def _figure(parameter: Parameter) -> Decimal:
    value = figure_on(parameter, ON)
    assert isinstance(value, Decimal), parameter.id
    return value


def _whole(value: Decimal) -> int:
    """Return an exact whole number; raise where a rounding would be needed."""
    whole = int(value)
    if whole != value:
        raise ValueError(f"not a whole number: {value}")
    return whole
