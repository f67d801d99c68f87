"""What the rulebook covers: since when, which articles, and how far each was read.

Guarantees: counted in the rulebook itself; an article appears once, under its text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from esslaw.reports.amounts import day
from esslaw.reports.rules import EVIDENCE
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.graph import reachable
from esslaw.rulebook.lists import Evidence
from webform.language import Language, language
from webform.reference.articles import Reading, reading, slug
from webform.reference.search import folded


@dataclass(frozen=True, slots=True)
class Covered:
    """A regime: the first day for which it answers, and how many criteria it rests on."""

    id: str
    label: str
    since: str
    before: str
    criteria: int


@dataclass(frozen=True, slots=True)
class Degree:
    """How far texts were read, and how many versions of articles were read so far."""

    said: str
    count: int
    in_force: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article, how many criteria cite it, and its versions, the last one first."""

    id: str
    name: str
    citing: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of law and its articles."""

    slug: str
    name: str
    articles: tuple[Article, ...]

    @property
    def unread(self) -> int:
        """How many of its articles were not found in their last version."""
        return sum(one.readings[0].unread for one in self.articles)

    @property
    def verbatim(self) -> int:
        """How many of its articles were read word for word in their last version."""
        return sum(one.readings[0].verbatim for one in self.articles)


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All that the rulebook covers."""

    read_on: str
    counts: tuple[int, int, int]
    regimes: tuple[Covered, ...]
    degrees: tuple[Degree, ...]
    versions: int
    texts: tuple[Text, ...]

    @property
    def unread(self) -> tuple[tuple[Text, Article], ...]:
        """The articles that were not found in their last version, each with its text."""
        return tuple(
            (text, one) for text in self.texts for one in text.articles if one.readings[0].unread
        )


@lru_cache(maxsize=8)
def coverage_page(law: Rulebook, code: str) -> CoveragePage:
    """Return what a rulebook covers, in a language."""
    _ = language(code)
    versions = [one for source in law.sources.values() for one in source.versions]
    read_on = law.read_on
    current = [
        found
        for source in law.sources.values()
        if read_on is not None and (found := in_force(source.versions, read_on))
    ]
    counts, now = (Counter(one.evidence for one in group) for group in (versions, current))
    return CoveragePage(
        read_on=_(day(read_on, _.code)) if read_on else "",
        counts=(len(law.criteria), len(law.parameters), len(law.sources)),
        regimes=tuple(
            Covered(
                regime.id,
                _(regime.label),
                _(day(regime.covered_from, _.code)),
                _(regime.before),
                len(reachable(law, [regime.goal])),
            )
            for regime in law.regimes.values()
        ),
        degrees=tuple(Degree(_(EVIDENCE[one]), counts[one], now[one]) for one in Evidence),
        versions=len(versions),
        texts=_texts(law, _),
    )


def _texts(law: Rulebook, _: Language) -> tuple[Text, ...]:
    citing = _citing(law)
    grouped: dict[str, list[Article]] = {}
    slugs: dict[str, str] = {}
    for source in law.sources.values():
        slugs.setdefault(source.text, slug(source))
        readings = tuple(reading(one, law.read_on, _) for one in reversed(source.versions))
        article = Article(source.id, _(source.article), citing.get(source.id, 0), readings)
        grouped.setdefault(source.text, []).append(article)
    texts = (Text(slugs[text], _(text), tuple(articles)) for text, articles in grouped.items())
    return tuple(sorted(texts, key=lambda one: folded(one.name)))


def _citing(law: Rulebook) -> Mapping[str, int]:
    """Return how many criteria cite each article."""
    counts: Counter[str] = Counter()
    for criterion in law.criteria.values():
        counts.update(
            {one.source.id for version in criterion.versions for one in version.references}
        )
    return counts
