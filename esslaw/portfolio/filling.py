"""The template of a portfolio: a column for each fact that a regime reads, and lines of help.

Guarantees: what is read follows from the rules; a table filled with structures reads back to the
same facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from esslaw.documents.csv_safe import csv_bytes
from esslaw.facts.cells import BAR, form_of, text_of
from esslaw.facts.structure import Structure
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Fact, Kind, vocabulary
from esslaw.portfolio.columns import IDENTIFIERS, Column, columns, usual_rows
from esslaw.rulebook.asked import asked_of, paths_read
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import structure_regime_named

HELP = "# "
"""How each cell of a line of help begins."""
HELP_LINES = 3


def template(regime: str | None, rulebook: Rulebook | None = None, _: Say = str) -> bytes:
    """Return the template of a regime of structures, as a CSV file for a French spreadsheet.

    Its first line names the facts; three lines of help, which are not read back, say what each
    is, where it is found and how it is written. Without a regime every fact has its column. Raise
    `InputError` for a name that is not that of a regime of structures.
    """
    return filled((), regime, rulebook, _)


def filled(
    structures: Collection[Structure],
    regime: str | None,
    rulebook: Rulebook | None = None,
    _: Say = str,
) -> bytes:
    """Return the template of a regime, filled with the facts of structures that it reads."""
    shown = tuple(columns(_facts(regime, rulebook), lambda fact: _rows(fact, structures)))
    head = [[column.name for column in shown], *_help(shown, _)]
    return csv_bytes([*head, *(_line(one, shown, _) for one in structures)])


def _facts(regime: str | None, rulebook: Rulebook | None) -> Sequence[Fact]:
    if regime is None:
        return tuple(vocabulary().values())
    law = load_rulebook() if rulebook is None else rulebook
    goal = structure_regime_named(law, regime).goal
    return tuple(asked_of(vocabulary(), {*IDENTIFIERS, *paths_read(law, [goal])}))


def _rows(fact: Fact, structures: Collection[Structure]) -> int:
    tables = (getattr(one, fact.info.name) or () for one in structures)
    return max([usual_rows(fact), *map(len, tables)])


def _help(shown: Sequence[Column], _: Say) -> Iterator[list[str]]:
    yield [HELP + _(column.fact.info.label) for column in shown]
    yield [HELP + _(column.fact.info.help) for column in shown]
    yield [HELP + _form(column.fact, _) for column in shown]


def _form(fact: Fact, _: Say) -> str:
    if fact.kind not in (Kind.CHOICE, Kind.CHOICES):
        return form_of(fact.kind, _)
    labels = BAR.join(_(choice.label) for choice in fact.choices or ())
    return f"{form_of(fact.kind, _)} : {labels}"


def _line(structure: Structure, shown: Sequence[Column], _: Say) -> list[str]:
    return [text_of(_value(structure, column), column.fact.kind, _) for column in shown]


def _value(structure: Structure, column: Column) -> Any:
    if not column.table:
        return getattr(structure, column.name)
    rows = getattr(structure, column.table) or ()
    if column.rank > len(rows):
        return None
    return getattr(rows[column.rank - 1], column.name.rpartition(".")[2])
