"""`esslaw table`: a regime on each row of a table of any size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from esslaw.cli.asked import say_json
from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.i18n import SOURCE, languages, translator
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError

if TYPE_CHECKING:
    from esslaw.tables.examining import Examination, Piece
    from esslaw.tables.question import Asked
    from esslaw.tables.summary import Summary

LOCAL, SPARK = "polars", "spark"
BACKENDS = (LOCAL, "duckdb", SPARK)
MISSING = "Pour lire des tables : pip install 'esslaw[table]'"


@click.command("table")
@click.argument("table", metavar="TABLE", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    help="Écrire ici une réponse par ligne : un fichier .parquet ou .csv.",
)
@click.option("--regime", help="La question : ess, esus, scic, intervention …")
@click.option(
    "--on",
    type=DAY,
    help="Date de droit de toutes les lignes ; aujourd'hui si elle n'est pas donnée (elle est "
    "affichée).",
)
@click.option("--on-column", help="La colonne qui donne à chaque ligne sa date de droit.")
@click.option("--backend", type=click.Choice(BACKENDS), default=LOCAL)
@click.option(
    "--mapping",
    help="Comment lire la table : sirene, rna, scdl-subventions, ou un fichier YAML.",
)
@click.option("--keep", multiple=True, help="Une colonne à recopier ; peut être répété.")
@click.option(
    "--criterion", multiple=True, help="Un critère dont donner la valeur ; peut être répété."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
def table_command(
    *,
    table: Path,
    output: Path,
    regime: str | None,
    on: date | None,
    on_column: str | None,
    backend: str,
    mapping: str | None,
    keep: tuple[str, ...],
    criterion: tuple[str, ...],
    form: str,
    lang: str,
) -> None:
    """Examiner chaque ligne d'une table : CSV, Parquet ou Arrow, de n'importe quelle taille."""
    if regime is None:
        raise click.UsageError("Indiquez la question : --regime ess, esus, intervention …")
    if on is not None and on_column is not None:
        raise click.UsageError("Indiquez --on ou --on-column, pas les deux.")
    try:
        from esslaw.engines.table import Wanted
        from esslaw.tables.question import asked
    except ImportError:
        fail([MISSING])
    _ = translator(lang)
    try:
        question = asked(
            regime,
            on_column or on or date.today(),
            wanted=Wanted(criteria=criterion),
            kept=keep,
            backend=LOCAL if backend == SPARK else backend,
            mapping=mapping,
            _=_,
        )
        answer = _on_spark if backend == SPARK else _answered
        found = answer(table, output, question, lang)
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    _say(found, question, form, lang)


def _on_spark(table: Path, output: Path, question: Asked, lang: str) -> Summary:
    """Return the account of a table of Parquet that Spark has answered, in a folder of Parquet."""
    try:
        from pyspark.errors import AnalysisException
        from pyspark.sql import SparkSession
    except ImportError:
        fail(["Pour répondre avec Spark : pip install 'esslaw[spark]'"])
    from esslaw.tables.spark import answers_of
    from esslaw.tables.spark_account import account

    session = SparkSession.builder.getOrCreate()
    try:
        facts = session.read.parquet(str(table))
        answers_of(facts, question, question.kept).write.parquet(str(output))
    except AnalysisException as error:
        fail([str(error).partition("\n")[0]])
    return account(facts, session.read.parquet(str(output)), question.mapping)


def _answered(table: Path, output: Path, question: Asked, lang: str) -> Summary:
    from esslaw.tables.examining import examination
    from esslaw.tables.summary import summary
    from esslaw.tables.writing import written

    _ = translator(lang)
    found = examination(table, question, _=_)
    for note in found.notes:
        click.echo(str(note), err=True)
    with written(output, _) as write, _progress(found, lang) as pieces:
        return summary(pieces, write)


def _say(found: Summary, question: Asked, form: str, lang: str) -> None:
    from esslaw.reports.tables import summary_lines, summary_record

    if form == "json":
        say_json(summary_record(found, question))
        return
    for line in summary_lines(found, question, lang):
        click.echo(line)


@contextmanager
def _progress(found: Examination, lang: str) -> Iterator[Iterator[Piece]]:
    """Show how much of the table is answered, and how many rows, on a terminal only."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from esslaw.reports.tables import ROWS

    said = translator(lang)(ROWS)
    shown = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    times = (TimeElapsedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*shown, *times, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=found.size)

        def pieces() -> Iterator[Piece]:
            rows = 0
            for piece in found.pieces:
                yield piece
                rows += piece.frame.height
                bar.update(task, completed=piece.read, description=said.format(n=rows))

        yield pieces()
