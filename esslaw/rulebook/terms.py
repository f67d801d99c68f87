"""Typed expressions: what a comparison of the rules is made of.

Guarantees: immutable, fully resolved (every name is a fact, a parameter or a quantity that
exists) and well typed (kinds and units agree); nothing here can be run by Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from esslaw.facts.vocabulary import Kind

Value = Decimal | date | int | bool | str


class Operator(StrEnum):
    """The comparisons of the law."""

    EQUAL = "=="
    DIFFERENT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    AMONG = "in"
    NOT_AMONG = "not in"
    CONTAINS = "contains"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the rule: an answer, a choice, or zero."""

    value: Value
    kind: Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A fact, by its name in the vocabulary."""

    name: str
    kind: Kind

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of the fact."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Dated:
    """A parameter at the date examined, or at the date or year that `key` gives."""

    parameter: str
    kind: Kind
    key: Named | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A derived quantity over a table: `function(table.column, last)`, see `facts.quantities`.

    That of `aides` counts the rows granted from `since` to `until`, both included.
    """

    function: str
    table: str
    column: str | None
    kind: Kind
    last: Dated | None = None
    choices: tuple[str, ...] = ()
    since: Term | None = None
    until: Term | None = None

    @property
    def chosen_by(self) -> str:
        """The column whose values choose the rows."""
        return "regime" if self.function == "aides" else "type"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that are read, the one that is counted or summed first."""
        counted = {"capital": "capital", "aides": "montant"}.get(self.function, self.column)
        dated = ["date_octroi"] if self.since is not None else []
        chosen = [self.chosen_by] if self.choices else []
        return (*([counted] if counted else ()), *chosen, *dated)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the facts that are read: cells, or the table where its rows are counted."""
        return tuple(f"{self.table}.{column}" for column in self.columns) or (self.table,)


@dataclass(frozen=True, slots=True)
class Today:
    """The day examined, which is not a fact of the case."""

    kind: Kind = Kind.DATE


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The last day of the calendar year of a date."""

    of: Term
    kind: Kind = Kind.DATE


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, a difference, a product; or a quotient, as one whole side of a comparison."""

    operator: str
    left: Term
    right: Term
    kind: Kind


Term = Literal | Named | Dated | Quantity | Today | YearEnd | Arithmetic
_READ = (Named, Quantity)
"""The terms that read facts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides compared; `choices` is the right side of `in` and `contains`."""

    operator: Operator
    left: Term
    right: Term | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawNotFound:
    """A place where the text in force could not be read: its value is unknown, and why."""

    reason: str


Leaf = Comparison | LawNotFound


def terms(leaf: Leaf) -> list[Term]:
    """Return every term of a leaf, from left to right."""
    found: list[Term] = []
    pending = [leaf.right, leaf.left] if isinstance(leaf, Comparison) else []
    while pending:
        term = pending.pop()
        if term is None:
            continue
        found.append(term)
        if isinstance(term, Named):
            continue
        if isinstance(term, Arithmetic):
            pending += [term.right, term.left]
        elif isinstance(term, Quantity):
            pending += [term.until, term.since, term.last]
        elif isinstance(term, Dated):
            pending.append(term.key)
        elif isinstance(term, YearEnd):
            pending.append(term.of)
    return found


def facts_read(leaf: Leaf) -> tuple[str, ...]:
    """Return the paths of the facts that a leaf reads, each once, in order."""
    paths: dict[str, None] = {}
    for term in terms(leaf):
        if isinstance(term, _READ):
            paths.update(dict.fromkeys(term.paths))
    return tuple(paths)


def subjects_of(leaf: Leaf) -> tuple[tuple[str, Named | Quantity], ...]:
    """Return what a leaf is about, in order: each path once, with the first term that reads it.

    A quantity is about the column that it counts or sums, not about those that choose its rows.
    """
    found: dict[str, Named | Quantity] = {}
    for term in terms(leaf):
        if isinstance(term, _READ):
            found.setdefault(term.paths[0], term)
    return tuple(found.items())


def parameters_read(leaf: Leaf) -> tuple[Dated, ...]:
    """Return the parameters that a leaf reads."""
    return tuple([term for term in terms(leaf) if isinstance(term, Dated)])
