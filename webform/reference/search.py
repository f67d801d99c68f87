"""The rules found by what a person types: label, identifier or article, accents or not.

Guarantees: every word typed is found in what is returned, whichever the language of the page; the
order is that of the law, regime by regime.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

from esslaw.i18n import Translate
from esslaw.reports.words import cited
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion
from esslaw.rulebook.graph import roots
from esslaw.rulebook.outline import in_order
from webform.language import Language, language
from webform.reference.articles import slug

LONGEST = 200
"""Characters of a search that are read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion as an index lists it; `depth` is how far below the answer of its regime."""

    id: str
    label: str
    article: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A regime, and the criteria that it does not share with an earlier one."""

    id: str
    label: str
    question: str
    covered_from: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of law, and how many criteria cite it."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, and perhaps a text or an article by their identifiers."""

    words: str = ""
    text: str = ""
    article: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is looked for."""
        return bool(folded(self.words) or self.text or self.article)


def folded(text: str) -> str:
    """Return a text without capitals, accents, or marks between its words.

    >>> folded("L'Économie : art. 1er")
    'l economie art. 1er'
    """
    plain = normalize("NFKD", text.replace("’", "'").casefold())
    kept = "".join(one if one.isalnum() or one in "._-°" else " " for one in plain if _base(one))
    return " ".join(kept.split())


def _base(character: str) -> bool:
    return not "\u0300" <= character <= "\u036f"


def found(rulebook: Rulebook, wanted: Wanted, _: Language) -> tuple[Entry, ...]:
    """Return the criteria that hold every word looked for and cite the text or the article."""
    words = folded(wanted.words[:LONGEST]).split()
    held = _held(rulebook, _.code)
    return tuple(
        entry
        for entry in _entries(rulebook, _.code)
        if all(word in held[entry.id] for word in words)
        and _cites(rulebook.criteria[entry.id], wanted)
    )


def _cites(criterion: Criterion, wanted: Wanted) -> bool:
    sources = [one.source for version in criterion.versions for one in version.references]
    texts, articles = {slug(one) for one in sources}, {one.id for one in sources}
    return (not wanted.text or wanted.text in texts) and (
        not wanted.article or wanted.article in articles
    )


@lru_cache(maxsize=8)
def _entries(rulebook: Rulebook, code: str) -> tuple[Entry, ...]:
    """Return every criterion once: those of the regimes, then those of documents alone."""
    _ = language(code)
    names = [
        name for regime in rulebook.regimes.values() for _d, name in in_order(rulebook, regime.goal)
    ]
    names += [name for root in sorted(roots(rulebook)) for _d, name in in_order(rulebook, root)]
    return tuple(entry(rulebook.criteria[name], _) for name in dict.fromkeys(names))


@lru_cache(maxsize=8)
def _held(rulebook: Rulebook, code: str) -> Mapping[str, str]:
    """Return the words of each criterion, folded: in French and in the language of the page."""
    translate = language(code).translate
    return MappingProxyType(
        {
            name: folded(" ".join([name, *_said(criterion, translate)]))
            for name, criterion in rulebook.criteria.items()
        }
    )


def _said(criterion: Criterion, translate: Translate) -> Iterator[str]:
    for version in criterion.versions:
        yield from (version.label, translate(version.label))
        for reference in version.references:
            citation = reference.at(version.days.start)
            compact = citation.article.replace(". ", ".")
            yield from (citation.text, citation.article, compact, translate(citation.text))


def entry(criterion: Criterion, _: Language, depth: int = 0) -> Entry:
    """Return a criterion as an index lists it: in its last wording."""
    version = criterion.versions[-1]
    article = cited(version.references[0].at(version.days.start))
    return Entry(criterion.id, _(version.label), _(article.partition(" (")[0]), depth)


@lru_cache(maxsize=8)
def sections(rulebook: Rulebook, code: str) -> tuple[Section, ...]:
    """Return the regimes, each with its criteria in the order of the law.

    A criterion that several regimes share is listed with the first of them.
    """
    from esslaw.reports.amounts import day

    _ = language(code)
    listed: set[str] = set()
    found_: list[Section] = []
    for regime in rulebook.regimes.values():
        own = [
            entry(rulebook.criteria[name], _, depth)
            for depth, name in in_order(rulebook, regime.goal)
            if name not in listed
        ]
        listed.update(one.id for one in own)
        since = _(day(regime.covered_from, code))
        found_.append(Section(regime.id, _(regime.label), _(regime.question), since, tuple(own)))
    return tuple(found_)


@lru_cache(maxsize=8)
def documents_only(rulebook: Rulebook, code: str) -> tuple[Entry, ...]:
    """Return the criteria that no regime needs, and that only documents ask for."""
    needed = {one.id for section in sections(rulebook, code) for one in section.entries}
    return tuple(one for one in _entries(rulebook, code) if one.id not in needed)


@lru_cache(maxsize=8)
def texts(rulebook: Rulebook, code: str) -> tuple[Text, ...]:
    """Return the texts of law that criteria cite, by their names."""
    _ = language(code)
    names: dict[str, str] = {}
    citing: dict[str, set[str]] = {}
    for criterion in rulebook.criteria.values():
        for version in criterion.versions:
            for reference in version.references:
                text = slug(reference.source)
                names[text] = reference.source.text
                citing.setdefault(text, set()).add(criterion.id)
    listed = (Text(text, _(names[text]), len(citing[text])) for text in names)
    return tuple(sorted(listed, key=lambda one: folded(one.name)))
