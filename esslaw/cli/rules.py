"""`esslaw rules`: list the criteria or the model clauses, show one, check the documents."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from esslaw.cli.day import DAY
from esslaw.cli.failure import fail
from esslaw.cli.rules_clauses import list_clauses, show_clause
from esslaw.location import data_folder
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.checks import check_words
from esslaw.rulebook.criteria import Criterion, CriterionVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.diagnostics import Diagnostic, RulebookError, Severity
from esslaw.rulebook.loader import examine_rules, load_rulebook
from esslaw.suggest import did_you_mean

FOLDER = click.option(
    "--rules",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Dossier de règles ; par défaut, celui de la bibliothèque.",
)


@click.group()
def rules() -> None:
    """Lire et vérifier les règles."""


@rules.command("list")
@click.option(
    "--clauses", is_flag=True, help="Les clauses modèles des statuts, et non les critères."
)
@FOLDER
def list_rules(clauses: bool, folder: Path | None) -> None:
    """Tous les critères, ou toutes les clauses modèles : identifiant, première date, contenu."""
    rulebook = loaded(folder)
    if clauses:
        list_clauses(rulebook.clauses.values())
        return
    for criterion in rulebook.criteria.values():
        click.echo(f"{criterion.id:<52} {criterion.versions[0].days.start}  {criterion.label}")


@rules.command("show")
@click.argument("name")
@click.option("--on", type=DAY, help="Une seule date de droit.")
@FOLDER
def show_rule(name: str, on: date | None, folder: Path | None) -> None:
    """Un critère, ou une clause modèle : versions, articles, ce qu'il demande ou ce qu'elle dit."""
    rulebook = loaded(folder)
    if name in rulebook.clauses:
        show_clause(rulebook.clauses[name], on)
        return
    criterion = rulebook.criteria.get(name)
    if criterion is None:
        hint = did_you_mean(name, [*rulebook.criteria, *rulebook.clauses])
        fail([f"le critère « {name} » n'existe pas" + (f" ; {hint}" if hint else "")])
    versions = criterion.versions
    if on is not None:
        version = in_force(versions, on)
        versions = (version,) if version else ()
    click.echo(f"{criterion.id} — {criterion.place.file}:{criterion.place.line}")
    if not versions:
        click.echo("Aucune version en vigueur à cette date.")
    for version in versions:
        _show(criterion, version)


def _show(criterion: Criterion, version: CriterionVersion) -> None:
    end = f"au {version.days.end}" if version.days.end else "sans fin connue"
    click.echo(f"\n  du {version.days.start} {end}")
    click.echo(f"  {version.label}")
    click.echo(f"  {version.body}: {_body(version)}")
    if version.condition is not None:
        condition = version.condition.criterion or "une comparaison"
        click.echo(f"  seulement si {'non ' if version.condition.negated else ''}{condition}")
    if version.appreciation is not None:
        click.echo(f"  apprécié par {version.appreciation.by}")
    for reference in version.references:
        citation = reference.at(version.days.start)
        click.echo(f"  {citation.text}, {citation.article} ({citation.evidence})")
        if citation.by:
            click.echo(f"    rédaction issue de : {citation.by}")
        if citation.url:
            click.echo(f"    {citation.url}")
    if version.note:
        click.echo(f"  Note : {version.note}")


def _body(version: CriterionVersion) -> str:
    if version.children:
        listed = ", ".join(version.children)
        return f"{version.count} de {listed}" if version.count else listed
    return str(getattr(version.leaf, "reason", None) or version.text)


@rules.command("check")
@FOLDER
def check_rules(folder: Path | None) -> None:
    """Vérifier les documents : chaque défaut avec fichier, ligne, règle et conseil."""
    rulebook, diagnostics = examine_rules(folder or data_folder("rules"))
    errors = _errors(diagnostics)
    if folder is None and not errors:
        diagnostics = [*diagnostics, *check_words(rulebook)]
        errors = _errors(diagnostics)
    for diagnostic in diagnostics:
        click.echo(str(diagnostic))
    click.echo(
        f"{len(rulebook.criteria)} critères, {len(rulebook.parameters)} paramètres, "
        f"{len(rulebook.sources)} sources : {errors} erreur(s), "
        f"{len(diagnostics) - errors} avertissement(s)"
    )
    sys.exit(1 if errors else 0)


def _errors(diagnostics: list[Diagnostic]) -> int:
    return sum(item.severity is Severity.ERROR for item in diagnostics)


def loaded(folder: Path | None) -> Rulebook:
    """Return the rules of a folder, or those of the library; leave with every defect."""
    try:
        return load_rulebook(folder)
    except RulebookError as error:
        fail(str(diagnostic) for diagnostic in error.diagnostics)
