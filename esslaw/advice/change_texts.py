"""By which text a criterion or a figure changed: the versions of its articles that began that day.

Guarantees: a text is named as the author of a change only where the version of an article that
it made begins on the day of the change; elsewhere the article alone is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import (
    Citation,
    CriterionVersion,
    FormalityVersion,
    Parameter,
    ParameterVersion,
    Reference,
)
from esslaw.rulebook.dated import DAY, edges, in_force

Version = CriterionVersion | ParameterVersion | FormalityVersion


@dataclass(frozen=True, slots=True)
class TextChange:
    """An article as it stands from a day on which a rule changed, by its number and its points."""

    day: date
    citation: Citation
    article: str

    @property
    def by(self) -> str | None:
        """The text that made the change: known where it began on that day, and is named."""
        return self.citation.by if self.citation.days.start == self.day else None

    @property
    def since_unknown(self) -> bool:
        """Whether the day is only the one on which the article was read as it stands."""
        return self.citation.since_unknown and self.citation.days.start == self.day

    @property
    def ended(self) -> bool:
        """Whether the article is no longer in force on that day."""
        return self.day not in self.citation.days


def criterion_texts(
    rulebook: Rulebook, name: str, days: tuple[date, date]
) -> tuple[TextChange, ...]:
    """Return the texts that changed what a criterion asks between two days.

    A criterion that did not change by itself, and is asked for or not, changed with the nearest
    ones above it that began, or ceased, to name what leads to it.
    """
    found = texts_between(rulebook.criteria[name].versions, days, _asked)
    level, seen = frozenset([name]), {name}
    while level and not found:
        above = [one for one in rulebook.criteria.values() if _names(one.versions, level)]
        texts = (
            text
            for criterion in above
            for text in texts_between(criterion.versions, days, partial(_among, level))
        )
        found = tuple(dict.fromkeys(texts))
        level = frozenset(one.id for one in above) - seen
        seen |= level
    return found


def figure_texts(parameter: Parameter, keys: Sequence[Any]) -> tuple[TextChange, ...]:
    """Return the texts that changed a figure between two days; none for a sum over a year."""
    first, last = keys
    if not isinstance(first, date) or not isinstance(last, date):
        return ()
    return texts_between(parameter.versions, (first, last), lambda one: getattr(one, "value", None))


def texts_between(
    versions: Sequence[Version], days: tuple[date, date], what: Any
) -> tuple[TextChange, ...]:
    """Return the texts of each day between two on which what a version says is another thing."""
    first, last = min(days), max(days)
    found: dict[TextChange, None] = {}
    for day in sorted(set(edges(versions))):
        if first < day <= last:
            was, now = in_force(versions, day - DAY), in_force(versions, day)
            if _said(was, what) != _said(now, what):
                found.update(dict.fromkeys(_texts(was, now, day)))
    return tuple(found)


def _said(version: Version | None, what: Any) -> Any:
    return None if version is None else what(version)


def asks(version: CriterionVersion) -> tuple[object, ...]:
    """Return what a version asks, its wording and its articles put aside."""
    return (
        version.body,
        version.children,
        version.count,
        version.leaf,
        version.condition,
        version.appreciation and version.appreciation.by,
    )


def articles_of(version: CriterionVersion) -> tuple[tuple[str, str | None], ...]:
    """Return the articles of a version, each with its point."""
    return tuple((one.source.id, one.point) for one in version.references)


def _asked(version: CriterionVersion) -> Any:
    return asks(version), version.label, articles_of(version)


def _names(versions: Iterable[CriterionVersion], level: frozenset[str]) -> bool:
    return any(_named(version) & level for version in versions)


def _among(level: frozenset[str], version: Version) -> frozenset[str]:
    return level & _named(version)


def _named(version: Version) -> frozenset[str]:
    """Return the criteria that a version names: those it asks for, and that it applies if."""
    if not isinstance(version, CriterionVersion):
        return frozenset()
    condition = version.condition.criterion if version.condition else None
    return frozenset([*version.children, *([condition] if condition else [])])


def _texts(was: Version | None, now: Version | None, day: date) -> Iterator[TextChange]:
    """Yield the articles that began on a day; else the first one that is cited from then on."""
    references = _each_once([*(now.references if now else ()), *(was.references if was else ())])
    began = [one for one in references if _begins(one, day)]
    for reference in began or references[:1]:
        yield TextChange(day, reference.at(day), reference.source.article)


def _each_once(references: Iterable[Reference]) -> list[Reference]:
    return [*{one.source.id: one for one in references}.values()]


def _begins(reference: Reference, day: date) -> bool:
    return any(version.days.start == day for version in reference.source.versions)
