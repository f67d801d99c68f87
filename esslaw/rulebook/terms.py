"""Typed expressions: what a comparison of the rules is made of.

Guarantees: immutable, fully resolved (every name is a fact, a parameter or a quantity that
exists) and well typed (kinds and units agree); nothing here can be run by Python.
"""

from __future__ import annotations

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Dated:
    """A parameter at the date examined, or at the date or year that `key` gives."""

    parameter: str
    kind: Kind
    key: Named | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A derived quantity over a table: `function(table.column, last)`, see `facts.quantities`."""

    function: str
    table: str
    column: str | None
    kind: Kind
    last: Dated | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, a difference, a product; or a quotient, as one whole side of a comparison."""

    operator: str
    left: Term
    right: Term
    kind: Kind


Term = Literal | Named | Dated | Quantity | Arithmetic


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


def terms(leaf: Leaf) -> Iterator[Term]:
    """Yield every term of a leaf, from left to right."""
    pending = [leaf.right, leaf.left] if isinstance(leaf, Comparison) else []
    while pending:
        term = pending.pop()
        if term is None:
            continue
        yield term
        if isinstance(term, Arithmetic):
            pending += [term.right, term.left]
        elif isinstance(term, Quantity):
            pending.append(term.last)
        elif isinstance(term, Dated):
            pending.append(term.key)


def facts_read(leaf: Leaf) -> tuple[str, ...]:
    """Return the paths of the facts that a leaf reads, each once, in order."""
    paths: dict[str, None] = {}
    for term in terms(leaf):
        if isinstance(term, Named):
            paths[term.name] = None
        elif isinstance(term, Quantity):
            paths[f"{term.table}.{term.column}" if term.column else term.table] = None
    return tuple(paths)


def parameters_read(leaf: Leaf) -> tuple[Dated, ...]:
    """Return the parameters that a leaf reads."""
    return tuple(term for term in terms(leaf) if isinstance(term, Dated))
