"""`esslaw pieces`: the pieces of a case, and the evidence of the facts that matter."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.cli.question import regime_of
from esslaw.examination import examine
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError


@click.command("pieces")
@click.argument("case", metavar="CAS", type=click.Path(path_type=Path))
@click.option(
    "--regime",
    help="La question : ess, esus, scic … ; celle de l'intervention, si le cas en décrit une.",
)
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; la date d'octroi d'une intervention, ou aujourd'hui, si elle n'est pas "
    "donnée (elle est affichée).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def pieces_command(case: Path, regime: str | None, on: date | None, form: str, lang: str) -> None:
    """Les pièces à réunir, et ce qui reste à documenter des faits qui portent la réponse."""
    try:
        verdict = examine(case, regime_of(case, regime), day_of(case, on))
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    from esslaw.reports.checklist import checklist_record, checklist_text

    verdict.reasoning  # noqa: B018 (a second engine must agree before anything is shown)
    if form == "json":
        click.echo(json.dumps(checklist_record(verdict), ensure_ascii=False, indent=2))
    else:
        click.echo(checklist_text(verdict, lang), nl=False)
