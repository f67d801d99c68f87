"""`esslaw record`: seal a verdict in a file, prove it again, compare two records."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from esslaw.cli.asked import of_a_case, verdict_of
from esslaw.cli.failure import fail
from esslaw.cli.rules import FOLDER
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError, Problem, printable, shown
from esslaw.rulebook.diagnostics import RulebookError
from esslaw.rulebook.loader import load_rulebook

if TYPE_CHECKING:
    from esslaw.advice.record import Record
    from esslaw.replaying import Replay

T = TypeVar("T")
OPTION = "-o"
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
LANGUAGE = click.option("--lang", type=click.Choice(languages()), default=SOURCE)
FILE = click.Path(path_type=Path)


@click.group("record")
def record_command() -> None:
    """Sceller un verdict, le prouver à nouveau, comparer deux enregistrements."""


@record_command.command("seal")
@of_a_case
@click.option(
    OPTION,
    "--output",
    metavar="FICHIER",
    type=FILE,
    help="Fichier à écrire ; sans lui, l'enregistrement est affiché.",
)
@LANGUAGE
def seal_command(
    case: Path, regime: str | None, on: date | None, output: Path | None, lang: str
) -> None:
    """Sceller le verdict d'un cas : faits, preuves, droit, preuve, sous une seule empreinte."""
    from esslaw.advice.record import seal

    verdict = verdict_of(case, regime, on)
    sealed = seal(verdict)
    if output is None:
        click.echo(sealed.text, nl=False)
        return
    try:
        output.write_bytes(sealed.text.encode())
    except OSError as error:
        said, where = error.strerror or "une erreur", printable(f"{OPTION} {output}")
        fail([str(Problem(where, "fichier", said, "un fichier à écrire"))])
    from esslaw.reports.replaying import sealed_text

    click.echo(sealed_text(sealed, verdict.rulebook, lang), nl=False)


@record_command.command("replay")
@click.argument("record", metavar="ENREGISTREMENT", type=FILE)
@FOLDER
@FORMAT
@LANGUAGE
def replay_command(record: Path, folder: Path | None, form: str, lang: str) -> None:
    """Prouver à nouveau un enregistrement, ou dire ce qu'un autre recueil y change."""
    from esslaw.advice.record import read_record
    from esslaw.replaying import Status, replay

    found = _done(lambda: replay(read_record(record), load_rulebook(folder)))
    if found.status is Status.REFUTED:
        fail(_refuted(found, record))
    from esslaw.reports.replaying import replay_text
    from esslaw.reports.replaying_record import replay_record

    if form == "json":
        click.echo(json.dumps(replay_record(found), ensure_ascii=False, indent=2))
    else:
        click.echo(replay_text(found, lang), nl=False)


@record_command.command("diff")
@click.argument("one", metavar="UN", type=FILE)
@click.argument("other", metavar="AUTRE", type=FILE)
@FOLDER
@FORMAT
@LANGUAGE
def diff_command(one: Path, other: Path, folder: Path | None, form: str, lang: str) -> None:
    """Comparer deux enregistrements : le fait ou l'article qui fait la différence."""
    from esslaw.replaying import diff

    first, second = _done(lambda: _both(one, other))
    compared = _done(lambda: diff(first, second, load_rulebook(folder)))
    from esslaw.reports.replaying import diff_text
    from esslaw.reports.replaying_record import diff_record

    if form == "json":
        click.echo(json.dumps(diff_record(compared), ensure_ascii=False, indent=2))
    else:
        click.echo(diff_text(compared, lang), nl=False)


def _done(action: Callable[[], T]) -> T:
    """Return what an action gives; leave with its problems where it is refused."""
    try:
        return action()
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)


def _both(one: Path, other: Path) -> tuple[Record, Record]:
    """Return two records; the problems of both are told, each with the name of its file."""
    from esslaw.advice.record import read_record

    read: list[Record] = []
    problems: list[Problem] = []
    for path in (one, other):
        try:
            read.append(read_record(path))
        except InputError as error:
            named = (f"{path.name} {each.path}".rstrip() for each in error.problems)
            pairs = zip(error.problems, named, strict=True)
            problems += [replace(each, path=where) for each, where in pairs]
    if problems:
        raise InputError(problems)
    return read[0], read[1]


def _refuted(found: Replay, path: Path) -> list[str]:
    """Return, one a line, what a record says and the rules do not prove."""
    from esslaw.advice.record.layout import line_numbers, pieces_of
    from esslaw.documents import PlacedProblem

    lines = line_numbers(pieces_of(found.record.content))
    told = [f"{path.name} : le sceau est juste, mais les règles ne prouvent pas ce qui est écrit."]
    for one in found.differences:
        got, proved = shown(json.dumps(one.one)), shown(json.dumps(one.other))
        line = lines.get(one.pointer, 1)
        told.append(str(PlacedProblem(one.pointer, "refute", got, proved, line=line)))
    return told
