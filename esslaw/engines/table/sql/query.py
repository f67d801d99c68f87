"""The query of a regime over a table that people keep: its columns, its steps, what it says.

Guarantees: the engine's own expression (`expression.examined`), of which each step is written once;
every name is plain, or quoted where it is the person's own; a row with a cell that is not
admissible is undetermined and names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add, or_
from types import MappingProxyType
from typing import Any

from esslaw.engines.table.columns import LEAST_END, MOST_END
from esslaw.engines.table.expression import FAILING, OPEN, OUTCOME, Wanted, examined
from esslaw.engines.table.lacking import BETWEEN
from esslaw.engines.table.sql.dialects import Dialect
from esslaw.engines.table.sql.names import plain_name
from esslaw.engines.table.sql.natural import Natural
from esslaw.engines.table.sql.steps import Steps
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

ID = "id"
"""The column that names a row, unless others are said to."""
PROBLEMS = "problems"
"""The column of the view that names the cells which are not admissible."""
SAID = (OUTCOME, FAILING, OPEN, PROBLEMS)
_FAULTY, _TABLE = "faulty", "the table"


@dataclass(frozen=True, slots=True)
class Query:
    """A query: the regime and the day of law, the columns it reads, those it gives, its text.

    `columns` are all those that rules read, `given` the names of those that the table has;
    `criteria` are the names under which the view gives the criteria asked for.
    """

    regime: Regime
    on: date
    dialect: Dialect
    program: Program
    columns: tuple[Natural, ...]
    given: frozenset[str]
    kept: tuple[str, ...]
    criteria: Mapping[str, str]
    select: Any

    @property
    def text(self) -> str:
        """The query, laid out."""
        return self.dialect.text(self.select, pretty=True)


def query_of(
    rulebook: Rulebook,
    regime: Regime,
    on: date,
    dialect: Dialect,
    table: Sequence[str],
    *,
    naturals: Sequence[Natural],
    columns: Collection[str] | None = None,
    kept: Sequence[str] = (ID,),
    criteria: Sequence[str] = (),
) -> Query:
    """Return the query of a regime on a day of law, over a table.

    `table` is its name, after those of its catalog and schema where they are said; `naturals` are
    the columns that rules read that day (`natural.naturals_of`), `columns` the plain names of those
    that it has, None being all of them; `kept` are columns of its own that the query gives as they
    are. Raise `KeyError` on a criterion on which the regime does not rest that day.
    """
    import ibis

    program = program_at(rulebook, regime.goal, on)
    given = [one for one in naturals if columns is None or one.name in columns]
    own = {f"k{rank}": f"kept {rank}" for rank in range(len(kept))}  # named when all is written
    schema = {**{one.name: one.type for one in given}, **dict.fromkeys(own.values(), "string")}
    source = Steps(ibis.table(schema or {ID: "string"}, name=_TABLE), dialect)
    wanted = Wanted(criteria=tuple(criteria), kept=(*own, PROBLEMS))
    named = {name: plain_name(name) for name in criteria}
    whole = examined(
        _read(source, given, own),
        rulebook,
        regime,
        on,
        wanted,
        problem=_FAULTY,
    )
    assert isinstance(whole, Steps)
    last = {theirs: whole[ours] for ours, theirs in own.items()}
    last |= {name: whole[name] for name in SAID}
    last |= {plain: whole[name] for name, plain in named.items()}
    select = whole.select(**last).query()
    plain = {one.column.name: one.name for one in naturals} | named
    _name(select, {**plain, **dict(zip(own.values(), kept, strict=True))}, table)
    return Query(
        regime,
        on,
        dialect,
        program,
        tuple(naturals),
        frozenset(one.name for one in given),
        tuple(kept),
        MappingProxyType(named),
        select,
    )


def _read(source: Steps, given: Sequence[Natural], own: Mapping[str, str]) -> Steps:
    """Return the columns of the engine, what is not admissible apart."""
    import ibis

    read = {one.column.name: one.whole(source[one.name]) for one in given}
    checked = [(rank, one) for rank, one in enumerate(given) if one.checked]
    said = {f"g{rank}": source[one.name].notnull() for rank, one in checked}
    kept = {ours: source[theirs] for ours, theirs in own.items()}
    cells = source.select(**kept, **read, **said)
    if checked:
        cells = cells.mutate(**{f"f{rank}": _fault(rank, one, cells) for rank, one in checked})
    told = (ibis.ifelse(cells[f"f{rank}"], one.name + BETWEEN, "") for rank, one in checked)
    faulty = reduce(or_, (cells[f"f{rank}"] for rank, _ in checked), ibis.literal(False))
    return cells.mutate(
        **{PROBLEMS: reduce(add, told, ibis.literal("")), _FAULTY: faulty},
    )


def _fault(rank: int, one: Natural, cells: Steps) -> Any:
    """Return where a column is not admissible, or says more than the most that it can be."""
    read = cells[one.column.name]
    wrong = cells[f"g{rank}"] & read.isnull()
    most = f"{one.column.name.removesuffix(LEAST_END)}{MOST_END}"
    if one.column.end == LEAST_END and most in cells.columns:
        return wrong | (read > cells[most]).fill_null(False)
    return wrong


def _name(select: Any, names: Mapping[str, str], table: Sequence[str]) -> None:
    """Give their names to the columns of the engine, and its own to the table."""
    import sqlglot.expressions as sge

    for name in [*select.find_all(sge.Identifier)]:
        name.set("this", names.get(name.this, name.this))
    for one in [*select.find_all(sge.Table)]:
        if one.name == _TABLE:
            named = place(table)
            named.set("alias", one.args.get("alias"))
            one.replace(named)


def place(names: Sequence[str]) -> Any:
    """Return a table as a part of a query, from its name and those of what holds it."""
    import sqlglot.expressions as sge

    *above, name = (sge.to_identifier(one, quoted=True) for one in names)
    catalog, schema = [None, None, *above][-2:]
    return sge.Table(this=name, db=schema, catalog=catalog)
