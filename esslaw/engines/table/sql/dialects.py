"""The databases for which a query is written, and what only they know: types, names, values.

Guarantees: a name is quoted, so that it is one name whatever it holds; a value is written as a
literal of its type, an empty list included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Dialect:
    """A database, by the name that people give it, and those of Ibis and SQLGlot.

    `lateral` says how the steps of a query are written there (see `steps`).
    """

    name: str
    ibis: str
    sqlglot: str
    lateral: bool = False

    @property
    def compiler(self) -> Any:
        """What writes an expression of Ibis for it; no driver of the database is needed."""
        import ibis.backends.sql.compilers as every

        return getattr(every, self.ibis).compiler

    def type_of(self, kind: str) -> Any:
        """Return a type that Ibis names, as a part of a query."""
        import ibis.expr.datatypes as dt

        return self.compiler.type_mapper.from_ibis(dt.dtype(kind))

    def literal(self, value: Any, kind: str) -> Any:
        """Return a value of a type, as a part of a query."""
        import sqlglot.expressions as sge

        match value:
            case None:
                return sge.Null()
            case bool():
                return sge.Boolean(this=value)
            case date():
                return sge.Cast(this=sge.Literal.string(value.isoformat()), to=self.type_of(kind))
            case str():
                return sge.Literal.string(value)
            case list() | tuple():
                items = sge.Array(expressions=[sge.Literal.string(one) for one in value])
                return sge.Cast(this=items, to=self.type_of(kind))
        return sge.Literal.number(f"{value:f}" if hasattr(value, "scaleb") else str(value))

    def text(self, part: Any, pretty: bool = False) -> str:
        """Return a part of a query, written."""
        return str(part.sql(dialect=self.sqlglot, pretty=pretty))


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        one.name: one
        for one in (
            Dialect("duckdb", "duckdb", "duckdb"),
            Dialect("postgres", "postgres", "postgres", lateral=True),
            Dialect("spark", "pyspark", "spark"),
        )
    }
)
"""The databases on which the views are checked, by name."""
