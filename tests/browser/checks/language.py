"""A page in another language holds no sentence of the catalogue in French."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from esslaw.i18n import SOURCE, catalogue

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
    text = " ".join(said(visit).replace("’", "'").split())
    yield from (f"in French: {sentence}" for sentence in _french(visit.lang) if sentence in text)


@cache
def _french(lang: str) -> tuple[str, ...]:
    """Return the sentences that a language says otherwise, as they stand and inside a reason."""
    told = [one for one, other in catalogue(lang).items() if one != other]
    whole = [" ".join(text.split()) for text in told if len(text.split()) >= WORDS]
    return tuple(dict.fromkeys([*whole, *(text[:1].lower() + text[1:] for text in whole)]))
