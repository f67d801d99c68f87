"""A column of a file as the engine's column: each cell exact, unknown, or refused.

Guarantees: a typed cell is taken as it is, never rounded; a text says what `facts.cells` reads in
it, each different text being read once; a refused cell is NULL and marked, and the others are
whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from esslaw.engines.table.columns import Column
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind
from esslaw.tables import numbers, texts
from esslaw.tables.limits import NUMBERS
from esslaw.tables.mistakes import Refusal
from esslaw.tables.physical import Cells, date_cells, empty, held
from esslaw.tables.refusing import Tell, of_float, of_text, of_type, of_value

_TEXTS = (pl.String, pl.Categorical, pl.Enum)


@dataclass(frozen=True, slots=True)
class Read:
    """The cells of a column: their values, which of them are refused, None where none is.

    `counts` is by code. Where the column is refused whole, `whole` says why.
    """

    values: pl.Series
    refused: pl.Series | None = None
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    tell: Callable[[int], Refusal] | None = None
    whole: Refusal | None = None

    def why(self, rank: int) -> Refusal:
        """Return why the cell of a rank is refused; raise `LookupError` where it is not."""
        if self.tell is None:
            raise LookupError(rank)
        return self.tell(rank)


def read_cells(cells: pl.Series, column: Column, _: Say = str) -> Read:
    """Return what the cells of a column of a file say of a column of the engine.

    >>> from esslaw.facts.vocabulary import Kind
    >>> capital = Column("capital_social", Kind.MONEY, "capital_social")
    >>> read_cells(pl.Series(["230 000,00", "ne sait pas", "12"]), capital).values.to_list()
    [23000000, None, 1200]
    """
    if cells.dtype == pl.Null:
        return Read(empty(column, len(cells)))
    if cells.dtype in _TEXTS:
        text = cells if cells.dtype == pl.String else cells.cast(pl.String)
        return _read(text, column, texts.cells_of(text, column), _)
    kind, found = column.kind, None
    if kind in NUMBERS:
        found = numbers.cells_of(cells, column)
    elif kind is Kind.DATE:
        found = date_cells(cells)
    elif kind is Kind.FLAG and cells.dtype == pl.Boolean:
        found = Cells(cells)
    elif kind is Kind.CHOICES:
        found = texts.lists_of(cells, column)
    if found is None:
        return _refused_whole(cells, column, _)
    return _read(cells, column, found, _)


def _refused_whole(cells: pl.Series, column: Column, _: Say) -> Read:
    whole = of_type(column.kind, cells.dtype, _)
    return Read(empty(column, len(cells)), cells.is_not_null(), whole=whole)


def _read(cells: pl.Series, column: Column, found: Cells, _: Say) -> Read:
    """Return cells with why those that are not sound are refused."""
    masks = [mask for mask in (found.unreadable, found.outside) if mask is not None]
    if not masks:
        return Read(found.values)
    say = _tell(cells, column, _)
    counts: dict[str, int] = {}
    for mask in masks:
        first = mask.arg_max()
        assert first is not None
        code = say(held(cells, first)).code
        counts[code] = counts.get(code, 0) + int(mask.sum())
    refused = masks[0] if len(masks) == 1 else masks[0] | masks[1]
    return Read(found.values, refused, counts, lambda rank: say(held(cells, rank)))


def _tell(cells: pl.Series, column: Column, _: Say) -> Tell:
    if cells.dtype == pl.String:
        return lambda text: of_text(column, texts.bare(text), _)
    if cells.dtype.is_float():
        return lambda value: (
            of_value(column, int(value), _) if value.is_integer() else of_float(value, _)
        )
    if isinstance(cells.dtype, (pl.List, pl.Array)):
        return lambda value: of_value(column, list(value), _)
    return lambda value: of_value(column, value, _)
