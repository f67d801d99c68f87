"""The rows of a table inside a cell: a list of structures, or JSON text, read through the models.

Guarantees: what a row writes is what a case writes, refused with the path of its cell; what the
engine reads of the rows is computed by `engines.table.rows`, as the kernel does, on the day of
each row of the file. Typed financial years in which nothing is wrong are read by columns, and say
the same (`years`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import isnan
from types import MappingProxyType
from typing import Any

import polars as pl
from pydantic import ValidationError

from esslaw.documents import read_json
from esslaw.engines.table.columns import Column
from esslaw.engines.table.rows import Cell, cells_of, row_of
from esslaw.facts.case import model_of
from esslaw.facts.cells import Unreadable, form_of, reader
from esslaw.facts.refusals import problems_of
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.leaves import Leaves, Situation
from esslaw.problems import InputError, shown
from esslaw.tables.limits import kind_of
from esslaw.tables.mistakes import Place, Refusal
from esslaw.tables.physical import POLARS, held
from esslaw.tables.refusing import UNREADABLE, of_type
from esslaw.tables.years import TABLE, Years, counted, years_of

Wrong = tuple[str, Refusal]
"""The path of a refused cell, and why it is."""
_RANK = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Rows:
    """A column of tables of so many cells: what they write, and where it is refused.

    `years` are those that are read by columns, `said` the rows of the other cells that have some,
    by rank; `wrong` says what is refused, by rank too, and `whole` why the whole column is.
    """

    table: str
    height: int
    said: Mapping[int, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))
    wrong: Mapping[int, tuple[Wrong, ...]] = field(default_factory=lambda: MappingProxyType({}))
    whole: Refusal | None = None
    years: Years | None = None

    @property
    def counts(self) -> Mapping[Place, int]:
        """How many mistakes there are, by column, without the ranks of rows, and by code."""
        found = (one for cell in self.wrong.values() for one in cell)
        return Counter((_RANK.sub("", path), refusal.code) for path, refusal in found)

    @property
    def refused(self) -> pl.Series:
        """Which cells are refused."""
        return pl.Series([rank in self.wrong for rank in range(self.height)], dtype=pl.Boolean)


def read_rows(cells: pl.Series, table: str, _: Say = str) -> Rows:
    """Return the rows of a table of the vocabulary that each cell of a column holds."""
    if cells.dtype == pl.Null:
        return Rows(table, len(cells))
    if not _holds_rows(cells.dtype):
        return Rows(table, len(cells), whole=of_type(Kind.ROWS, cells.dtype, _))
    years = years_of(cells) if table == TABLE else None
    left = cells.is_not_null().arg_true()
    if years is not None:
        left = left.filter(~left.is_in(years.plain.implode()))
    said: dict[int, tuple[Any, ...]] = {}
    wrong: dict[int, tuple[Wrong, ...]] = {}
    for rank in left:
        read = _rows(held(cells, rank), table, _)
        if isinstance(read, list):
            wrong[rank] = tuple(read)
        elif read is not None:
            said[rank] = read
    return Rows(table, len(cells), said, wrong, years=years)


def quantities(
    tables: Sequence[Rows],
    columns: Mapping[str, Column],
    dates: Mapping[str, pl.Series],
    on: date | pl.Series,
    leaves: Leaves,
) -> Iterator[pl.Series]:
    """Yield what the engine reads of the rows of tables, a column for each quantity.

    `dates` are the days of the other facts, which the window of a sum may read; `on` is the day
    examined, or that of each row.
    """
    known = {name: days.to_list() for name, days in dates.items()}
    for rows in tables:
        own = {n: c for n, c in columns.items() if c.quantity and c.fact == rows.table}
        cells = cells_of(own.values(), leaves)
        days = on.to_list() if isinstance(on, pl.Series) else [on] * rows.height
        found: dict[str, list[Any]] = {name: [None] * rows.height for name in own}
        for rank, own_rows in rows.said.items():
            facts = {name: column[rank] for name, column in known.items()}
            for name, value in _quantities(cells, rows.table, own_rows, facts, days[rank]).items():
                found[name][rank] = value
        made = [pl.Series(name, found[name], dtype=POLARS[one.type]) for name, one in own.items()]
        if rows.years is None:
            yield from made
        else:
            plain = counted(rows.years, own.values(), on, rows.height)
            for one, other in zip(made, plain, strict=True):
                yield pl.select(pl.coalesce(one, other)).to_series().alias(one.name)


def _quantities(
    cells: Mapping[str, Cell],
    table: str,
    rows: tuple[Any, ...],
    facts: Mapping[str, Any],
    day: date | None,
) -> Mapping[str, Any]:
    if day is None:
        return {}
    return row_of(cells, Situation(_Facts({**facts, table: rows}), day))


class _Facts(dict[str, Any]):
    """The facts of a row: those that it does not say are unknown."""

    def __missing__(self, name: str) -> None:
        return None


def _holds_rows(type_: pl.DataType) -> bool:
    listed = isinstance(type_, (pl.List, pl.Array)) and (
        isinstance(type_.inner, pl.Struct) or type_.inner == pl.Null
    )
    return listed or type_ in (pl.String, pl.Categorical)


def _rows(cell: Any, table: str, _: Say) -> tuple[Any, ...] | list[Wrong] | None:
    """Return the rows that a cell holds, None where they are unknown, or what is wrong."""
    if cell is None:
        return None
    if isinstance(cell, str):
        try:
            written = _written(cell.strip(), table)
        except InputError as error:
            one = error.problems[0]
            return [(table, Refusal(one.code, shown(cell), _(one.expected), one.suggestion))]
        except Unreadable as wrong:
            return [(table, Refusal(UNREADABLE, shown(cell), wrong.expected, wrong.suggestion))]
    else:
        written = [_plain(row) for row in cell]
    if written is None:
        return None
    model = model_of(kind_of(table))
    try:
        return tuple(getattr(model.model_validate({table: written}), table))
    except ValidationError as error:
        return [
            (one.path or table, Refusal(one.code, one.got, _(one.expected), one.suggestion))
            for one in problems_of(error, model)
        ]


def _written(text: str, table: str) -> Any:
    """Return the rows that a text writes: JSON, or that there are none."""
    if text.startswith(("[", "{")):
        return read_json(text)
    count = reader(fact_at(table))(text)
    if count is None:
        return None
    if count:
        raise Unreadable(form_of(Kind.ROWS))
    return []


def _plain(value: Any) -> Any:
    """Return a cell of a typed row as a case writes it: no gap, no float that is a whole number."""
    if isinstance(value, Mapping):
        said = {name: _plain(one) for name, one in value.items()}
        return {name: one for name, one in said.items() if one is not None}
    if isinstance(value, float):
        return None if isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value
