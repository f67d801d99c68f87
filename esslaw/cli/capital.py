"""`esslaw capital`: the capital table of a case file, before or after planned movements."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from esslaw.advice.capital import capital_table
from esslaw.advice.movements import MOVEMENTS, Movement
from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.facts.case import Case, read_case
from esslaw.facts.structure import Structure
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError, Problem, printable, shown
from esslaw.rulebook.diagnostics import RulebookError

OPTION = "--mouvement"
_WRITTEN = re.compile(r"(?P<type>[^/=]*)(?:/(?P<categorie>.*))?=(?P<amount>[^=]*)")
_RANK = re.compile(rf"{MOVEMENTS}\[(\d+)\]")


@click.command("capital")
@click.argument("case", metavar="STRUCTURE", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; aujourd'hui si elle n'est pas donnée (elle est affichée).",
)
@click.option(
    OPTION,
    "planned",
    metavar="TYPE=MONTANT",
    multiple=True,
    help="Mouvement prévu, en euros : souscription, ou retrait s'il est négatif ; on peut le "
    "répéter, et préciser la catégorie des statuts (TYPE/CATÉGORIE=MONTANT).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def capital_command(
    case: Path, on: date | None, planned: tuple[str, ...], form: str, lang: str
) -> None:
    """Le tableau du capital d'une SCIC : parts, plafond des collectivités, marges."""
    day = on if on is not None else date.today()
    read = Case(Structure())
    problems: list[Problem] = []
    try:
        read = read_case(case)
    except InputError as error:
        problems += error.problems
    movements = {text: _movement(text) for text in planned}
    problems += [_unread(text) for text, movement in movements.items() if movement is None]
    written = [text for text in planned if movements[text]]
    try:
        table = capital_table(
            read, day, movements=[one for text in written if (one := movements[text])]
        )
    except InputError as error:
        problems += [_at_option(problem, written) for problem in error.problems]
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    if problems:
        fail(str(problem) for problem in problems)
    from esslaw.reports.capital import capital_record, capital_text

    if form == "json":
        click.echo(json.dumps(capital_record(table), ensure_ascii=False, indent=2))
    else:
        click.echo(capital_text(table, read.structure.denomination, lang), nl=False)


def _movement(text: str) -> Movement | None:
    """Return the movement that an option says, or None where it says none."""
    found = _WRITTEN.fullmatch(text)
    return Movement(**found.groupdict()) if found else None


def _unread(text: str) -> Problem:
    return Problem(OPTION, "mouvement", shown(text), "TYPE=MONTANT")


def _at_option(problem: Problem, written: Sequence[str]) -> Problem:
    """Return a problem of a movement, or of the plan, where the person wrote it."""
    if problem.path == MOVEMENTS:
        return replace(problem, path=OPTION)
    at = _RANK.match(problem.path)
    if at is None:
        return problem
    return replace(problem, path=printable(f"{OPTION} {written[int(at[1])]}"))
