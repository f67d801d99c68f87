"""The language of a page: French, or the one that `?lang=` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from flask import has_request_context, request

from esslaw.i18n import SOURCE, Translate, sentences, translator
from esslaw.reports.typography import typeset

LANGUAGES: Mapping[str, str] = MappingProxyType({SOURCE: "Français", "en": "English"})
SPOKEN = "esslaw.language"
"""Where the language of a request is kept while it lasts: a page asks for it at every field."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language; called with a French sentence, it says it, set as a printed page sets it.

    Sentences of the catalogues are set once: a page says a hundred, and none is of a person.
    """

    code: str
    translate: Translate
    said: dict[str, str] = field(default_factory=dict, compare=False)

    def __call__(self, sentence: str) -> str:
        """Return the sentence in this language."""
        said = self.said.get(sentence)
        if said is None:
            said = typeset(self.translate(sentence), self.code)
            if sentence in sentences():
                self.said[sentence] = said
        return said


@cache
def language(code: str) -> Language:
    """Return a language by its code."""
    return Language(code, translator(code))


def spoken() -> Language:
    """Return the language of the request, French outside of one."""
    if not has_request_context():
        return language(SOURCE)
    known: Language | None = request.environ.get(SPOKEN)
    if known is None:
        asked = request.args.get("lang", SOURCE)
        known = request.environ[SPOKEN] = language(asked if asked in LANGUAGES else SOURCE)
    return known
