"""What is written and never used: criteria, parameters, sources; facts, as a warning."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.facts.vocabulary import Kind, all_facts, table_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.checks.clauses import figures_of as figures_of_clause
from esslaw.rulebook.checks.visas import figures_of
from esslaw.rulebook.criteria import Place, Reference
from esslaw.rulebook.diagnostics import Diagnostic, Severity
from esslaw.rulebook.graph import leaves, parameters_named, reachable, roots
from esslaw.rulebook.terms import facts_read


def check_usage(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield what no goal and no formality can ever need."""
    useful = reachable(rulebook, roots(rulebook))
    for criterion in rulebook.criteria.values():
        if criterion.id not in useful:
            yield _unused(
                criterion.place, "unused-criterion", criterion.id, "aucun but n'en dépend"
            )
    read = used_parameters(rulebook)
    for parameter in rulebook.parameters.values():
        if parameter.id not in read:
            yield _unused(
                parameter.place,
                "unused-parameter",
                parameter.id,
                "aucune règle ne lit ce paramètre",
            )
    cited = {reference.source.id for reference in _references(rulebook)}
    for source in rulebook.sources.values():
        if source.id not in cited:
            yield _unused(source.place, "unused-source", source.id, "aucune règle ne la cite")
    for name in unused_facts(rulebook):
        yield Diagnostic(
            "vocabulaire",
            1,
            "unused-fact",
            name,
            "aucune règle ne lit ce fait",
            severity=Severity.WARNING,
        )


def used_parameters(rulebook: Rulebook) -> set[str]:
    """Return the parameters that a rule reads, directly or through a calendar year."""
    read = {
        name
        for criterion in rulebook.criteria.values()
        for version in criterion.versions
        for name in parameters_named(version)
    }
    drafted = (version for visa in rulebook.visas.values() for version in visa.versions)
    read |= {dated.parameter for version in drafted for dated in figures_of(version, keyed=True)}
    clauses = (version for clause in rulebook.clauses.values() for version in clause.versions)
    read |= {dated.parameter for version in clauses for dated in figures_of_clause(version)}
    monthly = {rulebook.parameters[name].monthly for name in read}
    return read | {name for name in monthly if name is not None}


def unused_facts(rulebook: Rulebook) -> list[str]:
    """Return the facts of the vocabulary that no rule reads; texts are never read by rules."""
    read = {
        path
        for criterion in rulebook.criteria.values()
        for version in criterion.versions
        for leaf in leaves(version)
        for path in facts_read(leaf)
    }
    tables = {table_of(path) for path in read}
    return [
        name
        for name, fact in all_facts().items()
        if name not in read and name not in tables and fact.kind is not Kind.TEXT
    ]


def _references(rulebook: Rulebook) -> Iterator[Reference]:
    for group in (
        rulebook.criteria,
        rulebook.formalities,
        rulebook.parameters,
        rulebook.visas,
        rulebook.clauses,
    ):
        for item in group.values():
            for version in item.versions:
                yield from version.references
    for defined in rulebook.glossary.values():
        yield from defined.references


def _unused(place: Place, code: str, rule: str, message: str) -> Diagnostic:
    return Diagnostic(place.file, place.line, code, rule, message)
