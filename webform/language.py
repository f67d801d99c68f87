"""The language of a page: French, or the one that `?lang=` asks for, kept from link to link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import has_request_context, request, url_for

from esslaw.i18n import SOURCE, Translate, translator
from esslaw.reports.typography import typeset
from webform import assets

LANGUAGES: Mapping[str, str] = MappingProxyType({SOURCE: "Français", "en": "English"})
BLUEPRINT = "esslaw"
SPOKEN = "esslaw.language"
"""Where the language of a request is kept while it lasts: a page asks for it at every field."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language; called with a French sentence, it says it, set as a printed page sets it."""

    code: str
    translate: Translate

    def __call__(self, sentence: str) -> str:
        """Return the sentence in this language."""
        return typeset(self.translate(sentence), self.code)


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


def link(endpoint: str, **values: Any) -> str:
    """Return the address of a page of the form, in the language of the request."""
    code = values.pop("lang", None) or spoken().code
    if endpoint == "static":
        values[assets.VERSION] = assets.version(values["filename"])
    elif code != SOURCE:
        values["lang"] = code
    mounted = request.blueprint or BLUEPRINT
    return url_for(f"{mounted}.{endpoint}", **values)
