"""`esslaw report`: the verdict of a case file as a PDF, to print or to file with a dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.asked import of_a_case, verdict_of
from esslaw.cli.failure import fail
from esslaw.facts.case import read_case
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError, Problem, printable, shown

OPTION = "-o"
SUFFIX = ".pdf"


@click.command("report")
@of_a_case
@click.option(
    OPTION,
    "--output",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    required=True,
    help="Fichier à écrire, .pdf.",
)
@click.option("--link", metavar="ADRESSE", help="Adresse où retrouver le résultat, et son code QR.")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def report_command(
    case: Path, *, regime: str | None, on: date | None, output: Path, link: str | None, lang: str
) -> None:
    """Écrire le rapport d'un cas en PDF balisé (PDF/UA-1) : la réponse, ses raisons, les pièces."""
    from esslaw.reports.pdf import pdf

    problems = _problems(output, link)
    if problems:
        fail(str(problem) for problem in (*problems, *_unread(case)))
    verdict = verdict_of(case, regime, on)
    try:
        output.write_bytes(pdf(verdict, lang, link))
    except OSError as error:
        said = error.strerror or "une erreur"
        where = printable(f"{OPTION} {output}")
        fail([str(Problem(where, "fichier", said, "un fichier à écrire"))])


def _unread(case: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a case, to be said with the rest."""
    try:
        read_case(case)
    except InputError as error:
        return error.problems
    return ()


def _problems(output: Path, link: str | None) -> list[Problem]:
    """Return what keeps the report from being written, before anything is examined."""
    from esslaw.reports.pdf import EXTRA, available
    from esslaw.reports.pdf.link import checked

    where, suffix = printable(f"{OPTION} {output}"), output.suffix.lower()
    problems = []
    if suffix != SUFFIX:
        problems.append(
            Problem(where, "format", shown(suffix or output.name), f"un fichier {SUFFIX}")
        )
    elif output.is_dir() or not output.parent.is_dir():
        expected = "un fichier d'un dossier qui existe"
        problems.append(Problem(where, "fichier", shown(str(output)), expected))
    if not available():
        hint = f"pip install '{EXTRA}'"
        problems.append(Problem(where, "extra", "typst ou segno absent", f"l'extra {EXTRA}", hint))
    try:
        checked(link or "https://localhost")
    except InputError as error:
        problems += error.problems
    return problems
