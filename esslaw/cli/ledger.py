"""`esslaw ledger`: the register of de minimis aids of a case file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.facts.case import read_case
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError


@click.command("ledger")
@click.argument("case", metavar="INTERVENTION", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; la date d'octroi prévue, ou aujourd'hui, si elle n'est pas donnée (elle "
    "est affichée).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def ledger_command(case: Path, on: date | None, form: str, lang: str) -> None:
    """Le registre des aides de minimis d'une entreprise unique : plafonds, place, échéances."""
    from esslaw.advice.ledger import aid_ledger

    try:
        read = read_case(case)
        ledger = aid_ledger(read, day_of(case, on))
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    if form == "json":
        from esslaw.reports.ledger_record import ledger_record

        click.echo(json.dumps(ledger_record(ledger), ensure_ascii=False, indent=2))
    else:
        from esslaw.reports.ledger import ledger_text

        click.echo(ledger_text(ledger, read.structure.denomination, lang), nl=False)
