"""A page in another language holds no sentence of the catalogue in French."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from esslaw import load_rulebook
from esslaw.i18n import SOURCE, catalogue
from webform.examples import checkout_examples, examples

from ..visit import Visit
from .typography import said

WORDS = 3
"""Shorter sentences are words that a legal reference or a term of art may hold."""


def language(visit: Visit) -> Iterator[str]:
    """Yield the French sentences of a page that is not in French, and a language not declared."""
    declared = visit.run("() => document.documentElement.lang")
    if declared != visit.lang:
        yield f"the page says that it is in {declared!r}"
    if visit.lang == SOURCE:
        return
    text = plain(f"{visit.page.title()} {said(visit)}")
    for name in _names():
        text = text.replace(name, "")
    yield from (f"in French: {sentence}" for sentence in _french(visit.lang) if sentence in text)


def plain(text: str) -> str:
    """Return a text with plain spaces and apostrophes, as the catalogue writes it."""
    return " ".join(text.replace("’", "'").split())


@cache
def _names() -> tuple[str, ...]:
    """Return what those of the examples are called: names stay as they are."""
    titles = (plain(example.title) for example in examples(checkout_examples()))
    return tuple(name for title in titles for name in (title, *title.split(" – ")))


@cache
def _french(lang: str) -> tuple[str, ...]:
    """Return the sentences that a language says otherwise; labels also as inside a reason."""
    known = catalogue(lang)
    labels = {criterion.label for criterion in load_rulebook().criteria.values()}
    # A term of art is said in English with its French name beside it: that is no omission.
    told = [
        text
        for text, other in known.items()
        if text.lower() not in other.lower() and len(text.split()) >= WORDS
    ]
    inside = [text[:1].lower() + text[1:] for text in told if text in labels]
    return tuple(map(plain, (*told, *inside)))
