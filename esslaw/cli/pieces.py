"""`esslaw pieces`: the pieces of a case, and the evidence of the facts that matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.asked import about_a_verdict, say_json, verdict_of


@click.command("pieces")
@about_a_verdict
def pieces_command(case: Path, regime: str | None, on: date | None, form: str, lang: str) -> None:
    """Les pièces à réunir, et ce qui reste à documenter des faits qui portent la réponse."""
    from esslaw.reports.checklist import checklist_record, checklist_text

    verdict = verdict_of(case, regime, on)
    if form == "json":
        say_json(checklist_record(verdict))
    else:
        click.echo(checklist_text(verdict, lang), nl=False)
