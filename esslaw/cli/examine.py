"""`esslaw examine`: the verdict of a case file, as a legal note or as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.asked import about_a_verdict, say_json, verdict_of


@click.command("examine")
@about_a_verdict
def examine_command(case: Path, regime: str | None, on: date | None, form: str, lang: str) -> None:
    """Examiner le cas d'un fichier YAML ou JSON."""
    verdict = verdict_of(case, regime, on)
    if form == "json":
        from esslaw.reports.record import record

        say_json(record(verdict))
    else:
        from esslaw.reports.note import note

        click.echo(note(verdict, lang), nl=False)
