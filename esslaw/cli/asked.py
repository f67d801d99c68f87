"""What the commands about a verdict share: their options, and the verdict itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from esslaw.cli.day import DAY, day_of
from esslaw.cli.failure import fail
from esslaw.cli.question import regime_of
from esslaw.examination import examine
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError
from esslaw.rulebook.diagnostics import RulebookError
from esslaw.verdict import Verdict

C = TypeVar("C", bound=Callable[..., Any])


def of_a_case(command: C) -> C:
    """Give a command its case, the regime and the day."""
    for add in (
        click.option(
            "--on",
            type=DAY,
            help="Date de droit ; la date d'octroi d'une intervention, ou aujourd'hui, si elle "
            "n'est pas donnée (elle est affichée).",
        ),
        click.option(
            "--regime",
            help="La question : ess, esus, scic … ; celle de l'intervention, si le cas en décrit "
            "une.",
        ),
        click.argument("case", metavar="CAS", type=click.Path(path_type=Path)),
    ):
        command = add(command)
    return command


def about_a_verdict(command: C) -> C:
    """Give a command what it is asked of, the form of its answer and the language."""
    command = click.option("--lang", type=click.Choice(languages()), default=SOURCE)(command)
    form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    return of_a_case(form(command))


def verdict_of(case: Path, regime: str | None, on: date | None) -> Verdict:
    """Return the verdict that a command asks for; leave with every problem of the input.

    A second engine must agree with it before anything is shown.
    """
    try:
        verdict = examine(case, regime_of(case, regime), day_of(case, on))
    except InputError as error:
        fail(str(problem) for problem in error.problems)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
    verdict.reasoning  # noqa: B018 (it raises on a disagreement)
    return verdict


def say_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
