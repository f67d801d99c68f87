"""Facts as tables that people could hold: typed columns, or text as spreadsheets write it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import polars as pl

from esslaw import load_rulebook
from esslaw.engines.table import Column, columns_of
from esslaw.facts.cells import text_of
from esslaw.facts.vocabulary import Fact, Kind, fact_at
from esslaw.logic.link import program_at, segment_start

ON = date(2026, 11, 1)


@cache
def columns_on(regime: str, segment: date) -> Mapping[str, Column]:
    law = load_rulebook()
    return columns_of(program_at(law, law.regimes[regime].goal, segment), law.parameters)


def columns_for(regime: str, on: date = ON) -> Mapping[str, Column]:
    return columns_on(regime, max(segment_start(load_rulebook(), on), date(1, 1, 1)))


def column(name: str) -> Column:
    return Column(name, fact_at(name).kind, name)


TYPES: Mapping[Kind, Any] = {
    Kind.MONEY: pl.Decimal(38, 2),
    Kind.RATIO: pl.Decimal(38, 10),
    Kind.DATE: pl.Date,
    Kind.FLAG: pl.Boolean,
    Kind.YEAR: pl.Int16,
    Kind.YEARS: pl.Int8,
    Kind.NUMBER: pl.Int64,
    Kind.CHOICE: pl.Categorical,
    Kind.CHOICES: pl.List(pl.String),
    Kind.TEXT: pl.String,
}


def type_of(fact: Fact) -> Any:
    if fact.kind is not Kind.ROWS:
        return TYPES[fact.kind]
    return pl.List(pl.Struct({name: TYPES[one.kind] for name, one in fact.columns.items()}))


def typed(name: str, values: Sequence[Any]) -> pl.Series:
    fact = fact_at(name)
    if fact.kind is not Kind.ROWS:
        exact = [Decimal(v) if fact.kind in EXACT and v is not None else v for v in values]
        return pl.Series(name, exact, dtype=type_of(fact))
    full = [
        None if rows is None else [{one: row.get(one) for one in fact.columns} for row in rows]
        for rows in values
    ]
    return pl.Series(name, full, dtype=type_of(fact))


EXACT = (Kind.MONEY, Kind.RATIO)


def plain(value: Any) -> str:
    """Return what JSON has no form for; no person writes 1E-10."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def text(name: str, values: Sequence[Any]) -> pl.Series:
    return pl.Series(name, [cell(fact_at(name), value) for value in values], dtype=pl.String)


def cell(fact: Fact, value: Any) -> str:
    """Return a value as a spreadsheet writes it, the rows of a table in JSON."""
    if value is None:
        return ""
    match fact.kind:
        case Kind.ROWS:
            return json.dumps(value, default=plain)
        case Kind.CHOICE:
            return text_of(fact.choices(value), fact.kind)  # type: ignore[misc, call-arg]
        case Kind.CHOICES:
            return text_of(tuple(map(fact.choices, value)), fact.kind)  # type: ignore[arg-type]
        case Kind.MONEY | Kind.RATIO:
            return text_of(Decimal(value), fact.kind)
        case _:
            return text_of(value, fact.kind)
