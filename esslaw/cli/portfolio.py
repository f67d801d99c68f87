"""`esslaw portfolio`: a regime on each structure of a CSV file, or the template of that file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.asked import say_json
from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.i18n import SOURCE, languages, translator
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError


@click.command("portfolio")
@click.argument("table", metavar="[FICHIER.csv]", type=click.Path(path_type=Path), required=False)
@click.option("--regime", help="La question, de structures : ess, esus, scic …")
@click.option("--template", is_flag=True, help="Écrire le modèle à remplir, et rien d'autre.")
@click.option(
    "--on",
    type=DAY,
    help="Date de droit ; aujourd'hui si elle n'est pas donnée (elle est affichée).",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Écrire ici les résultats, ou le modèle, en CSV ; - : sur la sortie.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def portfolio_command(
    *,
    table: Path | None,
    regime: str | None,
    template: bool,
    on: date | None,
    output: Path | None,
    form: str,
    lang: str,
) -> None:
    """Examiner toutes les structures d'un fichier CSV ; les erreurs, par ligne et colonne."""
    if regime is None:
        raise click.UsageError("Indiquez la question : --regime ess, esus, scic …")
    if template == (table is not None):
        raise click.UsageError("Indiquez un fichier CSV, ou bien --template.")
    try:
        if table is None:
            _write(_template(regime, lang), output)
        else:
            day = date.today() if on is None else on
            _examine(table, regime=regime, on=day, output=output, form=form, lang=lang)
    except InputError as error:
        from esslaw.reports.portfolio import problem_line

        fail(problem_line(problem, translator(lang)) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)


def _template(regime: str, lang: str) -> bytes:
    from esslaw.portfolio import template

    return template(regime, None, translator(lang))


def _examine(
    table: Path, *, regime: str, on: date, output: Path | None, form: str, lang: str
) -> None:
    from esslaw.portfolio import read_portfolio, results
    from esslaw.reports.portfolio import (
        counted,
        portfolio_record,
        portfolio_text,
        problems_text,
        results_csv,
    )

    portfolio = read_portfolio(_bytes(table), translator(lang))
    found = results(portfolio, regime, on)
    for line in problems_text(portfolio, lang):
        click.echo(line, err=True)
    if output is not None:
        _write(results_csv(found, lang), output)
        click.echo(counted(found, translator(lang)), err=True)
    elif form == "json":
        say_json(portfolio_record(found))
    else:
        click.echo(portfolio_text(found, lang), nl=False)


def _bytes(table: Path) -> bytes:
    from esslaw.documents.csv_text import MAX_BYTES

    try:
        if not table.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(table)
        with table.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        fail([f"{table.name} : fichier illisible ; attendu : un fichier CSV"])


def _write(data: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError:
        fail([f"{output} : impossible d'écrire ce fichier"])
