"""The glossary in the order of the alphabet: each term, its articles, the criteria that use it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esslaw.rulebook.book import Rulebook
from webform.language import Language
from webform.reference.articles import Cited, cited
from webform.reference.rule import Named
from webform.reference.search import folded


@dataclass(frozen=True, slots=True)
class Defined:
    """A term. `short` is its abbreviation, `search` the words that find the rules on it."""

    id: str
    term: str
    short: str
    text: str
    cited: tuple[Cited, ...]
    criteria: tuple[Named, ...]
    search: str


def definitions(law: Rulebook, _: Language) -> tuple[Defined, ...]:
    """Return the terms of a rulebook, by what a person would look them up under."""
    on = law.read_on or date.max
    found = (
        Defined(
            id=one.id,
            term=_(one.term),
            short=one.short or "",
            text=_(one.text),
            cited=tuple(cited(reference, on, _) for reference in one.references),
            criteria=tuple(
                Named(name, _(law.criteria[name].versions[-1].label)) for name in one.criteria
            ),
            search=one.search or "",
        )
        for one in law.glossary.values()
    )
    return tuple(sorted(found, key=lambda one: folded(one.short or one.term)))
