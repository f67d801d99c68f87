"""From a piece of a file to the columns that the engine reads, and the rows it must not answer.

Guarantees: no row is dropped nor moved; one with a refused cell, or with facts that contradict one
another, is marked in the column `problem`, its other cells being whole; each row is read as if it
were alone. What is not a column of the engine is left as it is, apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from esslaw.engines.table.columns import Column
from esslaw.engines.table.terms import ON
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind
from esslaw.logic.leaves import Leaves
from esslaw.rulebook.loader import load_rulebook
from esslaw.tables.cells import Read, read_cells
from esslaw.tables.coherence import Check, checks
from esslaw.tables.contradictions import INCOHERENT, contradiction
from esslaw.tables.heading import EXCESS, LINE, RESERVED, Heading, heading_of
from esslaw.tables.marks import Marks, Told
from esslaw.tables.mistakes import MOST_TOLD, Mistakes
from esslaw.tables.nested import Rows, quantities, read_rows
from esslaw.tables.refusing import of_excess, of_no_day

PROBLEM = "problem"
"""The column that says which rows must not be answered."""
DAY = Column(ON, Kind.DATE, "date_demande")
"""The day of a row is read as any other date is."""
EXCEEDING = "(cellules de trop)"
"""What stands for a column where a row has more cells than the file has columns."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The engine's columns that a piece of a file has, and `problem`; `kept` are its others."""

    frame: pl.DataFrame
    mistakes: Mistakes
    kept: pl.DataFrame


def prepare(
    frame: pl.DataFrame,
    columns: Mapping[str, Column],
    *,
    first_row: int = 1,
    on: date | None = None,
    day: str | None = None,
    leaves: Leaves | None = None,
    most: int = MOST_TOLD,
    _: Say = str,
) -> Prepared:
    """Return a piece of a file in the types of the engine, with what is wrong in it.

    `columns` are those that rules read (`columns_of`), which a file may not have all; `first_row`
    is the number of the first row, where the file does not number its own (`opening`). The rows of
    tables are counted on the day `on`, or on that of the column `day`, which is then the column
    `on`; by the law in force on `on`, that of `leaves` where they are given. At most `most`
    mistakes are told. Raise `InputError` where two columns say one fact, and where none says any.
    """
    heading = heading_of(frame.columns, columns, _)
    marks = Marks(frame.height, first_row, frame[LINE] if LINE in frame.columns else None)
    if EXCESS in frame.columns:
        _mark_excess(frame[EXCESS], marks, _)
    made: dict[str, pl.Series] = {}
    flat: dict[str, Column] = {}
    for name, own in heading.facts.items():
        cells = read_cells(frame[name], own[0], _)
        _mark_cells(name, cells, marks)
        for column in own:
            made[column.name], flat[column.name] = cells.values.alias(column.name), column
    days = None if day is None else _days(frame[day], day, heading, marks, _)
    tables = [read_rows(frame[name], table, _) for name, table in heading.tables.items()]
    for name, rows in zip(heading.tables, tables, strict=True):
        _mark_rows(name, rows, frame[name], marks)
    if tables:
        law = _leaves(on) if leaves is None else leaves
        dates = {name: made[name] for name, one in flat.items() if one.kind is Kind.DATE}
        examined = days if days is not None else law.on if on is None else on
        counted = quantities(tables, columns, dates, examined, law)
        made |= {column.name: column for column in counted}
    _mark_contradictions(made, flat, marks, _)
    said = [column for name, column in made.items() if name in columns]
    own_days = [] if days is None else [days.alias(ON)]
    ready = pl.DataFrame([*said, *own_days, marks.problem.alias(PROBLEM)])
    kept = [name for name in heading.kept if name not in {*RESERVED, day}]
    return Prepared(ready, marks.mistakes(most), frame.select(kept))


def _leaves(on: date | None) -> Leaves:
    if on is None:
        raise ValueError("the rows of a table are counted on a day, by the law of that day")
    return Leaves(load_rulebook().parameters, on)


def _mark_cells(name: str, cells: Read, marks: Marks) -> None:
    if cells.refused is None:
        return
    if cells.whole is not None:
        marks.add_whole(name, cells.whole, cells.refused)
    else:
        counts = {(name, code): count for code, count in cells.counts.items()}
        marks.add(cells.refused, counts, lambda rank: ((name, cells.why(rank)),))


def _mark_rows(name: str, rows: Rows, cells: pl.Series, marks: Marks) -> None:
    if rows.whole is not None:
        marks.add_whole(name, rows.whole, cells.is_not_null())
    elif rows.wrong:
        marks.add(rows.refused, rows.counts, rows.wrong.__getitem__)


def _mark_excess(cells: pl.Series, marks: Marks, _: Say) -> None:
    mask = cells.is_not_null()
    if mask.any():
        counts = {(EXCEEDING, of_excess("", _).code): int(mask.sum())}
        marks.add(mask, counts, lambda rank: ((EXCEEDING, of_excess(cells[rank], _)),))


def _days(cells: pl.Series, name: str, heading: Heading, marks: Marks, _: Say) -> pl.Series:
    """Return the day of each row; one without its own is marked.

    A day that is also a fact was read as one, and what is wrong with it is said already.
    """
    read = read_cells(cells, DAY, _)
    if name not in heading.facts:
        _mark_cells(name, read, marks)
    absent = read.values.is_null()
    if read.refused is not None:
        absent &= ~read.refused
    if absent.any():
        none = of_no_day(_)
        marks.add(absent, {(name, none.code): int(absent.sum())}, lambda rank: ((name, none),))
    return read.values


def _mark_contradictions(
    made: Mapping[str, pl.Series], flat: Mapping[str, Column], marks: Marks, _: Say
) -> None:
    """Mark the rows whose facts, each being admissible, cannot be true together."""
    found = checks(flat)
    if not found:
        return
    facts = pl.DataFrame([made[name] for name in flat])
    sound = ~marks.problem
    masks = facts.select(
        one.wrong.fill_null(False).alias(str(rank)) for rank, one in enumerate(found)
    )
    for one, wrong in zip(found, masks.iter_columns(), strict=True):
        mask = wrong & sound
        if mask.any():
            counts = {(one.field, INCOHERENT): int(mask.sum())}
            marks.add(mask, counts, _why(one, facts, flat, _))


def _why(
    check: Check, facts: pl.DataFrame, flat: Mapping[str, Column], _: Say
) -> Callable[[int], tuple[Told, ...]]:
    def why(rank: int) -> tuple[Told, ...]:
        row = facts.row(rank, named=True)
        return ((check.field, contradiction(check, row, flat, _)),)

    return why
