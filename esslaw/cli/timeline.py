"""`esslaw timeline`: the intervals of days on which the answer of a case file is one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.cli.progress import progress
from esslaw.cli.question import regime_of
from esslaw.facts.quantities import plus_annees
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError

OPTIONS = {"start": "--from", "end": "--to"}
"""What the library calls the two days, as the person wrote them."""
AHEAD = 10
"""In years: how far a timeline goes where nothing is said."""


@click.command("timeline")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--regime",
    help="La question : ess, esus, scic … ; celle de l'intervention, si le cas en décrit une.",
)
@click.option(
    "--from",
    "start",
    type=DAY,
    help="Premier jour ; la date d'octroi d'une intervention, ou aujourd'hui, s'il n'est pas donné "
    "(il est affiché).",
)
@click.option(
    "--to", "end", type=DAY, help="Dernier jour ; dix ans après le premier, s'il n'est pas donné."
)
@click.option(
    "--fixed",
    is_flag=True,
    help="Garder les dates du cas (demande, octroi, consultation) telles qu'il les dit, au lieu de "
    "les prendre au jour examiné.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def timeline_command(
    case: Path,
    regime: str | None,
    start: date | None,
    end: date | None,
    *,
    fixed: bool,
    form: str,
    lang: str,
) -> None:
    """Quand la réponse change, et pourquoi : un paragraphe par période."""
    from esslaw.advice.timeline import timeline

    try:
        first = day_of(case, start)
        last = end if end is not None else plus_annees(first, AHEAD)
        asked = regime_of(case, regime)
        with progress(first, last) as watch:
            line = timeline(case, asked, first, last, follow=() if fixed else None, watch=watch)
    except InputError as error:
        fail(str(replace(one, path=OPTIONS.get(one.path, one.path))) for one in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    if form == "json":
        from esslaw.reports.changes_record import timeline_record

        click.echo(json.dumps(timeline_record(line), ensure_ascii=False, indent=2))
    else:
        from esslaw.reports.timeline import timeline_text

        click.echo(timeline_text(line, lang), nl=False)
