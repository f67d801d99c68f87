"""`esslaw who-may-act`: one intervention for every authority, or every instrument for one."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from esslaw.advice.authorities import instruments_open, who_may_act
from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError


@click.command("who-may-act")
@click.argument("case", metavar="INTERVENTION", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; la date d'octroi, ou aujourd'hui, si elle n'est pas donnée.",
)
@click.option(
    "--instruments",
    is_flag=True,
    help="L'inverse : pour cette collectivité et ce projet, les instruments ouverts.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def who_may_act_command(
    case: Path, on: date | None, instruments: bool, form: str, lang: str
) -> None:
    """Quelles collectivités peuvent mener cette intervention, et à quelle condition."""
    ask = instruments_open if instruments else who_may_act
    try:
        found = ask(case, day_of(case, on))
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    from esslaw.reports.authorities import authorities_record, authorities_text

    if form == "json":
        click.echo(json.dumps(authorities_record(found), ensure_ascii=False, indent=2))
    else:
        click.echo(authorities_text(found, lang, color=sys.stdout.isatty()), nl=False)
