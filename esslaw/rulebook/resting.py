"""What rests on an article: the criteria, figures, formalities, acts and terms that cite it.

Guarantees: read off the rulebook alone; what cites the article only through a figure is told with
that figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion, Reference
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.graph import parameters_named


class Citing(Protocol):
    """Anything in force over an interval that cites articles."""

    @property
    def days(self) -> Interval:
        """The days on which it is in force."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The points of articles that it cites."""


class Dated(Protocol):
    """A document of the rules through its versions."""

    @property
    def versions(self) -> Sequence[Citing]:
        """Its versions, in order."""


@dataclass(frozen=True, slots=True)
class Resting:
    """The identifiers of what rests on an article, in the order of the rulebook.

    `through` are the criteria that only compare with a figure which the article gives; `terms`,
    which have no dates, are those of the glossary that cite it on the day the texts were read.
    """

    source: str
    criteria: tuple[str, ...]
    through: Mapping[str, tuple[str, ...]]
    parameters: tuple[str, ...]
    formalities: tuple[str, ...]
    visas: tuple[str, ...]
    clauses: tuple[str, ...]
    terms: tuple[str, ...] = ()


def resting_on(rulebook: Rulebook, source: str, during: Interval | None = None) -> Resting:
    """Return what rests on an article, on any day or on a day of an interval."""
    own = {
        name: parameter
        for name, parameter in rulebook.parameters.items()
        if any(_cites(one, source, during) for one in parameter.versions)
    }
    figures = {
        name
        for name, parameter in rulebook.parameters.items()
        if name in own or parameter.monthly in own
    }
    criteria: list[str] = []
    through: dict[str, tuple[str, ...]] = {}
    for name, criterion in rulebook.criteria.items():
        versions = [one for one in criterion.versions if _meets(one.days, during)]
        read = dict.fromkeys(each for one in versions for each in _figures(one, figures))
        if any(_refers(one.references, source) for one in versions):
            criteria.append(name)
        elif read:
            through[name] = tuple(read)

    def citing(documents: Mapping[str, Dated]) -> tuple[str, ...]:
        return tuple(
            name
            for name, document in documents.items()
            if any(_cites(one, source, during) for one in document.versions)
        )

    return Resting(
        source,
        tuple(criteria),
        through,
        tuple(own),
        citing(rulebook.formalities),
        citing(rulebook.visas),
        citing(rulebook.clauses),
        tuple(_defining(rulebook, source, during)),
    )


def _defining(rulebook: Rulebook, source: str, during: Interval | None) -> Iterable[str]:
    """Yield the terms that cite an article, if the texts were read during an interval."""
    if during is None or (rulebook.read_on is not None and rulebook.read_on in during):
        for name, defined in rulebook.glossary.items():
            if _refers(defined.references, source):
                yield name


def _cites(version: Citing, source: str, during: Interval | None) -> bool:
    return _meets(version.days, during) and _refers(version.references, source)


def _figures(version: CriterionVersion, figures: set[str]) -> Iterable[str]:
    return (name for name in parameters_named(version) if name in figures)


def _refers(references: Iterable[Reference], source: str) -> bool:
    return any(reference.source.id == source for reference in references)


def _meets(days: Interval, during: Interval | None) -> bool:
    """Whether two intervals have a day in common."""
    if during is None:
        return True
    before = days.end is not None and days.end < during.start
    after = during.end is not None and during.end < days.start
    return not (before or after)
