"""The same expression on Spark, over a table that one machine does not hold.

Guarantees: what Spark runs is the expression of `examined`, written as one query; the session keeps
its settings, and whether its arithmetic is ANSI changes nothing. PySpark is imported by whoever
made the table (`pip install esslaw[spark]`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from esslaw.engines.table.columns import columns_of
from esslaw.engines.table.expression import Wanted, examined
from esslaw.logic.link import program_at
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import DataFrame


def examined_by_spark(
    frame: DataFrame,
    rulebook: Rulebook,
    regime: Regime,
    on: date,
    wanted: Wanted,
    *,
    day: str | None = None,
    problem: str | None = None,
) -> DataFrame:
    """Return what a regime says of each row of a Spark table of facts (see `columns`).

    The columns that rules read hold what `Column.type` says; those of `wanted.kept` are of any
    type. The rest is as in `examined`: `KeyError` on a criterion on which the regime does not rest
    that day. Nothing is read before the result is.
    """
    import ibis

    columns = columns_of(program_at(rulebook, regime.goal, on), rulebook.parameters)
    types = {name: column.type for name, column in columns.items()}
    types |= {} if day is None else {day: "date"}
    types |= {} if problem is None else {problem: "boolean"}
    # What is kept goes through as it is: its type is Spark's own affair.
    types |= dict.fromkeys(wanted.kept, "string")
    held = ibis.table({name: types[name] for name in frame.columns if name in types}, _name(types))
    said = examined(held, rulebook, regime, on, wanted, day=day, problem=problem)
    # Indented, the query of a large regime would be ten times as long.
    query = ibis.to_sql(said, dialect="pyspark", pretty=False)
    return frame.sparkSession.sql(_opened(query, held.get_name()), rows=frame)


def _name(columns: Mapping[str, str]) -> str:
    """Return a name for the table which is that of no column."""
    name = "rows"
    while name in columns:
        name += "_"
    return name


def _opened(query: str, name: str) -> str:
    """Return a query in which Spark writes the name of its own table."""
    return query.replace("{", "{{").replace("}", "}}").replace(f"`{name}`", "{rows}")
