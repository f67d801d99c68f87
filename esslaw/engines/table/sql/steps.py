"""A table that is written step by step: each `mutate` is one step of a query, read by the next.

Guarantees: what a step makes is written once, however many later steps read it; the steps stand
one after the other, so that their nesting does not grow with the rules.

In PostgreSQL a step is a lateral subquery with `OFFSET 0`: without that fence its planner would
write each column anew wherever it is read, which takes hours for some regimes; and as what the
table itself holds is read from it directly, the index of a key still finds its row. Elsewhere a
step is a common table expression.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from esslaw.engines.table.sql.dialects import Dialect

SOURCE = "x"
"""The name of the table in lateral subqueries."""
Home = tuple[str, str]
"""Where a column is found: the step that made it, and its name there."""


class Steps:
    """What the engine takes for a table, and which writes down the columns that are made of it.

    `table` is a table of Ibis with the columns so far, `made` the steps, each a query of one
    table.
    """

    def __init__(self, table: Any, dialect: Dialect, made: tuple[Any, ...] = ()) -> None:
        self.table, self.dialect, self.made = table, dialect, made

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns so far."""
        return tuple(self.table.columns)

    def __getitem__(self, name: str) -> Any:
        """Return a column."""
        return self.table[name]

    def mutate(self, **made: Any) -> Steps:
        """Return the table with more columns, made in a new step."""
        import sqlglot.expressions as sge

        kept = {name: self.table[name].type() for name in self.columns}
        step = self._step(made, kept)
        step.made[-1].expressions.insert(0, sge.Star())
        return step

    def select(self, **made: Any) -> Steps:
        """Return a table of these columns only, made in a new step."""
        return self._step(made, {})

    def query(self) -> Any:
        """Return the whole query, as a part of SQLGlot."""
        return self._laterals() if self.dialect.lateral else self._expressions()

    def _step(self, made: Mapping[str, Any], kept: Mapping[str, Any]) -> Steps:
        import ibis
        import sqlglot.expressions as sge

        part = self.dialect.compiler.to_sqlglot(self.table.select(**made))
        for column in part.find_all(sge.Column):  # one table is read: nothing needs its name
            column.set("table", None)
        part.find(sge.Table).set("alias", None)
        schema = {**kept, **{name: one.type() for name, one in made.items()}}
        table = ibis.table(schema, name=_name(len(self.made)))
        return Steps(table, self.dialect, (*self.made, part))

    def _expressions(self) -> Any:
        *before, last = (part.copy() for part in self.made)
        for rank, part in enumerate(before):
            last = last.with_(_name(rank), part, copy=False)
        return last

    def _laterals(self) -> Any:
        import sqlglot.expressions as sge

        *before, last = (part.copy() for part in self.made)
        table = before[0].find(sge.Table)
        table.set("alias", sge.TableAlias(this=sge.to_identifier(SOURCE)))
        query = sge.Select().from_(table.copy(), copy=False)
        homes: dict[str, Home] = {}
        for rank, part in enumerate(before):
            homes = _placed(part, homes, _name(rank))
            part.find(sge.Table).parent.pop()
            if part.expressions:
                inside = sge.Subquery(this=part.offset(0, copy=False))
                alias = sge.TableAlias(this=sge.to_identifier(_name(rank)))
                lateral = sge.Lateral(this=inside, alias=alias)
                query = query.join(lateral, join_type="cross", copy=False)
        said = []
        for one in last.expressions:
            step, name = homes[one.this.name if isinstance(one, sge.Alias) else one.name]
            column = sge.column(name, table=step, quoted=True)
            column.set("table", sge.to_identifier(step))
            said.append(sge.alias_(column, one.alias_or_name, quoted=True))
        return query.select(*said, copy=False)


def _placed(part: Any, homes: Mapping[str, Home], step: str) -> dict[str, Home]:
    """Say of each column that a step reads where it is found; return where those after it are.

    A column that is only given another name stays where it is.
    """
    import sqlglot.expressions as sge

    first = not homes
    star = [one for one in part.expressions if isinstance(one, sge.Star)]
    found = dict(homes) if star else {}
    kept = []
    for one in part.expressions:
        if isinstance(one, sge.Star):
            continue
        inside = one.this if isinstance(one, sge.Alias) else one
        if isinstance(inside, sge.Column):
            found[one.alias_or_name] = (SOURCE, inside.name) if first else homes[inside.name]
            continue
        for column in one.find_all(sge.Column):
            table, name = (SOURCE, column.name) if first else homes[column.name]
            column.set("table", sge.to_identifier(table))
            column.set("this", sge.to_identifier(name, quoted=True))
        found[one.alias_or_name] = (step, one.alias_or_name)
        kept.append(one)
    part.set("expressions", kept)
    return found


def _name(rank: int) -> str:
    return f"e{rank}"
