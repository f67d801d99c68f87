"""The rules that every peer runs: those of a regime of the law that read no table of a structure.

Guarantees: they are taken from the real rulebook, nothing of the law is written again; each leaf
is one of five plain forms, in whole numbers (cents, 10⁻¹⁰), so that a generator of any peer
is a few lines; copies have the same shape over facts of other names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from esslaw import load_rulebook
from esslaw.facts.vocabulary import Kind
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, program_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion, Parameter
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import figure_on, value_over
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    terms,
)

REGIME = "esus"
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


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Some rules: the rulebook and the program of the kernel, and the same as plain data."""

    rulebook: Rulebook
    program: Program
    leaves: tuple[Plain, ...]
    nodes: tuple[Inner, ...]
    criteria: tuple[str, ...]
    """The nodes that are criteria of the law: those that are compared."""
    goals: tuple[str, ...]
    copies: int

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What ends the names of each copy."""
        return tuple(_suffix(rank) for rank in range(self.copies))


@cache
def rules(copies: int = 1) -> Rules:
    """Return the rules, that many times over facts of other names."""
    law = without_tables(load_rulebook(), REGIME, ON)
    one = program_at(law, law.regimes[REGIME].goal, ON)
    goals = [_renamed(one.goal, _suffix(rank), {}) for rank in range(copies)]
    goal = goals[0] if copies == 1 else All("*", None, tuple(goals))
    program = program_of(goal, one.on)
    inner = [node for node in program.nodes if not isinstance(node, Test) and node.id != "*"]
    return Rules(
        law,
        program,
        tuple(_plain(n, law.parameters) for n in program.nodes if isinstance(n, Test)),
        tuple(_inner(node) for node in inner),
        tuple(node.id for node in program.nodes if node.criterion is not None),
        tuple(node.id for node in goals),
        copies,
    )


def column_of(fact: str, choice: str) -> str:
    """Return the column of one choice of a list, that of a copy named as its copy."""
    name, mark, rank = fact.partition("__")
    return f"{name}.{choice}{mark}{rank}"


def without_tables(law: Rulebook, regime: str, on: date) -> Rulebook:
    """Return a rulebook of one regime at a date, less what rests on a table of a structure.

    A criterion left out is neutral, as one that is not in force: see `esslaw.logic.link`.
    """
    kept: dict[str, Criterion | None] = {}

    def visit(name: str) -> bool:
        if name not in kept:
            kept[name] = None
            kept[name] = reduced(law.criteria[name])
        return kept[name] is not None

    def reduced(criterion: Criterion) -> Criterion | None:
        version = in_force(criterion.versions, on)
        condition = version and version.condition
        if version is None or (condition and _reads_rows(condition.leaf)):
            return None
        if condition and condition.criterion and not visit(condition.criterion):
            return None
        children = tuple(child for child in version.children if visit(child))
        if _reads_rows(version.leaf) or (version.children and not children):
            return None
        return replace(criterion, versions=(replace(version, children=children),))

    goal = law.regimes[regime].goal
    visit(goal)
    criteria = {name: criterion for name, criterion in kept.items() if criterion}
    return replace(
        law,
        digest=f"{law.digest}.{regime}.{on}",
        criteria=criteria,
        regimes={regime: law.regimes[regime]},
        formalities={},
        visas={},
        clauses={},
    )


def _reads_rows(leaf: Leaf | None) -> bool:
    return leaf is not None and any(isinstance(term, Quantity) for term in terms(leaf))


def _suffix(rank: int) -> str:
    return f"__{rank}" if rank else ""


def _renamed(node: Node, suffix: str, made: dict[str, Node]) -> Node:
    """Return the copy of a node, what it shares with others made once."""
    if node.id not in made:
        made[node.id] = _copied(node, suffix, made)
    return made[node.id]


def _copied(node: Node, suffix: str, made: dict[str, Node]) -> Node:
    name, shown = f"{node.id}{suffix}", node.criterion
    match node:
        case Test(comparison=Comparison() as leaf):
            right = None if leaf.right is None else _term(leaf.right, suffix)
            return Test(name, shown, replace(leaf, left=_term(leaf.left, suffix), right=right))
        case All(children=children) | Any(children=children):
            return type(node)(name, shown, tuple(_renamed(c, suffix, made) for c in children))
        case Not(child=child):
            return Not(name, shown, _renamed(child, suffix, made))
        case Given(condition=condition, body=body):
            parts = (_renamed(condition, suffix, made), _renamed(body, suffix, made))
            return Given(name, shown, *parts)
    raise TypeError(f"no peer has the form of {node!r}")


def _term(term: Term, suffix: str) -> Term:
    match term:
        case Named():
            return replace(term, name=f"{term.name}{suffix}")
        case Dated(key=Named() as key):
            return replace(term, key=replace(key, name=f"{key.name}{suffix}"))
        case Arithmetic():
            sides = {"left": _term(term.left, suffix), "right": _term(term.right, suffix)}
            return replace(term, **sides)
    return term


def _inner(node: Node) -> Inner:
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


def _plain(node: Test, parameters: Mapping[str, Parameter]) -> Plain:
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
