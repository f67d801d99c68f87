"""Days on which a rule in force lacks what it needs: a source, a figure, a condition, a child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion, Reference
from esslaw.rulebook.dated import Interval, Version, edges, in_force, uncovered
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.figures import count_on
from esslaw.rulebook.graph import leaves
from esslaw.rulebook.terms import parameters_read

Gap = tuple[str, str]
"""The code of a gap and its message."""


def check_coverage(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield the gaps below each version of a rule or of a figure, and those of each goal."""
    for criterion in rulebook.criteria.values():
        for version in criterion.versions:
            for code, message in _gaps(rulebook, version):
                yield Diagnostic(
                    version.place.file, version.place.line, code, criterion.id, message
                )
    for formality in rulebook.formalities.values():
        place = formality.place
        for asked in formality.versions:
            names = [name for name, _ in asked.when]
            found = [*sources_gaps(asked.days, asked.references)]
            found += _criteria(rulebook, asked.days, names)
            for code, message in found:
                yield Diagnostic(place.file, place.line, code, formality.id, message)
    for parameter in rulebook.parameters.values():
        place = parameter.place
        for figure in parameter.versions:
            for code, message in sources_gaps(figure.days, figure.references):
                yield Diagnostic(place.file, place.line, code, parameter.id, message)
    yield from _glossary(rulebook)
    for regime in rulebook.regimes.values():
        goal = rulebook.criteria[regime.goal]
        covered = Interval(regime.covered_from)
        for code, message in gap("goal-gap", goal.id, covered, goal.versions):
            yield Diagnostic(regime.place.file, regime.place.line, code, regime.id, message)


def _glossary(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield the articles of the glossary that are not in force on the day the texts were read."""
    if rulebook.read_on is None:
        return
    day = Interval(rulebook.read_on, rulebook.read_on)
    for defined in rulebook.glossary.values():
        place = defined.place
        for code, message in sources_gaps(day, defined.references):
            yield Diagnostic(place.file, place.line, code, defined.id, message)


def _gaps(rulebook: Rulebook, version: CriterionVersion) -> Iterator[Gap]:
    yield from sources_gaps(version.days, version.references)
    for leaf in leaves(version):
        for dated in parameters_read(leaf):
            if dated.key is None:
                parameter = rulebook.parameters[dated.parameter]
                yield from gap("parameter-gap", parameter.id, version.days, parameter.versions)
    if version.condition is not None and version.condition.criterion is not None:
        yield from _criteria(rulebook, version.days, [version.condition.criterion])
    if isinstance(version.count, str):
        parameter = rulebook.parameters[version.count]
        yield from gap("parameter-gap", parameter.id, version.days, parameter.versions)
    if version.leaf is None:
        yield from _children(rulebook, version)


def sources_gaps(days: Interval, references: Iterable[Reference]) -> Iterator[Gap]:
    """Yield the sources which are not in force on some day of an interval."""
    for reference in references:
        yield from gap("source-gap", reference.source.id, days, reference.source.versions)


def _criteria(rulebook: Rulebook, days: Interval, names: Iterable[str]) -> Iterator[Gap]:
    for name in names:
        yield from gap("condition-gap", name, days, rulebook.criteria[name].versions)


def gap(code: str, name: str, days: Interval, versions: Iterable[Version]) -> list[Gap]:
    """Return the first day of an interval on which no version of something is in force."""
    day = uncovered(days, versions)
    return [] if day is None else [(code, f"« {name} » n'a pas de version le {day}")]


def _children(rulebook: Rulebook, version: CriterionVersion) -> Iterator[Gap]:
    """Yield the first day without any child, or with fewer than are asked for."""
    children = [rulebook.criteria[name].versions for name in version.children]
    dated: list[Sequence[Version]] = [*children]
    if isinstance(version.count, str):
        dated.append(rulebook.parameters[version.count].versions)
    days = {version.days.start, *(day for one in dated for day in edges(one))}
    for day in sorted(day for day in days if day in version.days):
        count = sum(in_force(child, day) is not None for child in children)
        if not count:
            yield "empty-body", f"aucun de ses critères n'est en vigueur le {day}"
            return
        wanted = count_on(version, rulebook.parameters, day)
        if wanted is not None and count < wanted:
            message = f"{wanted} critères demandés, {count} en vigueur le {day}"
            yield "at-least-too-many", message
            return
