"""The closed list of facts that rules may name, each with its kind and what is said of it.

Guarantees: read from the models themselves, so that a fact exists in one place only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from esslaw.facts.fact import Choice, FactInfo, Unit, info
from esslaw.facts.structure import Structure


class Kind(StrEnum):
    """What sort of value a fact, a parameter or an expression has."""

    MONEY = "money"
    RATIO = "ratio"
    NUMBER = "number"
    DATE = "date"
    YEARS = "years"
    YEAR = "year"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    ROWS = "rows"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that rules may name: `choices` for a closed list, `columns` for a table."""

    info: FactInfo
    kind: Kind
    choices: type[Choice] | None = None
    columns: Mapping[str, Fact] = field(default_factory=dict)


_KINDS = {
    Unit.EUROS: Kind.MONEY,
    Unit.EUROS_PAR_AN: Kind.MONEY,
    Unit.RATIO: Kind.RATIO,
    Unit.DATE: Kind.DATE,
    Unit.YEAR: Kind.YEAR,
    Unit.COUNT: Kind.NUMBER,
    Unit.ANSWER: Kind.FLAG,
    Unit.CHOICE: Kind.CHOICE,
    Unit.CHOICES: Kind.CHOICES,
    Unit.TEXT: Kind.TEXT,
    Unit.TABLE: Kind.ROWS,
}
_PYTHON: dict[Kind, type | tuple[type, ...]] = {
    Kind.MONEY: Decimal,
    Kind.RATIO: Decimal,
    Kind.DATE: date,
    Kind.YEAR: int,
    Kind.NUMBER: int,
    Kind.FLAG: bool,
    Kind.TEXT: str,
}


@cache
def vocabulary(model: type[BaseModel] = Structure) -> Mapping[str, Fact]:
    """Return the facts of a model by name, in the order of the subjects of the form."""
    subjects = list(type(info(*next(iter(model.model_fields.items()))).subject))
    facts = {name: _fact(name, field) for name, field in model.model_fields.items()}
    ordered = sorted(facts.items(), key=lambda item: subjects.index(item[1].info.subject))
    return MappingProxyType(dict(ordered))


def fact_at(path: str) -> Fact:
    """Return the fact at a path: `capital_social`, or `exercices.benefice` for a column."""
    table, _, column = path.partition(".")
    fact = vocabulary()[table]
    return fact.columns[column] if column else fact


def _fact(name: str, declared: Any) -> Fact:
    said = info(name, declared)
    kind = _KINDS[said.unit]
    inner = [part for part in _leaves(declared.annotation) if isinstance(part, type)]
    choices = next((part for part in inner if issubclass(part, Choice)), None)
    rows = next((part for part in inner if issubclass(part, BaseModel)), None)
    if kind in _PYTHON and not any(issubclass(part, _PYTHON[kind]) for part in inner):
        raise TypeError(f"{name}: the unit {said.unit} does not fit its type")
    return Fact(said, kind, choices, vocabulary(rows) if rows else MappingProxyType({}))


def _leaves(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType, tuple) or hasattr(annotation, "__metadata__"):
        return [leaf for part in get_args(annotation) for leaf in _leaves(part)]
    return [annotation]
