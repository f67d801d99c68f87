"""A JSON record in another language: its sentences are said, its data is left as it is.

Guarantees: only what stands under a key that holds a sentence is translated; identifiers, figures,
dates, names of texts and what a person wrote are never touched.
"""

from __future__ import annotations

from typing import Any

from esslaw.i18n import SOURCE, Translate, translator

SENTENCES = frozenset(
    {
        "before_coverage",
        "by_whom",
        "delay",
        "factors",
        "help",
        "label",
        "met",
        "not_met",
        "note",
        "question",
        "reason",
    }
)
"""The keys of records under which a sentence stands, or a list of sentences."""


def spoken(record: dict[str, Any], language: str = SOURCE) -> dict[str, Any]:
    """Return a record in a language; itself in French, which its sentences are written in.

    >>> spoken({"id": "capital", "label": "Capital social"}, "en")
    {'id': 'capital', 'label': 'Share capital'}
    """
    if language == SOURCE:
        return record
    made: dict[str, Any] = _said(record, translator(language))
    return made


def _said(value: Any, translate: Translate, *, sentence: bool = False) -> Any:
    match value:
        case str():
            return translate(value) if sentence else value
        case dict():
            return {
                name: _said(one, translate, sentence=name in SENTENCES)
                for name, one in value.items()
            }
        case list():
            return [_said(one, translate, sentence=sentence) for one in value]
        case _:
            return value
