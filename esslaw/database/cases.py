"""A script that checks a database: cases, what the kernel says of each, the view, the comparison.

Guarantees: what is expected is what `esslaw.examine` answers, unknown being NULL; the last query of
the script gives no row where the database answers alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from esslaw.advice.lacking import missing_of
from esslaw.database.asking import Asked
from esslaw.database.edges import edge_cases
from esslaw.database.texts import column, name_of, quoted, table_statement, view_statement
from esslaw.database.words import comments, heading
from esslaw.engines.table.expression import FAILING, OPEN, OUTCOME
from esslaw.engines.table.lacking import BETWEEN
from esslaw.engines.table.rows import cells_of, row_of
from esslaw.engines.table.sql import ID, LONGEST, PROBLEMS, Dialect, Query
from esslaw.facts.case import Case
from esslaw.facts.vocabulary import table_of
from esslaw.i18n import SOURCE, sentence, translator
from esslaw.logic.evaluate import evaluate
from esslaw.logic.failing import first_failing
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.nodes import Program, Test, children_of
from esslaw.logic.outcome import OUTCOMES
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.terms import facts_read

EXPECTED = "_attendu"
"""What follows the name of the table in that of what is expected of its rows."""
SAID: Mapping[Truth, bool | None] = {TRUE: True, FALSE: False, UNKNOWN: None}
CHECKING = sentence("Contrôle : {number} cas, et ce que la bibliothèque dit de chacun.")
NO_ROW = sentence("Cette requête ne doit donner aucune ligne.")


@dataclass(frozen=True, slots=True)
class CheckCase:
    """A row by plain names, and what the view must say of it, by the columns of the view."""

    id: str
    row: Mapping[str, Any]
    expected: Mapping[str, Any]


def check_cases(asked: Asked, among: Iterable[Case] = ()) -> list[CheckCase]:
    """Return cases with what the kernel says of each: those of `among`, then those on the edges.

    Of a fact of which the table lacks a column, nothing is said.
    """
    return [*_checked(asked, asked.query, among)]


def cases_text(asked: Asked, lang: str = SOURCE, among: Iterable[Case] = ()) -> str:
    """Return the script: a table of cases, the answers expected, the view, their comparison.

    The cases are those of `among`, then those on the edges of the regime.
    """
    _ = translator(lang)
    asked = asked.over(asked.table, asked.view)
    query, dialect = asked.query, asked.dialect
    checked = [*_checked(asked, query, among)]
    expected = (*asked.table[:-1], asked.table[-1][: LONGEST - len(EXPECTED)] + EXPECTED)
    kinds = {ID: "string"} | {one.name: one.type for one in query.columns}
    answers = {ID: "string", OUTCOME: "string", FAILING: "string", OPEN: "string"}
    answers |= {PROBLEMS: "string"} | dict.fromkeys(query.criteria.values(), "boolean")
    declared = ",\n".join(f"  {column(dialect, name, kind)}" for name, kind in answers.items())
    parts = [
        comments([*heading(asked, query, _), "", _(CHECKING).format(number=len(checked))]),
        table_statement(asked, query, _),
        f"CREATE TABLE {name_of(dialect, expected)} (\n{declared}\n);\n",
        _inserts(dialect, asked.table, ({ID: one.id, **one.row} for one in checked), kinds),
        _inserts(dialect, expected, ({ID: one.id, **one.expected} for one in checked), answers),
        view_statement(asked, query),
        comments([_(NO_ROW)]) + _comparison(asked, expected, [*answers]),
    ]
    return "\n".join(parts)


def _checked(asked: Asked, query: Query, among: Iterable[Case]) -> Iterator[CheckCase]:
    law, program, on = asked.rulebook, query.program, asked.on
    columns = [one.column for one in query.columns]
    cells = cells_of(columns, Leaves(law.parameters, program.on))
    lacking = {one.column.fact for one in query.columns if one.name not in query.given}
    for rank, case in enumerate([*among, *edge_cases(law, asked.regime, on)], 1):
        facts = {**case.facts, **dict.fromkeys(lacking)}
        row = row_of(cells, Situation(facts, on))
        given = {
            one.name: one.value(row[one.column.name])
            for one in query.columns
            if one.name in query.given
        }
        proof = evaluate(law, program, facts, on)
        values = {part.id: part.value for part in proof.walk()}
        expected = {
            OUTCOME: OUTCOMES[proof.value].value,
            FAILING: first_failing(program, values),
            OPEN: "".join(
                fact + BETWEEN for fact in _open_facts(asked, program, values, Situation(facts, on))
            ),
            PROBLEMS: "",
        }
        answers = {name: SAID[values[one]] for one, name in query.criteria.items()}
        yield CheckCase(f"{rank:04}", given, expected | answers)


def _open_facts(
    asked: Asked, program: Program, values: Mapping[str, Truth], situation: Situation
) -> Iterator[str]:
    """Yield what open comparisons lack, from those that bear on the goal, in the rules' order."""
    live = {program.goal.id} if values[program.goal.id] is UNKNOWN else set()
    for node in reversed(program.nodes):
        if node.id in live:
            live |= {one.id for one in children_of(node) if values[one.id] is UNKNOWN}
    read: dict[str, None] = {}
    missing: set[str] = set()
    for node in program.nodes:
        if isinstance(node, Test):
            read |= dict.fromkeys(map(table_of, facts_read(node.comparison)))
            if node.id in live:
                lacking = missing_of(node.comparison, situation, asked.rulebook.parameters)
                missing |= {*map(table_of, lacking)}
    yield from (fact for fact in read if fact in missing)


def _inserts(
    dialect: Dialect,
    table: tuple[str, ...],
    rows: Iterable[Mapping[str, Any]],
    kinds: Mapping[str, str],
) -> str:
    """Return a statement for each row, which names what is known of it."""
    head = f"INSERT INTO {name_of(dialect, table)}"
    named = {name: quoted(dialect, name) for name in kinds}
    answers = {one: dialect.text(dialect.literal(one, "boolean")) for one in (True, False)}

    def literal(name: str, value: Any) -> str:
        if isinstance(value, bool):
            return answers[value]
        return dialect.text(dialect.literal(value, kinds[name]))

    lines = []
    for row in rows:
        known = {name: value for name, value in row.items() if value is not None}
        names = ", ".join(named[name] for name in known)
        values = ", ".join(literal(name, value) for name, value in known.items())
        lines.append(f"{head} ({names}) VALUES ({values});\n")
    return "".join(lines)


def _comparison(asked: Asked, expected: tuple[str, ...], columns: list[str]) -> str:
    """Return the query of the rows of which the view says something else than expected."""
    import sqlglot.expressions as sge

    dialect = asked.dialect
    names = [quoted(dialect, name) for name in columns]
    differ = [
        dialect.text(
            sge.NullSafeNEQ(
                this=sge.column(name, "v", quoted=True),
                expression=sge.column(name, "a", quoted=True),
            )
        )
        for name in columns
    ]
    said = ", ".join(
        f"v.{name}, a.{name} AS {quoted(dialect, 'attendu_' + columns[rank])}"
        for rank, name in enumerate(names)
        if rank
    )
    condition = "\n   OR ".join(differ)
    return (
        f"SELECT a.{names[0]}, {said}\n"
        f"FROM {name_of(dialect, expected)} AS a\n"
        f"LEFT JOIN {name_of(dialect, asked.view)} AS v ON v.{names[0]} = a.{names[0]}\n"
        f"WHERE {condition};\n"
    )
