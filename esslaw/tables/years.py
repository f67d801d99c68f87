"""Financial years in lists of typed structures, read and summed by columns.

Guarantees: only cells that the models would take without a word are read here; any other is left to
them (`nested`), and so is a column of which the types leave a doubt. What is said of the years of
a cell is what `facts.quantities` says of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from esslaw.engines.table.columns import Column
from esslaw.facts.exercice import PARTS_OF_ACCOUNTS
from esslaw.facts.scalars import MAX_ITEMS
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.tables import numbers
from esslaw.tables.physical import POLARS, Cells, date_cells, empty

TABLE = "exercices"
RANK, CLOSING, FIRST = "esslaw:rang", "date_cloture", "premier_exercice"
_ON = "esslaw:jour"


@dataclass(frozen=True, slots=True, eq=False)
class Years:
    """The years of the cells that are plainly sound, of which `plain` has the ranks.

    `rows` has the account of each year in cents and the rank of its cell, oldest first in each.
    """

    plain: pl.Series
    rows: pl.DataFrame


def years_of(cells: pl.Series) -> Years | None:
    """Return the years that are read by columns; None for a column of other types."""
    if not isinstance(cells.dtype, pl.List) or not isinstance(cells.dtype.inner, pl.Struct):
        return None
    known = fact_at(TABLE).columns
    types = pl.Schema({one.name: one.dtype for one in cells.dtype.inner.fields})
    if not all(name in known and _is_typed(known[name].kind, types[name]) for name in types):
        return None
    lengths = pl.DataFrame({"height": cells.list.len()}).with_row_index(RANK)
    short = lengths.filter(pl.col("height") <= MAX_ITEMS)
    filled = short.filter(pl.col("height") > 0)
    each = cells.gather(filled[RANK]).explode()
    ranks = filled.select(pl.col(RANK).repeat_by("height").explode())[RANK]
    accounts = each.struct.unnest()
    doubtful = each.is_null()
    made = [ranks]
    for name, fact in known.items():
        column = Column(f"{TABLE}.{name}", fact.kind, f"{TABLE}.{name}")
        read = _read(accounts[name], column) if name in types else Cells(empty(column, len(each)))
        for refused in (read.unreadable, read.outside):
            doubtful = doubtful if refused is None else doubtful | refused
        made.append(read.values.alias(name))
    rows = pl.DataFrame(made).sort(RANK, CLOSING, maintain_order=True)
    left = pl.concat([ranks.filter(doubtful), _incoherent(rows)]).unique()
    plain = short[RANK].filter(~short[RANK].is_in(left.implode()))
    return Years(plain, rows.filter(pl.col(RANK).is_in(plain.implode())))


def counted(
    years: Years, columns: Iterable[Column], on: date | pl.Series, height: int
) -> Iterator[pl.Series]:
    """Yield what rules read of the years closed on a day, or on that of each cell, by quantity.

    There is a value for each of `height` cells, NULL for those that are not read here.
    """
    days = on if isinstance(on, pl.Series) else pl.Series([on]).new_from_index(0, height)
    asked = years.plain.to_frame().with_columns(days.gather(years.plain).alias(_ON))
    dated = years.rows.join(asked, on=RANK, maintain_order="left")
    told = [*columns]
    closed = pl.col(CLOSING) <= pl.col(_ON)
    states = dated.group_by(RANK).agg(
        closed=closed.sum(),
        known=pl.col(CLOSING).is_not_null().all() & (closed.any() | pl.col(FIRST).any()),
    )
    sums = (
        dated.filter(closed)
        .group_by(RANK, maintain_order=True)
        .agg(_quantity(one).alias(one.name) for one in told)
    )
    found = (
        pl.DataFrame({_ON: days})
        .with_row_index(RANK)
        .join(asked.select(RANK, read=True), on=RANK, how="left")
        .join(states, on=RANK, how="left")
        .join(sums, on=RANK, how="left")
        .sort(RANK)
    )
    is_known = pl.col("read") & pl.col(_ON).is_not_null() & pl.col("known").fill_null(True)
    none = pl.col("closed").fill_null(0) == 0
    for one in told:
        value = pl.when(none).then(_of_none(one)).otherwise(pl.col(one.name))
        whole = found.select(pl.when(is_known).then(value).alias(one.name)).to_series()
        yield whole.cast(POLARS[one.type])


def _quantity(column: Column) -> pl.Expr:
    """Return a quantity of the closed years of a cell, of which there is one at least."""
    assert column.quantity is not None
    if column.quantity.function == "nombre":
        return pl.len()
    account = pl.col(column.quantity.columns[0])
    if column.quantity.function == "dernier":
        return account.last()
    if column.quantity.last is not None and column.last is None:
        return pl.lit(None, pl.Int64)  # the law of the day does not say how many years
    last = account if column.last is None else account.tail(column.last)
    enough = True if column.last is None else pl.len() >= column.last
    return pl.when(last.is_not_null().all() & enough).then(last.sum())


def _of_none(column: Column) -> pl.Expr:
    """Return a quantity where no year is closed yet."""
    assert column.quantity is not None
    whole = column.quantity.function == "cumul" and column.quantity.last is None
    return pl.lit(0 if whole or column.quantity.function == "nombre" else None, pl.Int64)


def _incoherent(rows: pl.DataFrame) -> pl.Series:
    """Return the ranks of cells of which the years contradict one another, as the models say."""
    first, closing = pl.col(FIRST).fill_null(False), pl.col(CLOSING)
    more = [pl.col(part) > pl.col(whole) for part, whole in PARTS_OF_ACCOUNTS]
    wrong = rows.group_by(RANK).agg(
        pl.any_horizontal(more).any().alias("part"),
        closing.drop_nulls().is_duplicated().any().alias("same"),
        (first.sum() > 1).alias("firsts"),
        (closing.filter(~first).min() < closing.filter(first).min()).alias("before"),
    )
    return wrong.filter(pl.any_horizontal("part", "same", "firsts", "before"))[RANK]


def _read(cells: pl.Series, column: Column) -> Cells:
    """Return cells in the type of their column, with what is refused of them."""
    if cells.dtype == pl.Null:
        return Cells(empty(column, len(cells)))
    if column.kind is Kind.FLAG:
        return Cells(cells)
    found = date_cells(cells) if column.kind is Kind.DATE else numbers.cells_of(cells, column)
    assert found is not None
    return found


def _is_typed(kind: Kind, type_: pl.DataType) -> bool:
    """Whether cells of a type are what a case writes, with nothing in them to be read."""
    if type_ == pl.Null:
        return True
    if kind is Kind.DATE:
        return type_ == pl.Date
    if kind is Kind.FLAG:
        return type_ == pl.Boolean
    return kind is Kind.MONEY and type_.is_numeric()
