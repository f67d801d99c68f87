"""What `esslaw rules` prints of the model clauses: their list, and one as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from esslaw.rulebook.clauses import Bound, Clause
from esslaw.rulebook.dated import in_force

BOUNDS = {Bound.AT_LEAST: "au moins {target}", Bound.AT_MOST: "au plus {target}"}


def list_clauses(clauses: Iterable[Clause]) -> None:
    """Print the clauses: identifier, first day, the fact and the value that each gives it."""
    for clause in clauses:
        given = f"{clause.fact} : {_given(clause)}"
        click.echo(f"{clause.id:<52} {clause.versions[0].days.start}  {given}")


def show_clause(clause: Clause, on: date | None) -> None:
    """Print a clause as it is written, on a day or through all its versions."""
    click.echo(f"{clause.id} — {clause.place.file}:{clause.place.line}")
    click.echo(f"Clause modèle pour {clause.fact} : {_given(clause)}")
    versions = clause.versions
    if on is not None:
        version = in_force(versions, on)
        versions = (version,) if version else ()
    if not versions:
        click.echo("Aucune version en vigueur à cette date.")
    for version in versions:
        end = f"au {version.days.end}" if version.days.end else "sans fin connue"
        click.echo(f"\n  du {version.days.start} {end}")
        for paragraph in version.text.split("\n"):
            click.echo(f"  {paragraph}")
        for reference in version.references:
            citation = reference.at(version.days.start)
            click.echo(f"  {citation.text}, {citation.article} ({citation.evidence})")
        if version.note:
            click.echo(f"  Note : {version.note}")


def _given(clause: Clause) -> str:
    if isinstance(clause.value, bool):
        return "oui" if clause.value else "non"
    if clause.bound is not None:
        return BOUNDS[clause.bound]
    return clause.value or clause.contains or "ses lignes"
