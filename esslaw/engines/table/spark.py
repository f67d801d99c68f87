"""The same expression on Spark, over a table that one machine does not hold.

Guarantees: what Spark runs is the expression of `examined`, written as one query; the session keeps
its settings, and whether its arithmetic is ANSI changes nothing. PySpark is imported by whoever
made the table (`pip install esslaw[spark]`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from esslaw.engines.table.columns import columns_of
from esslaw.engines.table.expression import Wanted, examined
from esslaw.engines.table.terms import ON
from esslaw.logic.link import program_at
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "bigint": "int64",
        "int": "int32",
        "smallint": "int16",
        "boolean": "boolean",
        "date": "date",
        "string": "string",
        "array<string>": "array<string>",
    }
)
"""The types of the columns that rules read, as Ibis names them, by their name in Spark."""


def examined_by_spark(
    frame: DataFrame,
    rulebook: Rulebook,
    regime: Regime,
    on: date,
    wanted: Wanted,
    *,
    rows_have_days: bool = False,
    problem: str | None = None,
) -> DataFrame:
    """Return what a regime says of each row of a Spark table of facts (see `columns`).

    The columns that rules read hold what `Column.type` says, choices perhaps as whole numbers
    (`codes`); those of `wanted.kept` are of any type. The rest is as in `examined`: `KeyError` on
    a criterion on which the regime does not rest that day. No row is read before the result is.
    """
    import ibis

    columns = columns_of(program_at(rulebook, regime.goal, on), rulebook.parameters)
    read = {*columns, *([ON] if rows_have_days else []), *([problem] if problem else [])}
    types = {name: TYPES[type_] for name, type_ in frame.dtypes if name in read}
    # What is kept goes through as it is: its type is Spark's own affair.
    types |= {name: "string" for name in wanted.kept if name not in read}
    rows = ibis.table(types, _name(types))
    said = examined(
        rows, rulebook, regime, on, wanted, rows_have_days=rows_have_days, problem=problem
    )
    # Indented, the query of a large regime would be ten times as long.
    query = ibis.to_sql(said, dialect="pyspark", pretty=False)
    return frame.sparkSession.sql(_opened(query, rows.get_name()), rows=frame)


def _name(columns: Collection[str]) -> str:
    """Return a name for the table which is that of no column."""
    name = "rows"
    while name in columns:
        name += "_"
    return name


def _opened(query: str, name: str) -> str:
    """Return a query in which Spark writes the name of its own table."""
    return query.replace("{", "{{").replace("}", "}}").replace(f"`{name}`", "{rows}")
