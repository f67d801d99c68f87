"""`esslaw visas`: the délibération that a case founds, as text or as a Word document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.advice.visas import DraftRefused
from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.examination import examine
from esslaw.i18n import SOURCE, languages
from esslaw.logic.truth import FALSE
from esslaw.problems import InputError, Problem, printable, shown
from esslaw.rulebook.diagnostics import RulebookError
from esslaw.verdict import Verdict

OPTION = "-o"
REGIME = "intervention"
FORMATS = (".txt", ".docx")


@click.command("visas")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; aujourd'hui si elle n'est pas donnée (elle est affichée).",
)
@click.option(
    OPTION,
    "--output",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Fichier à écrire, .txt ou .docx ; sans lui, le texte est affiché.",
)
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def visas_command(case: Path, on: date | None, output: Path | None, lang: str) -> None:
    """Rédiger la délibération d'une intervention : visas, considérants, articles."""
    day = on if on is not None else date.today()
    problems = [] if output is None else _problems(output)
    verdict = None
    try:
        verdict = examine(case, REGIME, day)
    except InputError as error:
        problems += error.problems
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    if problems or verdict is None:
        fail(str(problem) for problem in problems)
    try:
        made = _made(verdict, output, lang)
    except DraftRefused as refused:
        fail(["Aucune délibération n'est rédigée.", refused.reason, *_reasons(verdict)])
    if output is None:
        click.echo(made.decode(), nl=False)
        return
    try:
        output.write_bytes(made)
    except OSError as error:
        said = error.strerror or "une erreur"
        fail(
            [str(Problem(printable(f"{OPTION} {output}"), "fichier", said, "un fichier à écrire"))]
        )


def _problems(output: Path) -> list[Problem]:
    """Return what keeps a file from being written, before anything is drafted."""
    from esslaw.reports.deliberation_docx import EXTRA, available

    where, suffix = printable(f"{OPTION} {output}"), output.suffix.lower()
    if suffix not in FORMATS:
        expected = "un fichier " + " ou ".join(FORMATS)
        return [Problem(where, "format", shown(suffix or output.name), expected)]
    if suffix == ".docx" and not available():
        hint = f"pip install '{EXTRA}'"
        return [Problem(where, "extra", "python-docx absent", f"l'extra {EXTRA}", hint)]
    if output.is_dir() or not output.parent.is_dir():
        return [Problem(where, "fichier", shown(str(output)), "un fichier d'un dossier qui existe")]
    return []


def _made(verdict: Verdict, output: Path | None, lang: str) -> bytes:
    if output is not None and output.suffix.lower() == ".docx":
        from esslaw.reports.deliberation_docx import deliberation_docx

        return deliberation_docx(verdict, lang)
    from esslaw.reports.deliberation import deliberation

    return deliberation(verdict, lang).encode()


def _reasons(verdict: Verdict) -> list[str]:
    """Return, one a line, the conditions that do not hold."""
    from esslaw.reports.conditions import conditions_of
    from esslaw.reports.words import cited

    failed = (proof for proof in conditions_of(verdict.proof) if proof.value is FALSE)
    found = (proof.node.criterion for proof in failed)
    return [
        f"Non remplie : {one.label}" + (f" ({cited(one.citations[0])})" if one.citations else "")
        for one in found
        if one is not None
    ]
