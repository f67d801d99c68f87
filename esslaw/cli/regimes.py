"""`esslaw regimes`: every regime on one case, as one table or as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.i18n import SOURCE, languages
from esslaw.panorama import overview
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError


@click.command("regimes")
@click.argument("case", metavar="STRUCTURE", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; aujourd'hui si elle n'est pas donnée (elle est affichée).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def regimes_command(case: Path, on: date | None, form: str, lang: str) -> None:
    """Ce que la structure d'un fichier est, peut être, ne peut pas être."""
    day = on if on is not None else date.today()
    try:
        found = overview(case, day)
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    from esslaw.reports.overview import overview_record, overview_text

    for line in found.lines:
        line.verdict.reasoning  # noqa: B018 (a second engine must agree before anything is shown)
    if form == "json":
        click.echo(json.dumps(overview_record(found), ensure_ascii=False, indent=2))
    else:
        click.echo(overview_text(found, lang), nl=False)
