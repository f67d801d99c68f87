"""The closed list of facts that rules may name, each with its kind and what is said of it.

Guarantees: read from the models themselves, so that a fact exists in one place only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from esslaw.facts.fact import Choice, FactInfo, Subject, Unit, info
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
    Unit.YEARS: Kind.YEARS,
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
    Kind.YEARS: int,
    Kind.NUMBER: int,
    Kind.FLAG: bool,
    Kind.TEXT: str,
}


@cache
def vocabulary(model: type[BaseModel] = Structure) -> Mapping[str, Fact]:
    """Return the facts of a model by name, in the order of the subjects of the form.

    Those of a part are named after it: `collectivite.type`. The beneficiary of an intervention is
    left out, and so is what is also said of it: these facts are those of a structure.
    """
    facts = dict(_facts(model))
    subjects = list(Subject)
    ordered = sorted(facts.items(), key=lambda item: subjects.index(item[1].info.subject))
    return MappingProxyType(dict(ordered))


@cache
def all_facts() -> Mapping[str, Fact]:
    """Return the facts that rules may name: those of a structure, then of an intervention."""
    from esslaw.facts.intervention import Intervention

    return MappingProxyType({**vocabulary(Structure), **vocabulary(Intervention)})


def fact_at(path: str) -> Fact:
    """Return the fact at a path: `capital_social`, or `exercices.benefice` for a column."""
    facts = all_facts()
    if path in facts:
        return facts[path]
    table, _, column = path.rpartition(".")
    return facts[table].columns[column]


def table_of(path: str) -> str:
    """Return the fact that a path leads to: the table, where it is a column.

    >>> table_of("exercices.benefice"), table_of("collectivite.type")
    ('exercices', 'collectivite.type')
    """
    return path if path in all_facts() else path.rpartition(".")[0]


def _facts(model: type[BaseModel]) -> Iterator[tuple[str, Fact]]:
    """Yield each fact of a model and of its parts."""
    for name, declared in model.model_fields.items():
        if declared.json_schema_extra is not None:
            yield name, _fact(name, declared)
            continue
        (group,) = (part for part in _leaves(declared.annotation) if part is not NoneType)
        if group is Structure:
            continue
        for inner, fact in _facts(group):
            if f"{name}_{inner}" not in Structure.model_fields:  # else it is said of the structure
                path = f"{name}.{inner}"
                yield path, replace(fact, info=replace(fact.info, name=path))


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
    if hasattr(annotation, "__metadata__"):
        return _leaves(annotation.__origin__)
    if get_origin(annotation) in (Union, UnionType, tuple):
        return [leaf for part in get_args(annotation) for leaf in _leaves(part)]
    return [annotation]
