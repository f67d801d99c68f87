"""What a worker of Spark makes of rows: the cells that rules read, or the answers themselves.

Guarantees: the same code as for a table in this process; rows keep their order, and the columns
that are kept go through as they are. Everything here can be sent to another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import polars as pl
import pyarrow as pa

from esslaw.engines.table.columns import Column
from esslaw.logic.leaves import Leaves
from esslaw.tables.backends import BACKENDS
from esslaw.tables.coding import coded
from esslaw.tables.examining import ERROR, ROW, facts_of, piece_of, with_errors
from esslaw.tables.mapping import ColumnMapping, apply
from esslaw.tables.preparing import PROBLEM, prepare
from esslaw.tables.question import Asked

CELLS_AT_ONCE = 50_000
"""How many rows a worker reads together: what Spark hands it is too little to be quick."""
KEPT = "esslaw:{rank}"
"""The name of a kept column while rules run, so that it is that of no other."""

UNMAPPED, SILENT, WITHHELD = "unmapped", "silent", "withheld"
LEFT = ("account", "fact", "code", "times")
"""The columns of what is left unknown, of which the first is one of these accounts."""


Make = Callable[[pl.DataFrame], pl.DataFrame]
"""Makes columns of the facts of rows."""


class Maker(Protocol):
    """What is sent to a worker, to be made ready there once for all the rows that it is given."""

    def ready(self) -> Make:
        """Return what makes columns of facts."""


@dataclass(frozen=True, slots=True)
class Work:
    """Makes columns of those of facts, which come first; the others, of any type, are kept."""

    maker: Maker
    facts: int
    at_once: int = CELLS_AT_ONCE

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the rows of some batches, in their order."""
        make = self.maker.ready()
        for piece in _together(batches, self.at_once):
            yield from self.read(piece, make).to_batches()

    def read(self, piece: pa.Table, make: Make) -> pa.Table:
        """Return rows as Spark takes them, what is kept before what is made."""
        facts = pl.from_arrow(piece.select(list(range(self.facts))))
        assert isinstance(facts, pl.DataFrame)
        made = make(facts).to_arrow(compat_level=pl.CompatLevel.oldest())
        fields = [pa.field(one.name, _lean(one.type)) for one in made.schema]
        kept = piece.columns[self.facts :]
        names = [KEPT.format(rank=rank) for rank in range(len(kept))]
        cast = made.cast(pa.schema(fields)).columns
        return pa.table([*kept, *cast], names=[*names, *made.column_names])


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of rows as the engine takes them, with what is wrong in each.

    `columns` are those that rules read on a day, `leaves` what counts the rows of tables.
    """

    columns: dict[str, Column]
    on: date
    leaves: Leaves
    mapping: ColumnMapping | None

    def ready(self) -> Make:
        """Return what reads rows."""
        return self.read

    def read(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the columns of the engine, the mistake of each row, and which rows have one."""
        facts, _mapped = facts_of(rows, self.mapping)
        ready = prepare(
            facts,
            self.columns,
            first_row=0,
            on=self.on,
            leaves=self.leaves,
            most=_all_of(facts),
        )
        numbered = coded(ready.frame).with_row_index(ROW)
        told = with_errors(numbered, ready.mistakes).drop(ROW)
        return told.with_columns(told[ERROR].is_not_null().alias(PROBLEM))


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers rows, each by the law of its own day: there are as many expressions as laws."""

    asked: Asked

    def ready(self) -> Make:
        """Return what gives the answer of each row, and its mistake."""
        mapping = self.asked.mapping and replace(self.asked.mapping, keep=())
        asked = replace(self.asked, mapping=mapping, kept=())
        run = BACKENDS[asked.backend]()
        return lambda rows: piece_of(rows, 0, asked, run, most=_all_of(rows)).frame.drop(ROW)


@dataclass(frozen=True, slots=True)
class Left:
    """Counts what a mapping leaves unknown in rows: see `Mapped`."""

    mapping: ColumnMapping

    def ready(self) -> Make:
        """Return what counts them."""
        return self.count

    def count(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return how many times each code is left, by account and by fact."""
        found = apply(self.mapping, rows)
        counts = [
            *(
                (UNMAPPED, fact, code, n)
                for fact, one in found.unmapped.items()
                for code, n in one.items()
            ),
            *(
                (SILENT, fact, code, n)
                for fact, one in found.silent.items()
                for code, n in one.items()
            ),
            *((WITHHELD, fact, "", n) for fact, n in found.withheld.items()),
        ]
        types = dict.fromkeys(LEFT[:3], pl.String()) | {LEFT[3]: pl.Int64()}
        return pl.DataFrame(counts, schema=types, orient="row")


def _all_of(rows: pl.DataFrame) -> int:
    """Return how many mistakes are told: beside its row is the only place where one is said."""
    return rows.height * rows.width


def _lean(large: pa.DataType) -> pa.DataType:
    """Return a type as Spark takes it, where polars counts its bytes in 64 bits."""
    if pa.types.is_large_list(large):
        return pa.list_(_lean(large.value_type))
    return pa.string() if pa.types.is_large_string(large) else large


def _together(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Yield batches put together until there are so many rows, none of them split."""
    gathered: list[pa.RecordBatch] = []
    for batch in batches:
        gathered.append(batch)
        if sum(one.num_rows for one in gathered) >= rows:
            yield pa.Table.from_batches(gathered)
            gathered = []
    if gathered:
        yield pa.Table.from_batches(gathered)
