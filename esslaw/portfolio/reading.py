"""Reading a portfolio: each row a structure, or everything that is wrong with it.

Guarantees: a fact that is not written is unknown; every mistake is said with its line, as the
spreadsheet numbers it, and its column; a row with a mistake is not examined and the others are.
A column that is left out is said (see `heading`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from esslaw.documents.csv_safe import unmarked
from esslaw.documents.csv_text import Line, read_csv
from esslaw.documents.text import PlacedProblem
from esslaw.facts.case import Case
from esslaw.facts.cells import Reader, Unreadable, fold, reader
from esslaw.facts.refusals import problems_of
from esslaw.facts.structure import Structure
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.portfolio.columns import IDENTIFIERS, MOST_ROWS, Column, known_columns
from esslaw.portfolio.filling import HELP, HELP_LINES
from esslaw.portfolio.heading import columns_named
from esslaw.problems import InputError, Problem, printable, shown

MOST_STRUCTURES = 5_000
MOST_COLUMNS = 1_000
MOST_TOLD = 5_000
"""After so many mistakes, only the first one of each row is told."""
_CELL = re.compile(r"(?P<table>\w+)\[(?P<rank>[0-9]+)\]\.(?P<cell>\w+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A structure of the table: its line, what names it, and its case, None where it is refused."""

    number: int
    denomination: str
    siren: str
    case: Case | None
    problems: tuple[PlacedProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a table describes; `problems` are those of its first line, each row has its own."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    problems: tuple[PlacedProblem, ...] = ()

    @property
    def all_problems(self) -> tuple[PlacedProblem, ...]:
        """Every problem, in the order of the table."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))


def read_portfolio(data: bytes, _: Say = str) -> Portfolio:
    """Return the structures of a CSV file; raise `InputError` where it cannot be read at all.

    Its first line names facts of the vocabulary, by their name or label, in any order. `_` says
    the sentences of the problems in the language of the person, who may write in it as well.
    """
    known = known_columns(_)
    lines = read_csv(data, lambda name: fold(name) in known, _)
    if not lines:
        raise _refused("vide", _("un fichier vide"), _("une première ligne, et des structures"))
    head, body = lines[0], _without_help(lines[1:])
    if len(head.cells) > MOST_COLUMNS:
        got = _("{nombre} colonnes").format(nombre=len(head.cells))
        raise _refused("colonnes", got, _("au plus {nombre}").format(nombre=MOST_COLUMNS))
    if len(body) > MOST_STRUCTURES:
        got = _("{nombre} structures").format(nombre=len(body))
        most = _("au plus {nombre}").format(nombre=MOST_STRUCTURES)
        raise _refused("trop-grand", got, most, _("le partager en plusieurs fichiers"))
    columns, problems = columns_named(head, known, body, _)
    if not any(columns):
        raise InputError([_no_column(head, _), *problems])
    if not body:
        raise _refused("sans-structure", _("une seule ligne"), _("une ligne par structure"))
    rows = _Rows(columns, _)
    return Portfolio(
        tuple(rows.row(line) for line in body),
        tuple(column.name for column in columns if column),
        tuple(problems),
    )


def _refused(code: str, got: str, expected: str, hint: str | None = None) -> InputError:
    return InputError([Problem("", code, got, expected, hint)])


def _no_column(head: Line, _: Say) -> PlacedProblem:
    expected = _("une première ligne qui nomme des faits du vocabulaire")
    hint, got = _("partir du modèle à télécharger"), _("aucune colonne connue")
    return PlacedProblem("", "colonnes", got, expected, hint, line=head.number)


def _without_help(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines without those of help that come first."""
    for rank, line in enumerate(lines[:HELP_LINES]):
        if not any(cell.startswith(HELP) for cell in line.cells):
            return lines[rank:]
    return lines[HELP_LINES:]


class _Rows:
    """Reads rows one after the other; what the cells of a column say is worked out once."""

    def __init__(self, columns: Sequence[Column | None], _: Say) -> None:
        self.columns, self.translate, self.told = columns, _, 0
        self.readers = [_remembered(reader(one.fact, _)) if one else None for one in columns]
        self.names = {one.name: rank for rank, one in enumerate(columns) if one}

    def row(self, line: Line) -> Row:
        """Return the structure of a line, or what is wrong with it."""
        facts, tables, problems = self.cells(line)
        counted = self.counted(facts, tables, problems, line)
        ranks = {table: [*rows] for table, rows in counted.items()}
        read = {**facts, **{table: [*rows.values()] for table, rows in counted.items()}}
        structure = None
        if not problems or self.told + len(problems) < MOST_TOLD:
            try:
                structure = Structure.model_validate(read)
            except ValidationError as error:
                problems += (self.placed(one, line, ranks) for one in problems_of(error, Structure))
        if self.told >= MOST_TOLD:
            problems = problems[:1]
        self.told += len(problems)
        case = None if problems or structure is None else Case(structure)
        denomination, siren = (self.text(line, name) for name in IDENTIFIERS)
        return Row(line.number, denomination, siren, case, tuple(problems))

    def text(self, line: Line, name: str) -> str:
        """Return what names a structure as it is written, even where the row is refused."""
        rank = self.names.get(name, len(line.cells))
        cell = line.cells[rank] if rank < len(line.cells) else ""
        return printable(unmarked(cell)[:300])

    def cells(
        self, line: Line
    ) -> tuple[dict[str, Any], dict[str, dict[int, dict[str, Any]]], list[PlacedProblem]]:
        """Return the facts of the cells, the lines of their tables, and what cannot be read."""
        facts: dict[str, Any] = {}
        tables: dict[str, dict[int, dict[str, Any]]] = {}
        problems: list[PlacedProblem] = []
        for column, read, cell in zip(self.columns, self.readers, line.cells, strict=False):
            if not cell or column is None or read is None:
                continue
            value = read(unmarked(cell))
            if isinstance(value, Unreadable):
                wrong = (column.name, "cellule", shown(cell), value.expected, value.suggestion)
                problems.append(PlacedProblem(*wrong, line=line.number))
                if self.told > MOST_TOLD:
                    break
            elif value is None:
                continue
            elif column.table:
                inside = tables.setdefault(column.table, {}).setdefault(column.rank, {})
                inside[column.name.rpartition(".")[2]] = value
            else:
                facts[column.name] = value
        beyond = [cell for cell in line.cells[len(self.columns) :] if cell]
        if beyond:
            got = self.translate("une cellule de trop, {cellule}").format(cellule=shown(beyond[0]))
            expected = self.translate("une cellule par colonne au plus")
            hint = self.translate("un séparateur dans un texte, sans guillemets autour ?")
            problems.append(PlacedProblem("", "cellules", got, expected, hint, line=line.number))
        return facts, tables, problems

    def counted(
        self,
        facts: dict[str, Any],
        tables: dict[str, dict[int, dict[str, Any]]],
        problems: list[PlacedProblem],
        line: Line,
    ) -> dict[str, dict[int, dict[str, Any]]]:
        """Return the lines of each table by rank: as many as is said, or else those filled."""
        found: dict[str, dict[int, dict[str, Any]]] = {}
        for name in {**tables, **facts}:
            if fact_at(name).kind is not Kind.ROWS:
                continue
            filled, count = tables.get(name, {}), facts.pop(name, None)
            if count is None:
                found[name] = dict(sorted(filled.items()))
            elif max([0, *filled]) > count or count > MOST_ROWS:
                got = self.translate("{nombre}, et la ligne {rang} remplie")
                got = got.format(nombre=count, rang=max([0, *filled]))
                expected = self.translate("le nombre de lignes remplies, {nombre} au plus")
                expected = expected.format(nombre=MOST_ROWS)
                problems.append(PlacedProblem(name, "lignes", got, expected, line=line.number))
            else:
                found[name] = {rank: filled.get(rank, {}) for rank in range(1, count + 1)}
        return found

    def placed(
        self, problem: Problem, line: Line, ranks: Mapping[str, Sequence[int]]
    ) -> PlacedProblem:
        """Return a refusal of the model under the name of its column, with the cell as written."""
        inside = _CELL.fullmatch(problem.path)
        name = problem.path
        if inside is not None:
            rank = ranks[inside["table"]][int(inside["rank"])]
            name = f"{inside['table']}.{rank}.{inside['cell']}"
        place = self.names.get(name)
        cell = line.cells[place] if place is not None and place < len(line.cells) else ""
        column = None if place is None else self.columns[place]
        got = shown(cell) if cell else problem.got
        expected, hint = self.translate(problem.expected), problem.suggestion
        if column and column.fact.kind is Kind.RATIO and problem.code == "rapport":
            expected, hint = self.translate("un pourcentage entre 0 et 100"), None
        hint = self.translate(hint) if hint else None
        return replace(PlacedProblem(name, problem.code, got, expected, hint), line=line.number)


def _remembered(read: Reader) -> Callable[[str], Any]:
    """Return a reader that reads a text once, and returns what it cannot read as a value."""
    known: dict[str, Any] = {}

    def cell(text: str) -> Any:
        if text not in known:
            try:
                known[text] = read(text)
            except Unreadable as error:
                known[text] = error
        return known[text]

    return cell
