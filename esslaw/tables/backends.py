"""Where the expression of a regime runs: in Polars, or in DuckDB, both inside this process.

Guarantees: the same expression and the same rows in the same order, whichever runs it; it is made
once for all the pieces of a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
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
    """Runs expressions in Polars, several at once if several threads ask.

    What Polars is to run is longer to make than to run over a few rows: each is made as often as
    there are threads that want it at once, and then kept.
    """

    def __init__(self) -> None:
        self.idle: defaultdict[Hashable, list[_Query]] = defaultdict(list)

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name tells it from others."""
        idle = self.idle[name, *frame.schema.items()]
        try:
            query = idle.pop()
        except IndexError:
            query = _Query(frame.schema, expression)
        found = query.run(frame)
        idle.append(query)
        return found


class _Query:
    """An expression as Polars runs it, over one table after another."""

    def __init__(self, schema: pl.Schema, expression: Expression) -> None:
        import ibis
        from polars.io.plugins import register_io_source

        self.table: pl.DataFrame | None = None
        source = register_io_source(self._read, schema=schema)
        connection: Any = ibis.polars.connect()
        table = connection.create_table(NAME, source)
        self.made: pl.LazyFrame = connection.compile(expression(table))

    def run(self, table: pl.DataFrame) -> pl.DataFrame:
        self.table = table
        try:
            return self.made.collect()
        finally:
            self.table = None

    def _read(
        self, columns: list[str] | None, where: pl.Expr | None, rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        """Yield what Polars needs of the table."""
        assert self.table is not None
        found = self.table if columns is None else self.table.select(columns)
        found = found if where is None else found.filter(where)
        yield found if rows is None else found.head(rows)


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
