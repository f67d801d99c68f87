"""A regime on each row of a Spark table: cells are read on the workers, the rules run in Spark SQL.

Guarantees: what `examine_table` says of the same rows, whatever the partitions and their order; no
row is dropped, and one with a mistake is undetermined, with its mistake beside it. No row comes to
the machine that asks (`pip install esslaw[spark]`, there and on each worker).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from esslaw.engines.table import Wanted, columns_of
from esslaw.engines.table.columns import Column
from esslaw.engines.table.expression import FAILING, OPEN, OUTCOME
from esslaw.engines.table.spark import examined_by_spark
from esslaw.logic.leaves import Leaves
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.logic.outcome import Outcome
from esslaw.rulebook.book import Rulebook
from esslaw.tables.coding import coded
from esslaw.tables.examining import ERROR, ROW, with_errors
from esslaw.tables.heading import heading_of
from esslaw.tables.preparing import PROBLEM, prepare
from esslaw.tables.question import Asked, asked

if TYPE_CHECKING:
    from pyspark.sql import Column as SparkColumn
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

ROWS_AT_ONCE = 50_000
"""How many rows a worker reads together: what Spark hands it is too little to be quick."""
KEPT = "esslaw:{rank}"
"""The name of a kept column while rules run, so that it is that of no other."""


def examine_spark(
    frame: DataFrame,
    regime: str,
    on: date,
    *,
    wanted: Wanted | None = None,
    kept: tuple[str, ...] = (),
    rulebook: Rulebook | None = None,
) -> DataFrame:
    """Return what a regime says of each row of a Spark table, at a date of law.

    Columns are named as the vocabulary: decimals for amounts and shares, dates, booleans, texts,
    arrays of texts, arrays of structures for the rows of a table. The columns of the answer are
    those that are kept, `outcome`, `first_failing`, `open_facts`, the criteria that are wanted, and
    `error`. Raise `InputError` for what is no table of facts or no question, before any row is
    read; a mistake in a cell is in the answer.
    """
    question = asked(regime, on, wanted=wanted, rulebook=rulebook)
    law, goal = question.rulebook, question.regime.goal
    covered = on >= question.regime.covered_from
    program = program_at(law, goal, on if covered else question.regime.covered_from)
    columns, leaves = columns_of(program, law.parameters), Leaves(law.parameters, program.on)
    there = tuple(name for name in kept if name in frame.columns)
    facts = heading_of(frame.columns, columns).read
    said = _on_workers(frame, Cells({**columns}, on, leaves, facts, there))
    if covered:
        said = _ruled(said, question, program, len(there), on)
    return said.select(*_told(said, question, there))


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of rows, on a worker: `facts` become columns of the engine, `kept` follow.

    `columns` are those that rules read on a day, `leaves` what counts the rows of tables.
    """

    columns: dict[str, Column]
    on: date
    leaves: Leaves
    facts: tuple[str, ...]
    kept: tuple[str, ...]

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the rows of some batches, in their order."""
        for piece in _together(batches, ROWS_AT_ONCE):
            yield from self.read(piece).to_batches()

    def read(self, piece: pa.Table) -> pa.Table:
        """Return rows as the engine takes them, with what is wrong in each."""
        facts = pl.from_arrow(piece.select(list(range(len(self.facts)))))
        assert isinstance(facts, pl.DataFrame)
        ready = prepare(
            facts,
            self.columns,
            first_row=0,
            on=self.on,
            leaves=self.leaves,
            # Beside its row is the only place where a mistake is said.
            most=piece.num_rows * len(self.facts),
        )
        numbered = coded(ready.frame).with_row_index(ROW)
        told = with_errors(numbered, ready.mistakes).drop(ROW)
        made = told.with_columns(told[ERROR].is_not_null().alias(PROBLEM))
        read = made.to_arrow(compat_level=pl.CompatLevel.oldest())
        fields = [pa.field(one.name, _lean(one.type)) for one in read.schema]
        kept = piece.columns[len(self.facts) :]
        names = [KEPT.format(rank=rank) for rank in range(len(kept))]
        cast = read.cast(pa.schema(fields)).columns
        return pa.table([*kept, *cast], names=[*names, *read.column_names])


def _on_workers(frame: DataFrame, cells: Cells) -> DataFrame:
    """Return a table of which the workers have read the cells."""
    from pyspark.sql import functions
    from pyspark.sql.types import StructField, StructType

    taken = frame.select(
        *(functions.col(_quoted(name)) for name in cells.facts),
        *(
            functions.col(_quoted(name)).alias(KEPT.format(rank=rank))
            for rank, name in enumerate(cells.kept)
        ),
    )
    kept = taken.schema.fields[len(cells.facts) :]
    # What a worker gives back of these columns is what this process makes of none of their rows.
    made = [*cells.read(taken.limit(0).toArrow()).schema][len(kept) :]
    types = _types()
    read = [StructField(one.name, types[one.type]) for one in made]
    return taken.mapInArrow(cells, StructType([*kept, *read]))


def _types() -> Mapping[pa.DataType, DataType]:
    """Return the types of Spark in which columns come back from the workers."""
    from pyspark.sql import types

    texts = types.StringType()
    return {
        pa.int64(): types.LongType(),
        pa.int16(): types.ShortType(),
        pa.bool_(): types.BooleanType(),
        pa.date32(): types.DateType(),
        pa.string(): texts,
        pa.list_(pa.string()): types.ArrayType(texts),
    }


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


def _ruled(ready: DataFrame, question: Asked, program: Program, kept: int, on: date) -> DataFrame:
    """Return what the rules say of rows of which the cells are read."""
    names = (*(KEPT.format(rank=rank) for rank in range(kept)), ERROR)
    known = tuple(name for name in question.wanted.criteria if name in program.index)
    wanted = replace(question.wanted, criteria=known, kept=names)
    return examined_by_spark(ready, question.rulebook, question.regime, on, wanted, problem=PROBLEM)


def _told(said: DataFrame, question: Asked, kept: tuple[str, ...]) -> Iterator[SparkColumn]:
    """Yield the columns of the answer; what the law of the day does not say is unknown."""
    from pyspark.sql import functions

    wanted = question.wanted
    unsaid = {OUTCOME: functions.lit(Outcome.UNDETERMINED.value), OPEN: functions.lit("")}
    unsaid[FAILING] = functions.lit(None).cast("string")
    answers = [OUTCOME, *([FAILING] if wanted.failing else []), *([OPEN] if wanted.open else [])]
    names = {*answers, *wanted.criteria, ERROR}
    for rank, name in enumerate(kept):
        own = f"{name}_" if name in names else name
        yield functions.col(_quoted(KEPT.format(rank=rank))).alias(own)
    for name in (*answers, *wanted.criteria):
        if name in said.columns:
            yield functions.col(_quoted(name))
        else:
            yield unsaid.get(name, functions.lit(None).cast("boolean")).alias(name)
    yield functions.col(ERROR)


def _quoted(name: str) -> str:
    """Return the name of a column as Spark reads it whole, dots and all."""
    return "`{}`".format(name.replace("`", "``"))
