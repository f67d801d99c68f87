"""The two contractions that sentences made of parts need, and marks inside a sentence."""

from __future__ import annotations

import re

from esslaw.reports.typography import typeset
from esslaw.reports.words import inside

FRENCH = "fr"
_VOWELS = "aeiouâàäéèêëîïôöùûüœ"
_SEVERAL = re.compile(r"(.+?)( ou | et )((?:le |la |les |l').+)")


def before(mark: str, language: str) -> str:
    """Return a mark of punctuation with the spaces that it takes inside a sentence."""
    return typeset(f" {mark} ", language) if language == FRENCH else f"{mark} "


def of(name: str, language: str) -> str:
    """Return « de » before a name, or before each of two; in English the name alone.

    >>> of("le juge, ou le préfet", "fr")
    'du juge, ou du préfet'
    """
    if language != FRENCH:
        return name
    several = _SEVERAL.fullmatch(name)
    if several is not None:
        first, between, second = several.groups()
        return f"{of(first, language)}{between}{of(second, language)}"
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if name[:1].lower() in _VOWELS else f"de {name}"


def that(sentence: str, language: str, word: str = "que") -> str:
    """Return a sentence after « que », « puisque », or the word of another language.

    >>> that("Elle a un but", "fr"), that("Sa gestion suit la loi", "fr", "puisque")
    ('qu’elle a un but', 'puisque sa gestion suit la loi')
    """
    lowered = small(sentence)
    elided = language == FRENCH and lowered[:1] in _VOWELS
    return f"{word[:-1]}’{lowered}" if elided else f"{word} {lowered}"


def small(sentence: str) -> str:
    """Return a sentence that goes on from another one: without its capital, without its stop."""
    return inside(sentence).rstrip(".")
