"""Where the expression of a regime runs: in Polars, or in DuckDB, both inside this process.

Guarantees: the same expression and the same rows in the same order, whichever runs it; it is made
once for all the pieces of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
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
    """Runs expressions in Polars, several at once if several threads ask.

    What Polars is to run is longer to make than to run over a few rows: it is kept.
    """

    def __init__(self) -> None:
        self.made: dict[Hashable, tuple[_Step, ...]] = {}
        self.lock = Lock()

    def __call__(self, frame: pl.DataFrame, name: Hashable, expression: Expression) -> pl.DataFrame:
        """Return what an expression says of each row; its name tells it from others."""
        key = (name, *frame.schema.items())
        with self.lock:
            if key not in self.made:
                self.made[key] = _steps(frame.clear(), expression)
        rows = frame.lazy()
        for step in self.made[key]:
            rows = rows.with_columns(step.alike).select(step.columns)
        return rows.collect()


@dataclass(frozen=True, slots=True)
class _Step:
    """The columns that Polars makes at once of those before; `alike` are the same in every row."""

    alike: tuple[pl.Expr, ...]
    columns: tuple[pl.Expr, ...]


def _steps(table: pl.DataFrame, expression: Expression) -> tuple[_Step, ...]:
    """Return what Polars is to make of a table, as Ibis says it, without the table itself."""
    import ibis
    import ibis.expr.operations as ops
    from ibis.backends.polars.compiler import translate

    connection: Any = ibis.polars.connect()
    part: Any = expression(connection.create_table(NAME, table)).op()
    steps: list[_Step] = []
    while isinstance(part, ops.Project):
        made = {name: translate(value).alias(name) for name, value in part.values.items()}
        alike = {name for name, value in part.values.items() if value.shape.is_scalar()}
        steps.append(
            _Step(
                tuple(made[name] for name in alike),
                tuple(pl.col(name) if name in alike else one for name, one in made.items()),
            )
        )
        part = part.parent
    if not isinstance(part, ops.DatabaseTable):
        raise TypeError(f"neither a selection nor the table: {type(part)}")
    return tuple(reversed(steps))


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
