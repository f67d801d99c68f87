"""`esslaw questions`, `levers`, `pivots`: what is read off one verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.asked import about_a_verdict, say_json, verdict_of


@click.command("questions")
@about_a_verdict
def questions_command(
    case: Path, regime: str | None, on: date | None, form: str, lang: str
) -> None:
    """Les réponses qui peuvent encore changer la conclusion, sujet par sujet."""
    from esslaw.reports.advice_record import questions_record
    from esslaw.reports.questions import questions_text

    verdict = verdict_of(case, regime, on)
    if form == "json":
        say_json(questions_record(verdict))
    else:
        click.echo(questions_text(verdict, lang), nl=False)


@click.command("levers")
@about_a_verdict
@click.option("--clauses", is_flag=True, help="Avec les clauses modèles pour les statuts.")
def levers_command(
    case: Path, regime: str | None, on: date | None, form: str, *, lang: str, clauses: bool
) -> None:
    """Ce qui changerait un refus : chaque plus petit ensemble de changements qui y suffit."""
    from esslaw.reports.advice_record import levers_record
    from esslaw.reports.remedy import levers_text

    verdict = verdict_of(case, regime, on)
    if form == "json":
        say_json(levers_record(verdict))
    else:
        click.echo(levers_text(verdict, lang, clauses=clauses), nl=False)


@click.command("pivots")
@about_a_verdict
def pivots_command(case: Path, regime: str | None, on: date | None, form: str, lang: str) -> None:
    """Les faits qui, s'ils étaient faux, retourneraient la conclusion ; la marge aux seuils."""
    from esslaw.reports.advice_record import pivots_record
    from esslaw.reports.pivots import pivots_text

    verdict = verdict_of(case, regime, on)
    if form == "json":
        say_json(pivots_record(verdict))
    else:
        click.echo(pivots_text(verdict, lang), nl=False)
