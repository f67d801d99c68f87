"""Model clauses that two documents give, or that lack on some day what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.checks.coverage import gap, sources_gaps
from esslaw.rulebook.clauses import Clause, ClauseVersion
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.terms import Dated


def check_clauses(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield each gap below a clause, and each day on which two give a fact the same value."""
    seen: list[Clause] = []
    for clause in rulebook.clauses.values():
        place = clause.place
        for version in clause.versions:
            for code, message in _gaps(rulebook, version):
                yield Diagnostic(place.file, place.line, code, clause.id, message)
        for other in seen:
            day = _common(clause, other)
            if day is not None:
                message = f"« {other.id} » donne déjà cette valeur de « {clause.fact} », le {day}"
                yield Diagnostic(place.file, place.line, "overlapping-clauses", clause.id, message)
        seen.append(clause)


def figures_of(version: ClauseVersion) -> list[Dated]:
    """Return the parameters that a clause writes."""
    return [piece for piece in version.pieces if isinstance(piece, Dated)]


def _gaps(rulebook: Rulebook, version: ClauseVersion) -> Iterator[tuple[str, str]]:
    yield from sources_gaps(version.days, version.references)
    for dated in figures_of(version):
        parameter = rulebook.parameters[dated.parameter]
        yield from gap("parameter-gap", parameter.id, version.days, parameter.versions)


def _common(clause: Clause, other: Clause) -> str | None:
    """Return the first day on which two clauses give a fact the same value, or None."""
    if _given(clause) != _given(other):
        return None
    days = [
        max(mine.days.start, theirs.days.start)
        for mine in clause.versions
        for theirs in other.versions
        if _meet(mine.days, theirs.days)
    ]
    return str(min(days)) if days else None


def _given(clause: Clause) -> tuple[object, ...]:
    return clause.fact, clause.value, clause.contains, clause.bound


def _meet(one: Interval, other: Interval) -> bool:
    return max(one.start, other.start) in one and max(one.start, other.start) in other
