"""French typography and the two contractions that sentences made of parts need."""

from __future__ import annotations

import re

from esslaw.reports.words import inside

FRENCH = "fr"
_VOWELS = "aeiouâàäéèêëîïôöùûüœ"
_SEVERAL = re.compile(r"(.+?)( ou | et )((?:le |la |les |l').+)")
_BEFORE_MARK = re.compile(r" (?=[;!?])")
_BEFORE_COLON = re.compile(r" (?=[:»%€])")
_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_BEFORE_FIGURE = re.compile(r"(\bart\.|n°|\b[LRD]\.) (?=\w)")
_ANY = re.compile(r" [;!?:»%€0-9]|(?:«|°|\.) ")
"""What most sentences hold nothing of: a page says a thousand, and they are set one by one."""


def typeset(text: str, language: str) -> str:
    r"""Return a sentence with the apostrophes and, in French, the spaces of a printed page.

    >>> typeset("L'article 1 : oui ?", "fr") == "L’article 1\xa0: oui\u202f?"
    True
    >>> typeset("30 000 €", "fr") == "30\u202f000\xa0€"
    True
    """
    text = text.replace("'", "’")
    if language != FRENCH or not _ANY.search(text):
        return text
    text = _BEFORE_MARK.sub("\u202f", text)
    text = _BEFORE_COLON.sub("\xa0", text).replace("« ", "«\xa0")
    text = _THOUSANDS.sub("\u202f", text)
    return _BEFORE_FIGURE.sub("\\1\xa0", text)


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
