"""The expression of a regime over a table of columns: an outcome for each row, and why.

Guarantees: one Ibis expression, which Polars, DuckDB and Spark run alike; a row with a mistake
(the column `problem`) is undetermined, whatever its other cells say; a column of the law that the
table does not have is unknown in every row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from esslaw.engines.table import days
from esslaw.engines.table.columns import Column, columns_of
from esslaw.engines.table.criteria import answer_name, answered
from esslaw.engines.table.figures import with_figures
from esslaw.engines.table.lacking import open_codes, open_facts, with_live
from esslaw.engines.table.layers import widened
from esslaw.engines.table.leaves import Leaves
from esslaw.engines.table.terms import ON, Terms, day_name
from esslaw.facts.vocabulary import Kind
from esslaw.logic.failing import asked_together
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.logic.outcome import OUTCOMES
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

if TYPE_CHECKING:
    import ibis.expr.types as ir

OUTCOME, FAILING, OPEN = "outcome", "first_failing", "open_facts"
ANSWERS = tuple(OUTCOMES[truth].value for truth in (TRUE, FALSE, UNKNOWN))
"""The outcomes, in the order of their codes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to say of each row beside its outcome: why it fails, what is missing, some criteria.

    Of `kept` columns of the table, nothing is changed. Where the answers are `coded`, an outcome is
    its rank in `ANSWERS`, a criterion that fails its rank in `failing_criteria`, and open facts are
    bits in columns of their own (`open_name`).
    """

    failing: bool = True
    open: bool = True
    criteria: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    coded: bool = False


def examined(
    table: ir.Table,
    rulebook: Rulebook,
    regime: Regime,
    on: date,
    wanted: Wanted = Wanted(),
    *,
    rows_have_days: bool = False,
    problem: str | None = None,
) -> ir.Table:
    """Return what a regime says of each row of a table of facts (see `columns`), in its order.

    `on` chooses the law in force; where `rows_have_days`, the column `on` gives each row its own,
    between the same edges of the law as `on`. The column `problem` says which rows have a mistake.
    Raise `KeyError` on a criterion on which the regime does not rest that day.
    """
    program = program_at(rulebook, regime.goal, on)
    columns = columns_of(program, rulebook.parameters)

    def leaves(whole: ir.Table) -> Leaves:
        own = None if rows_have_days else on
        return Leaves(Terms(whole, columns, program, rulebook.parameters, own))

    whole = with_days(with_all(table, columns), columns, rows_have_days=rows_have_days)
    whole = with_figures(whole, program, rulebook.parameters)
    whole = answered(whole, program, leaves, _read(program, wanted))
    if wanted.open:
        whole = with_live(whole, program)
    sound = None if problem is None else ~whole[problem]
    said = {name: whole[name] for name in wanted.kept}
    goal = _where(sound, whole[answer_name(program, program.goal.id)])
    said[OUTCOME] = _outcome(goal, coded=wanted.coded)
    if wanted.failing:
        said[FAILING] = _where(sound, _first_failing(whole, program, coded=wanted.coded))
    if wanted.open:
        said |= {
            name: _where(sound, value)
            for name, value in _open(whole, program, rulebook, coded=wanted.coded).items()
        }
    for name in wanted.criteria:
        said[name] = _where(sound, whole[answer_name(program, name)])
    return whole.select(**said)


def with_all(table: ir.Table, columns: Mapping[str, Column]) -> ir.Table:
    """Return a table with every column that rules read; those it lacks are unknown throughout."""
    import ibis

    absent = {
        column.name: ibis.null(column.type)
        for column in columns.values()
        if column.name not in table.columns
    }
    return widened(table, absent)


def with_days(table: ir.Table, columns: Mapping[str, Column], *, rows_have_days: bool) -> ir.Table:
    """Return a table with its days as whole numbers beside them, for what is computed of them."""
    facts = [one.name for one in columns.values() if one.kind is Kind.DATE]
    facts += [ON] if rows_have_days else []
    return widened(table, {day_name(fact): days.numbered(table[fact]) for fact in facts})


def _read(program: Program, wanted: Wanted) -> set[str]:
    """Return the nodes of which the value is read for itself."""
    if wanted.open:
        return {*program.index}
    asked = asked_together(program) if wanted.failing else ()
    failing = (name for one in asked for name in (one.node, *one.guards))
    return {program.goal.id, *failing, *wanted.criteria}


def _where(condition: Any, value: Any) -> Any:
    """Return a value where a condition holds, NULL elsewhere; everywhere without a condition."""
    import ibis

    return value if condition is None else ibis.cases((condition, value))


def failing_criteria(program: Program) -> tuple[str, ...]:
    """Return the criteria that may be said to fail first, in the order of their codes."""
    return tuple(one.criterion for one in asked_together(program))


def _outcome(goal: Any, *, coded: bool) -> Any:
    import ibis

    met, failed, open_ = _written(ANSWERS, coded=coded)
    return ibis.cases((goal, met), (~goal, failed), else_=open_)


def _first_failing(table: ir.Table, program: Program, *, coded: bool) -> Any:
    import ibis

    cases = []
    names = _written(failing_criteria(program), coded=coded)
    for one, name in zip(asked_together(program), names, strict=True):
        value = {name: table[answer_name(program, name)] for name in (one.node, *one.guards)}
        fails = reduce(and_, (value[guard] for guard in one.guards), ~value[one.node])
        cases.append((fails, name))
    return ibis.cases(*cases)


def open_name(rank: int) -> str:
    """Return the name of the column of some open facts, where they are bits (`facts_by_code`)."""
    return f"{OPEN}:{rank}"


def _open(whole: ir.Table, program: Program, law: Rulebook, *, coded: bool) -> dict[str, Any]:
    if not coded:
        return {OPEN: open_facts(whole, program, law.parameters)}
    codes = open_codes(whole, program, law.parameters)
    return {open_name(rank): code for rank, code in enumerate(codes)}


def _written(names: Sequence[str], *, coded: bool) -> list[Any]:
    """Return names as a column says them: themselves, or their ranks."""
    import ibis

    return [ibis.literal(rank, "int16") if coded else name for rank, name in enumerate(names)]
