"""A regime on each row of a Spark table: cells are read on the workers, the rules run in Spark SQL.

Guarantees: what `examine_table` says of the same rows, whatever the partitions and their order; no
row is dropped, and one with a mistake is undetermined, with its mistake beside it. No row comes to
the machine that asks (`pip install esslaw[spark]`, there and on each worker). Where each row has
its own date of law, a query would be as long as all the laws together: the workers run the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from esslaw.engines.table import Wanted, columns_of
from esslaw.engines.table.expression import FAILING, OPEN, OUTCOME
from esslaw.engines.table.spark import examined_by_spark
from esslaw.logic.leaves import Leaves
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.logic.outcome import Outcome
from esslaw.rulebook.book import Rulebook
from esslaw.tables.examining import ERROR, columns_read
from esslaw.tables.mapping.finding import placed
from esslaw.tables.opening import ROWS_AT_ONCE
from esslaw.tables.preparing import PROBLEM
from esslaw.tables.question import Asked, asked
from esslaw.tables.workers import KEPT, Answers, Cells, Work

if TYPE_CHECKING:
    from pyspark.sql import Column as SparkColumn
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

Kept = Mapping[str, str]
"""The columns to copy beside the answers: the name of each there, and in the table."""


def examine_spark(
    frame: DataFrame,
    regime: str,
    on: date | str,
    *,
    wanted: Wanted | None = None,
    kept: tuple[str, ...] = (),
    mapping: str | None = None,
    rulebook: Rulebook | None = None,
) -> DataFrame:
    """Return what a regime says of each row of a Spark table.

    `on` is a date of law, or the column that gives each row its own. Columns are read by a
    `mapping`, or named as the vocabulary: decimals for amounts and shares, dates, booleans, texts,
    arrays of texts, arrays of structures for the rows of a table. The columns of the answer are
    those that are kept, by the mapping too, `outcome`, `first_failing`, `open_facts`, the criteria
    that are wanted, and `error`. Raise `InputError` for what is no table of facts or no question,
    before any row is read; a mistake in a cell is in the answer.
    """
    return answers_of(
        frame, asked(regime, on, wanted=wanted, mapping=mapping, rulebook=rulebook), kept
    )


def answers_of(frame: DataFrame, question: Asked, kept: tuple[str, ...] = ()) -> DataFrame:
    """Return the answers of a Spark table to a question; see `examine_spark`."""
    facts, copied = _columns(frame.columns, question, kept)
    if question.on is None:
        # An expression takes long to make: it serves as many rows as it does here.
        work = Work(Answers(question), len(facts), ROWS_AT_ONCE)
        said = on_workers(frame, facts, copied, work)
    else:
        said = _ruled(frame, facts, copied, question, question.on)
    return said.select(*_told(said, question, copied))


def _columns(
    names: list[str], question: Asked, kept: tuple[str, ...]
) -> tuple[tuple[str, ...], Kept]:
    """Return the columns that are read of a table, and those that are copied."""
    read = columns_read(question, str, tuple(names))
    own = {name: name for name in kept if name in names}
    if question.mapping is not None:
        there = placed(question.mapping, names)
        read = {there[name] for name in question.mapping.columns if name in there}
        read |= set() if question.day is None else {question.day}
        more = {name: there[name] for name in question.mapping.keep if name in there}
        own = {name: place for name, place in more.items() if place not in own} | own
    return tuple(name for name in names if name in read), own


def _ruled(
    frame: DataFrame, facts: tuple[str, ...], copied: Kept, question: Asked, on: date
) -> DataFrame:
    """Return what the rules of a day say of rows, beside what is kept of them."""
    law, goal = question.rulebook, question.regime.goal
    covered = on >= question.regime.covered_from
    program = program_at(law, goal, on if covered else question.regime.covered_from)
    columns, leaves = columns_of(program, law.parameters), Leaves(law.parameters, program.on)
    cells = Cells({**columns}, on, leaves, question.mapping)
    ready = on_workers(frame, facts, copied, Work(cells, len(facts)))
    return _answered(ready, question, program, len(copied), on) if covered else ready


def on_workers(frame: DataFrame, facts: tuple[str, ...], copied: Kept, work: Work) -> DataFrame:
    """Return what the workers make of a table."""
    from pyspark.sql import functions
    from pyspark.sql.types import StructField, StructType

    taken = frame.select(
        *(functions.col(_quoted(name)) for name in facts),
        *(
            functions.col(_quoted(name)).alias(KEPT.format(rank=rank))
            for rank, name in enumerate(copied.values())
        ),
    )
    kept = taken.schema.fields[len(facts) :]
    # What a worker gives back of these columns is what this process makes of none of their rows.
    made = [*work.read(taken.limit(0).toArrow(), work.maker.ready()).schema][len(kept) :]
    types = _types()
    read = [StructField(one.name, types[one.type]) for one in made]
    return taken.mapInArrow(work, StructType([*kept, *read]))


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


def _answered(
    ready: DataFrame, question: Asked, program: Program, kept: int, on: date
) -> DataFrame:
    """Return what the rules say of rows of which the cells are read."""
    names = (*(KEPT.format(rank=rank) for rank in range(kept)), ERROR)
    known = tuple(name for name in question.wanted.criteria if name in program.index)
    wanted = replace(question.wanted, criteria=known, kept=names)
    return examined_by_spark(ready, question.rulebook, question.regime, on, wanted, problem=PROBLEM)


def _told(said: DataFrame, question: Asked, copied: Kept) -> Iterator[SparkColumn]:
    """Yield the columns of the answer; what the law of the day does not say is unknown."""
    from pyspark.sql import functions

    wanted = question.wanted
    unsaid = {OUTCOME: functions.lit(Outcome.UNDETERMINED.value), OPEN: functions.lit("")}
    unsaid[FAILING] = functions.lit(None).cast("string")
    answers = [OUTCOME, *([FAILING] if wanted.failing else []), *([OPEN] if wanted.open else [])]
    names = {*answers, *wanted.criteria, ERROR}
    for rank, name in enumerate(copied):
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
