"""Where the expression of a regime runs: in Polars, or in DuckDB, both inside this process.

Guarantees: the same expression and the same rows in the same order, whichever runs it; it is made
once for all the pieces of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

if TYPE_CHECKING:
    import ibis.expr.types as ir

Expression = Callable[["ir.Table"], "ir.Table"]
"""Makes what is to be said of a table of facts."""
NAME = "facts"
RANK = "esslaw:rang"


class Backend(Protocol):
    """Runs expressions, and remembers them."""

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name tells it from others."""


class OnPolars:
    """Runs expressions in Polars, several at once if several threads ask."""

    def __init__(self) -> None:
        import ibis

        self.connection: Any = ibis.polars.connect()
        self.made: dict[Hashable, tuple[str, ir.Table]] = {}
        self.lock = Lock()

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name tells it from others."""
        with self.lock:
            query = self._query(frame, name, expression)
        return query.collect()

    def _query(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.LazyFrame:
        key = (name, *frame.schema.items())
        own = self.made[key][0] if key in self.made else f"{NAME}{len(self.made)}"
        table = self.connection.create_table(own, frame, overwrite=True)
        if key not in self.made:
            self.made[key] = own, expression(table)
        query: pl.LazyFrame = self.connection.compile(self.made[key][1])
        return query


class OnDuckDB:
    """Runs expressions in DuckDB, which is quick to make them."""

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name is of no use here."""
        import ibis

        connection: Any = ibis.duckdb.connect()
        try:
            table = connection.create_table(NAME, frame.to_arrow())
            found: pl.DataFrame = connection.to_polars(expression(table))
        finally:
            connection.disconnect()
        return found


BACKENDS: Mapping[str, Callable[[], Backend]] = MappingProxyType(
    {"polars": OnPolars, "duckdb": OnDuckDB}
)
"""What runs expressions here, by name; Spark runs them elsewhere (`tables.spark`)."""
