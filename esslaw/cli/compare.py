"""`esslaw compare`: one case at two dates of law, or two cases at one date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.cli.question import regime_of
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError

WHAT = (
    "Comparer deux dates (--on et --and) ou deux cas (CAS AUTRE_CAS, avec --on) : l'un ou l'autre."
)


@click.command("compare")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path), required=False)
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
@click.option("--and", "then", type=DAY, help="L'autre date de droit, sur le même cas.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def compare_command(
    case: Path,
    other: Path | None,
    *,
    regime: str | None,
    on: date | None,
    then: date | None,
    form: str,
    lang: str,
) -> None:
    """Comparer deux dates de droit sur un cas, ou deux cas à une date."""
    from esslaw.comparison import compare_dates, compare_facts
    from esslaw.reports.changes_record import case_comparison_record, comparison_record
    from esslaw.reports.comparison import case_comparison_text, comparison_text

    if (other is None) is (then is None):
        raise click.UsageError(WHAT)
    try:
        asked, day = regime_of(case, regime), day_of(case, on)
        if other is not None:
            cases = compare_facts(case, other, asked, day)
            record, text = case_comparison_record(cases), case_comparison_text(cases, lang)
        else:
            assert then is not None
            dates = compare_dates(case, asked, day, then)
            record, text = comparison_record(dates), comparison_text(dates, lang)
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    if form == "json":
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(text, nl=False)
