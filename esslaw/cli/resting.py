"""`esslaw rules rests-on` and `esslaw rules changed`: what rests on an article, on its wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from esslaw.cli.asked import say_json
from esslaw.cli.failure import fail
from esslaw.cli.progress import counting
from esslaw.cli.rules import FOLDER
from esslaw.i18n import SOURCE, languages
from esslaw.location import checkout_folder
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError
from esslaw.rulebook.loader import load_rulebook
from esslaw.suggest import did_you_mean

if TYPE_CHECKING:
    from esslaw.fieldwork import FieldCase
    from esslaw.rulebook.book import Rulebook

C = TypeVar("C", bound=Callable[..., Any])
A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def of_the_field(command: C) -> C:
    """Give a command the rules, the cases and the examples it looks into, and how it answers."""
    for add in (
        click.option("--lang", type=click.Choice(languages()), default=SOURCE),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text"),
        click.option(
            "--examples",
            type=A_FOLDER,
            help="Dossier d'exemples ; par défaut, examples d'une copie du dépôt.",
        ),
        click.option(
            "--cases",
            type=A_FOLDER,
            help="Dossier des cas du juriste ; par défaut, tests/cases d'une copie du dépôt.",
        ),
        FOLDER,
    ):
        command = add(command)
    return command


@click.command("rests-on")
@click.argument("source", metavar="SOURCE")
@of_the_field
def rests_on_command(
    source: str,
    *,
    folder: Path | None,
    cases: Path | None,
    examples: Path | None,
    form: str,
    lang: str,
) -> None:
    """Ce qui repose sur un article : critères, chiffres, formalités, actes, cas, exemples."""
    from esslaw.reports.resting import resting_record, resting_text
    from esslaw.resting import rests_on

    with _mistakes_said(), counting() as among:
        law = load_rulebook(folder)
        if source not in law.sources:
            hint = did_you_mean(source, law.sources)
            fail([f"la source « {source} » n'existe pas" + (f" ; {hint}" if hint else "")])
        of_jurist, of_people = _field(law, cases, examples)
        watched = among(len(of_jurist) + len(of_people))
        found = rests_on(law, source, cases=watched(of_jurist), examples=watched(of_people))
    if form == "json":
        say_json(resting_record(found))
    else:
        click.echo(resting_text(law, found, lang), nl=False)


@click.command("changed")
@click.argument("other", metavar="AUTRE_DOSSIER", type=A_FOLDER)
@of_the_field
def changed_command(
    other: Path,
    *,
    folder: Path | None,
    cases: Path | None,
    examples: Path | None,
    form: str,
    lang: str,
) -> None:
    """Les articles dont la rédaction ou les versions diffèrent d'un autre dossier de règles."""
    from esslaw.reports.resting import changed_record, changed_text
    from esslaw.resting import rests_on
    from esslaw.rulebook.changed import changed_articles

    with _mistakes_said(), counting() as among:
        law, there = load_rulebook(folder), load_rulebook(other)
        of_jurist, of_people = _field(law, cases, examples)
        articles = changed_articles(law, there)
        reworded = sum(len(article.reworded) for article in articles)
        watched = among(reworded * (len(of_jurist) + len(of_people)))
        found = [
            (
                article,
                tuple(
                    rests_on(
                        law,
                        article.source.id,
                        version.days,
                        watched(of_jurist),
                        watched(of_people),
                    )
                    for version in article.reworded
                ),
            )
            for article in articles
        ]
    if form == "json":
        say_json(changed_record(found))
    else:
        click.echo(changed_text(law, found, lang), nl=False)


@contextmanager
def _mistakes_said() -> Iterator[None]:
    """Say every mistake of a case or of a rule, and leave."""
    try:
        yield
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)


def _field(
    law: Rulebook, cases: Path | None, examples: Path | None
) -> tuple[tuple[FieldCase, ...], tuple[FieldCase, ...]]:
    """Return the cases and the examples of the folders that are named, or of a checkout."""
    from esslaw import fieldwork

    of_jurist = cases or checkout_folder("tests/cases")
    of_people = examples or checkout_folder("examples")
    return (
        fieldwork.jurist_cases(of_jurist, law) if of_jurist else (),
        fieldwork.examples(of_people) if of_people else (),
    )
