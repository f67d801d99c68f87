"""Cases as tables of columns, and what a backend answers of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import ibis
import pyarrow as pa

from esslaw import load_rulebook
from esslaw.engines.table import Column, columns_of
from esslaw.engines.table.expression import Wanted, examined
from esslaw.engines.table.rows import cells_of, row_of
from esslaw.engines.table.terms import ON
from esslaw.facts.case import Case
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.rulebook.criteria import Regime

ARROW = {
    "boolean": pa.bool_(),
    "int64": pa.int64(),
    "string": pa.string(),
    "date": pa.date32(),
    "array<string>": pa.list_(pa.string()),
}


def program_of(regime: Regime, on: date) -> Program:
    return program_at(load_rulebook(), regime.goal, on)


def table_of_cases(cases: Sequence[Case], program: Program, days: Sequence[date]) -> pa.Table:
    """Return cases as a table, each examined on its day."""
    law = load_rulebook()
    columns = columns_of(program, law.parameters)
    cells = cells_of(columns.values(), Leaves(law.parameters, program.on))
    rows = [row_of(cells, Situation(case.facts, on)) for case, on in zip(cases, days, strict=True)]
    return arrow(columns.values(), rows, {ON: list(days)})


def arrow(
    columns: Iterable[Column], rows: Sequence[Mapping[str, Any]], days: Mapping[str, list[date]]
) -> pa.Table:
    fields = {
        one.name: pa.array([row[one.name] for row in rows], ARROW[one.type]) for one in columns
    }
    return pa.table({**fields, **{name: pa.array(on, pa.date32()) for name, on in days.items()}})


def answered(
    backend: str, table: pa.Table, regime: Regime, on: date, wanted: Wanted, **options: Any
) -> list[dict[str, Any]]:
    """Return what a backend says of each row of a table."""
    connection = getattr(ibis, backend).connect()
    rows = connection.create_table("cases", table)
    expression = examined(rows, load_rulebook(), regime, on, wanted, **options)
    found: list[dict[str, Any]] = connection.to_pyarrow(expression).to_pylist()
    return found
