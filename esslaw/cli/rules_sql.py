"""`esslaw rules sql`: a regime as a view of one's own database, its table, cases to check it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.cli.rules import FOLDER, loaded
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError

DIALECTS = ("duckdb", "postgres", "spark")
TOO_MANY = "Indiquez --create-table ou --cases, pas les deux."
LACKING = (
    "Il manque de quoi écrire la requête : installez esslaw[table] (pip install 'esslaw[table]')."
)


@click.command("sql")
@click.option("--regime", required=True, help="La question : ess, esus, scic, intervention …")
@click.option("--on", type=DAY, required=True, help="Date de droit, celle de toutes les lignes.")
@click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    default="postgres",
    show_default=True,
    help="La base de données.",
)
@click.option("--table", help="La table lue ; un point la sépare de son schéma.")
@click.option("--view", help="La vue ; par défaut, le nom du régime.")
@click.option(
    "--columns",
    help="Les colonnes qu'a la table, séparées par des virgules ; par défaut, toutes celles du "
    "régime. Ce que disent les autres n'est pas connu.",
)
@click.option(
    "--keep",
    "kept",
    multiple=True,
    help="Une colonne de la table à montrer telle quelle ; par défaut, id.",
)
@click.option("--criterion", "criteria", multiple=True, help="Un critère à montrer aussi.")
@click.option("--create-table", is_flag=True, help="Écrire la table, et non la vue.")
@click.option(
    "--cases",
    is_flag=True,
    help="Écrire un script de contrôle : une table de cas, ce que la bibliothèque en dit, la vue, "
    "et une requête qui ne donne rien si la base répond de même.",
)
@click.option("--lang", type=click.Choice(languages()), default=SOURCE)
@FOLDER
def sql_command(
    *,
    regime: str,
    on: date,
    dialect: str,
    table: str | None,
    view: str | None,
    columns: str | None,
    kept: tuple[str, ...],
    criteria: tuple[str, ...],
    create_table: bool,
    cases: bool,
    lang: str,
    folder: Path | None,
) -> None:
    """Un régime comme vue SQL, à mettre dans sa propre base de données."""
    if create_table and cases:
        raise click.UsageError(TOO_MANY)
    from esslaw.database import asked, cases_text, table_text, view_text

    write = cases_text if cases else table_text if create_table else view_text
    try:
        wanted = asked(
            regime,
            on,
            dialect,
            table=table if table is not None else "controle" if cases else None,
            view=view if view is not None else f"controle_{regime}" if cases else None,
            columns=None if columns is None else [one.strip() for one in columns.split(",")],
            kept=kept or ("id",),
            criteria=criteria,
            rulebook=loaded(folder),
        )
        click.echo(write(wanted, lang), nl=False)
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("ibis", "sqlglot"):
            raise
        fail([LACKING])
