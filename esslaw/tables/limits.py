"""What a column may hold: the bounds of the vocabulary, read from its models.

Guarantees: no bound is written here; that of a fact is what its model says of it, that of a
quantity over rows is that of what it counts, for as many rows as a table may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, WithJsonSchema

from esslaw.engines.table.columns import MOST, Column
from esslaw.facts.case import model_of
from esslaw.facts.refusals import model_at
from esslaw.facts.scalars import MAX_ITEMS
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Fact, Kind, fact_at, table_of, vocabulary
from esslaw.facts.written import INTERVENTION, STRUCTURE, sources_of

NUMBERS = frozenset({Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.YEAR, Kind.YEARS})
"""The kinds of which a column holds whole numbers."""
COUNTS = frozenset({"compte", "nombre"})
"""The quantities that count rows."""
SUMS = frozenset({"cumul", "capital", "aides"})
"""Those that add up the amounts of rows."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that a column holds, both included, as it holds them."""

    least: int
    most: int


def limits_of(column: Column) -> Limits:
    """Return the bounds of a column of whole numbers, in units of its last decimal.

    >>> limits_of(Column("annee_remunerations", Kind.YEAR, "annee_remunerations"))
    Limits(least=1900, most=2200)
    """
    if column.quantity is None:
        return _limits(column, _schema(column.fact), 1)
    if column.quantity.function in COUNTS:
        return Limits(0, MAX_ITEMS)
    times = (column.last or MAX_ITEMS) if column.quantity.function in SUMS else 1
    return _limits(column, _schema(f"{column.fact}.{column.quantity.columns[0]}"), times)


def fact_of(column: Column) -> Fact:
    """Return the fact that a cell of a column is read as: for a quantity, one of its kind."""
    fact = fact_at(column.fact)
    if column.quantity is None:
        return fact
    return replace(fact, kind=column.kind, choices=None, columns=MappingProxyType({}))


def kind_of(fact: str) -> str:
    """Return the kind of case of which a fact is.

    >>> kind_of("forme_juridique"), kind_of("collectivite.type")
    ('structure', 'intervention')
    """
    return STRUCTURE if fact in vocabulary(Structure) else INTERVENTION


def path_of_fact(fact: str) -> str:
    """Return where a fact is written in its kind of case."""
    return sources_of(kind_of(fact), fact)[0]


def _limits(column: Column, schema: Mapping[str, Any], times: int) -> Limits:
    unit = 10**column.scale
    most = int(schema["maximum"]) * unit if "maximum" in schema else MOST[column.kind]
    least = int(schema["minimum"]) * unit if "minimum" in schema else -most
    return Limits(least * times, most * times)


@cache
def _schema(path: str) -> Mapping[str, Any]:
    """Return what the model says of the numbers that a fact, or a cell of a table, may be."""
    fact = table_of(path)
    inside = path[len(fact) + 1 :]
    place = [*path_of_fact(fact).split("."), *([inside] if inside else [])]
    holder = model_at(model_of(kind_of(fact)), place[:-1])
    assert holder is not None
    return next(_schemas(holder, place[-1]), {})


def _schemas(holder: type[BaseModel], name: str) -> Iterator[Mapping[str, Any]]:
    for part in get_args(holder.model_fields[name].annotation):
        for said in getattr(part, "__metadata__", ()):
            if isinstance(said, WithJsonSchema):
                yield said.json_schema or {}
