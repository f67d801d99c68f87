"""Where the expression of a regime runs: in Polars, or in DuckDB, both inside this process.

Guarantees: the same expression and the same rows in the same order, whichever runs it; it is made
once for all the pieces of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
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
    """Runs expressions in Polars."""

    def __init__(self) -> None:
        self.plans: dict[Hashable, _Plan] = {}

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name tells it from others."""
        key = (name, *frame.schema.items())
        if key not in self.plans:
            self.plans[key] = _plan(frame.schema, expression)
        return self.plans[key].run(frame)


@dataclass(slots=True)
class _Plan:
    """An expression as Polars runs it, over whatever table it is given."""

    made: pl.LazyFrame | None = None
    table: pl.DataFrame | None = None

    def run(self, table: pl.DataFrame) -> pl.DataFrame:
        assert self.made is not None
        self.table = table
        found: pl.DataFrame = self.made.collect()
        self.table = None
        return found

    def read(
        self, columns: list[str] | None, where: pl.Expr | None, rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        """Yield the table, or what Polars needs of it."""
        assert self.table is not None
        found = self.table if columns is None else self.table.select(columns)
        found = found if where is None else found.filter(where)
        yield found if rows is None else found.head(rows)


def _plan(schema: pl.Schema, expression: Expression) -> _Plan:
    import ibis
    from polars.io.plugins import register_io_source

    plan = _Plan()
    table = register_io_source(plan.read, schema=schema)
    connection = ibis.polars.connect()
    plan.made = connection.compile(expression(connection.create_table(NAME, table)))
    return plan


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
