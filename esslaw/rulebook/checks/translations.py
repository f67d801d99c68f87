"""Sentences of the rules and of the facts that a catalogue leaves in French."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.i18n import SOURCE, catalogue, languages
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.words import VOCABULARY, sentences, words_of_facts


def check_translations(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield each sentence without a translation, once for each language."""
    wanted = dict(sentences(rulebook))
    wanted |= dict.fromkeys(words_of_facts(), VOCABULARY)
    for language in languages():
        if language != SOURCE:
            known = catalogue(language)
            for text, place in wanted.items():
                if text not in known:
                    yield Diagnostic(
                        place.file, place.line, "missing-translation", language, f"« {text} »"
                    )
