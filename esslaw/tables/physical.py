"""The physical types of the engine's columns, and the cells that are ready for them.

Guarantees: what is refused is NULL in the values; a mask is there only where it has a true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl

from esslaw.engines.table.codes import ranks_of
from esslaw.engines.table.columns import Column
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY
from esslaw.facts.vocabulary import Kind

POLARS: Mapping[str, pl.DataType] = MappingProxyType(
    {
        "int64": pl.Int64(),
        "boolean": pl.Boolean(),
        "date": pl.Date(),
        "string": pl.String(),
    }
)
"""The type of polars for each type of column, as Ibis names it; choices have theirs."""
EPOCH = date(1970, 1, 1)
"""The day from which polars counts."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of a column, and which of its cells are refused: not read, or out of bounds."""

    values: pl.Series
    unreadable: pl.Series | None = None
    outside: pl.Series | None = None


def type_of(column: Column) -> pl.DataType:
    """Return the type of polars of a column; several choices are a whole number (`codes`)."""
    if column.kind is Kind.CHOICE:
        return pl.Enum([*ranks_of(column.fact)])
    return pl.Int64() if column.kind is Kind.CHOICES else POLARS[column.type]


def empty(column: Column, height: int) -> pl.Series:
    """Return a column of which every cell is unknown."""
    return pl.Series(column.name, [None], dtype=type_of(column)).new_from_index(0, height)


def where(mask: pl.Series) -> pl.Series | None:
    """Return a mask without NULL, or None where it has no true."""
    whole = mask.fill_null(False)
    return whole if whole.any() else None


def without(values: pl.Series, mask: pl.Series | None) -> pl.Series:
    """Return values of which those of a mask are NULL."""
    if mask is None:
        return values
    return pl.select(pl.when(~mask).then(values)).to_series()


def date_cells(cells: pl.Series) -> Cells | None:
    """Return days, from a column of days or of moments; None where it is neither.

    A moment is a day at midnight only, where its clock is.
    """
    unreadable = None
    if isinstance(cells.dtype, pl.Datetime):
        local = cells.dt.replace_time_zone(None)
        unreadable = where(local != local.dt.truncate("1d"))
        cells = without(local, unreadable).dt.date()
    if cells.dtype != pl.Date:
        return None
    return within_days(cells, unreadable)


def within_days(days: pl.Series, unreadable: pl.Series | None = None) -> Cells:
    """Return days of which those outside of the calendar of the vocabulary are refused."""
    # Numbers of days: past the year 9999 there is no `date`.
    numbers = days.to_physical()
    first, last = ((end - EPOCH).days for end in (FIRST_DAY, LAST_DAY))
    outside = None
    if not numbers.is_between(first, last).all():
        outside = where(~numbers.is_between(first, last))
    return Cells(without(days, outside), unreadable, outside)


def held(cells: pl.Series, rank: int) -> Any:
    """Return what a cell holds, as text where Python has no value for it: a day past 9999."""
    try:
        return cells[rank]
    except (ValueError, OverflowError):
        return str(cells.slice(rank, 1).cast(pl.String).item())
