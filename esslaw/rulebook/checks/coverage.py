"""Days on which a rule in force lacks what it needs: a source, a figure, a child."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.rulebook.criteria import CriterionVersion, Rulebook
from esslaw.rulebook.dated import Interval, Version, in_force, uncovered
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.graph import leaves
from esslaw.rulebook.terms import parameters_read


def check_coverage(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield the gaps below each version of each criterion, and before each goal."""
    for criterion in rulebook.criteria.values():
        for version in criterion.versions:
            for code, message in _gaps(rulebook, version):
                yield Diagnostic(
                    version.place.file, version.place.line, code, criterion.id, message
                )
    for regime in rulebook.regimes.values():
        goal = rulebook.criteria[regime.goal]
        day = uncovered(Interval(regime.covered_from), goal.versions)
        if day is not None:
            yield Diagnostic(
                regime.place.file,
                regime.place.line,
                "goal-gap",
                regime.id,
                f"le critère {goal.id} n'a pas de version le {day}",
            )


def _gaps(rulebook: Rulebook, version: CriterionVersion) -> Iterator[tuple[str, str]]:
    for reference in version.references:
        yield from _gap("source-gap", reference.source.id, version, reference.source.versions)
    for leaf in leaves(version):
        for dated in parameters_read(leaf):
            if dated.key is None:
                parameter = rulebook.parameters[dated.parameter]
                yield from _gap("parameter-gap", parameter.id, version, parameter.versions)
    if version.leaf is None and not _has_child(rulebook, version):
        yield "empty-body", f"aucun de ses critères n'est en vigueur le {version.days.start}"


def _gap(
    code: str, name: str, version: CriterionVersion, versions: tuple[Version, ...]
) -> Iterator[tuple[str, str]]:
    day = uncovered(version.days, versions)
    if day is not None:
        yield code, f"« {name} » n'a pas de version le {day}"


def _has_child(rulebook: Rulebook, version: CriterionVersion) -> bool:
    return any(
        in_force(rulebook.criteria[child].versions, version.days.start)
        for child in version.children
    )
