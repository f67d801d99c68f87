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
    from esslaw.engines.table import Wanted
    from esslaw.tables.examining import Examination, Piece
    from esslaw.tables.question import Asked
    from esslaw.tables.summary import Summary

SPARK = "spark"
BACKENDS = ("polars", "duckdb", SPARK)
ON_SPARK = "Spark lit des faits en Parquet, à une date de droit : ni --mapping, ni --on-column."
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
@click.option("--backend", type=click.Choice(BACKENDS), default="polars")
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
        if backend == SPARK:
            if mapping is not None or on_column is not None or form != "text":
                raise click.UsageError(ON_SPARK)
            day, wanted = on or date.today(), Wanted(criteria=criterion)
            for line in _on_spark(table, output, regime, on=day, wanted=wanted, kept=keep):
                click.echo(line)
            return
        question = asked(
            regime,
            on_column or on or date.today(),
            wanted=Wanted(criteria=criterion),
            kept=keep,
            backend=backend,
            mapping=mapping,
            _=_,
        )
        found = _answered(table, output, question, lang)
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    _say(found, question, form, lang)


def _on_spark(
    table: Path, output: Path, regime: str, *, on: date, wanted: Wanted, kept: tuple[str, ...]
) -> Iterator[str]:
    """Yield the account of a table of Parquet that Spark has answered, in a folder of Parquet."""
    try:
        from pyspark.errors import AnalysisException
        from pyspark.sql import SparkSession
    except ImportError:
        fail(["Pour répondre avec Spark : pip install 'esslaw[spark]'"])
    from esslaw.tables.spark import examine_spark

    session = SparkSession.builder.getOrCreate()
    try:
        facts = session.read.parquet(str(table))
        examine_spark(facts, regime, on, wanted=wanted, kept=kept).write.parquet(str(output))
    except AnalysisException as error:
        fail([str(error).partition("\n")[0]])
    yield f"{regime} · {on.isoformat()}"
    for row in session.read.parquet(str(output)).groupBy("outcome").count().collect():
        yield f"  {row['outcome']} : {row['count']}"


def _answered(table: Path, output: Path, question: Asked, lang: str) -> Summary:
    from esslaw.tables.examining import examination
    from esslaw.tables.summary import summary
    from esslaw.tables.writing import written

    _ = translator(lang)
    found = examination(table, question, _=_)
    for note in found.notes:
        click.echo(str(note), err=True)
    with written(output, _) as write, _progress(found) as pieces:
        return summary(pieces, write)


def _say(found: Summary, question: Asked, form: str, lang: str) -> None:
    from esslaw.reports.tables import summary_lines, summary_record

    if form == "json":
        say_json(summary_record(found, question))
        return
    for line in summary_lines(found, question, lang):
        click.echo(line)


@contextmanager
def _progress(found: Examination) -> Iterator[Iterator[Piece]]:
    """Show how far the rows are read, on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    shown = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*shown, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=found.rows)

        def pieces() -> Iterator[Piece]:
            for piece in found.pieces:
                yield piece
                bar.advance(task, piece.frame.height)

        yield pieces()
