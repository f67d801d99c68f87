"""What is asked of a view: the regime, the day of law, the database, the names of a person's own.

Guarantees: every mistake is told at once; a name may hold anything that a database takes between
quotation marks, and is never anything but a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date

from esslaw.engines.table import columns_of
from esslaw.engines.table.sql import (
    DIALECTS,
    ID,
    LONGEST,
    SAID,
    Dialect,
    Natural,
    Query,
    naturals_of,
    plain_name,
    query_of,
)
from esslaw.facts.day import check_day
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import regime_named
from esslaw.suggest import did_you_mean
from esslaw.tables.limits import limits_of

TABLES = {"structure": "structures", "intervention": "interventions"}
"""How the table that is read is called, unless it is said."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A view that can be written: `table` and `view` are names, after those that hold them.

    `columns` are the plain names of the columns that the table has, None being all of them.
    """

    rulebook: Rulebook
    regime: Regime
    on: date
    dialect: Dialect
    table: Names
    view: Names
    columns: Names | None
    kept: Names
    criteria: Names

    @property
    def program(self) -> Program:
        """What the regime asks that day."""
        return program_at(self.rulebook, self.regime.goal, self.on)

    @property
    def query(self) -> Query:
        """The query of the view."""
        return query_of(
            self.rulebook,
            self.regime,
            self.on,
            self.dialect,
            self.table,
            naturals=_naturals(self.rulebook, self.program),
            columns=self.columns,
            kept=self.kept,
            criteria=self.criteria,
        )

    def over(self, table: Names, view: Names) -> Asked:
        """Return the same view over another table, of which the column `id` names the rows."""
        return replace(self, table=table, view=view, kept=(ID,))


def asked(
    regime: str,
    on: date,
    dialect: str = "postgres",
    *,
    table: str | None = None,
    view: str | None = None,
    columns: Sequence[str] | None = None,
    kept: Sequence[str] = (ID,),
    criteria: Sequence[str] = (),
    rulebook: Rulebook | None = None,
) -> Asked:
    """Return what a view needs to be written; raise `InputError` with every mistake.

    A dot in the name of the table or of the view parts it from the schema that holds it, and this
    from its catalog. `columns` are those that the table has, by their plain names, None being all
    of them; `kept` are columns of the table that the view shows as they are, and `criteria` the
    criteria of which it shows the answer.
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        wanted = regime_named(law, regime)
    with found:
        check_day(on)
    if dialect not in DIALECTS:
        expected = "un dialecte parmi " + ", ".join(DIALECTS)
        hint = did_you_mean(str(dialect), DIALECTS)
        found.problems.append(Problem("dialect", "dialecte", shown(dialect), expected, hint))
    for path, name in (("table", table), ("view", view)):
        found.problems += _faulty(path, () if name is None else tuple(name.split(".")))
        if name is not None and name.count(".") > 2:
            expected = "un nom, après un schéma et un catalogue au plus"
            found.problems.append(Problem(path, "nom", shown(name), expected))
    found.problems += _faulty("keep", kept)
    found.check()
    program = program_at(law, wanted.goal, on)
    problems = [
        *_unknown_columns(columns, program, law),
        *_unknown_criteria(criteria, program),
        *_twice([*kept, *SAID, *map(plain_name, criteria)]),
    ]
    if problems:
        raise InputError(problems)
    return Asked(
        law,
        wanted,
        on,
        DIALECTS[dialect],
        tuple((TABLES[wanted.case] if table is None else table).split(".")),
        tuple((wanted.id if view is None else view).split(".")),
        None if columns is None else tuple(columns),
        tuple(kept),
        tuple(criteria),
    )


def _naturals(rulebook: Rulebook, program: Program) -> tuple[Natural, ...]:
    columns = columns_of(program, rulebook.parameters).values()
    return naturals_of(columns, lambda one: astuple(limits_of(one)))


def _faulty(path: str, names: Sequence[str]) -> Iterator[Problem]:
    """Yield the names that no database takes, between quotation marks or not."""
    for name in names:
        if not name or not name.isprintable() or len(name.encode()) > LONGEST:
            expected = f"un nom sur une ligne, de 1 à {LONGEST} octets"
            yield Problem(path, "nom", shown(name), expected)


def _unknown_columns(
    columns: Sequence[str] | None, program: Program, rulebook: Rulebook
) -> Iterator[Problem]:
    known = [one.name for one in _naturals(rulebook, program)]
    for name in columns or ():
        if name not in known:
            expected = "une colonne que lit ce régime à cette date"
            yield Problem(
                "columns", "colonne-inconnue", shown(name), expected, did_you_mean(name, known)
            )


def _unknown_criteria(criteria: Sequence[str], program: Program) -> Iterator[Problem]:
    known = [node.id for node in program.nodes if node.criterion is not None]
    for name in criteria:
        if name not in known:
            expected = "un critère de ce régime à cette date"
            yield Problem(
                "criteria", "critere-inconnu", shown(name), expected, did_you_mean(name, known)
            )


def _twice(names: Sequence[str]) -> Iterator[Problem]:
    """Yield the names that the view would give twice; capitals do not tell columns apart."""
    folded = [name.lower() for name in names]
    for name in dict.fromkeys(name for name in folded if folded.count(name) > 1):
        expected = "des colonnes de noms différents dans la vue"
        yield Problem("keep", "colonne-en-double", shown(name), expected)
