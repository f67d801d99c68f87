"""The language of a page: French, or the one that `?lang=` asks for, kept from link to link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from flask import Flask, current_app, has_request_context, request, url_for

from esslaw.i18n import SOURCE, Translate, sentences, translator
from esslaw.reports.typography import typeset
from webform import assets

LANGUAGES: Mapping[str, str] = MappingProxyType({SOURCE: "Français", "en": "English"})
BLUEPRINT = "esslaw"
SPOKEN = "esslaw.language"
"""Where the language of a request is kept while it lasts: a page asks for it at every field."""
FIXED = frozenset({"filename", assets.VERSION, "lang", "kind", "regime", "_anchor"})
"""What stands in an address without telling anything of a person."""


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


def link(endpoint: str, **values: Any) -> str:
    """Return the address of a page of the form, in the language of the request."""
    code = values.pop("lang", None) or spoken().code
    if endpoint == "static":
        values[assets.VERSION] = assets.version(values["filename"])
    elif code != SOURCE:
        values["lang"] = code
    name = f"{request.blueprint or BLUEPRINT}.{endpoint}"
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # what the proxy is for
    if values.keys() <= FIXED and not (app.url_default_functions or app.url_map.host_matching):
        return _fixed(app, request.script_root, name, tuple(values.items()))
    return url_for(name, **values)


@lru_cache(maxsize=1024)
def _fixed(app: Flask, root: str, name: str, values: tuple[tuple[str, Any], ...]) -> str:
    """Return the address of a page that a request does not change: each page has many."""
    return url_for(name, **dict(values))
