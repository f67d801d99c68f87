"""Where the expression of a regime runs: in Polars, or in DuckDB, both inside this process.

Guarantees: the same expression and the same rows in the same order, whichever runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    import ibis.expr.types as ir

Expression = Callable[["ir.Table"], "ir.Table"]
"""Makes what is to be said of a table of facts."""
NAME = "facts"
RANK = "esslaw:rang"


def on_polars(frame: pl.DataFrame, expression: Expression) -> pl.DataFrame:
    """Return what an expression says of each row."""
    import ibis

    connection = ibis.polars.connect()
    made: Any = connection.compile(expression(connection.create_table(NAME, frame)))
    found: pl.DataFrame = made.collect()
    return found


def on_duckdb(frame: pl.DataFrame, expression: Expression) -> pl.DataFrame:
    """Return what an expression says of each row."""
    import ibis

    connection = ibis.duckdb.connect()
    try:
        found = connection.to_polars(expression(connection.create_table(NAME, frame.to_arrow())))
    finally:
        connection.disconnect()
    assert isinstance(found, pl.DataFrame)
    return found


BACKENDS: Mapping[str, Callable[[pl.DataFrame, Expression], pl.DataFrame]] = MappingProxyType(
    {"polars": on_polars, "duckdb": on_duckdb}
)
"""What runs an expression here, by name; Spark runs it elsewhere (`tables.spark`)."""
