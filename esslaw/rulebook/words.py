"""Every French sentence of the rules: what a catalogue has to translate.

Those of a délibération (`rulebook.visas`) and of model clauses are left out: they are French acts,
whoever reads the rest. The notes of the clauses are for their reader, and are translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from esslaw.facts.vocabulary import all_facts
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Place

VOCABULARY = Place("vocabulaire", 1)
Said = tuple[Place, Sequence[str | None]]


def sentences(rulebook: Rulebook) -> Iterator[tuple[str, Place]]:
    """Yield each sentence of the rules and where it stands, repetitions included."""
    for place, texts in chain(_rules(rulebook), _grounds(rulebook)):
        for text in texts:
            if text is not None:
                yield text, place


def _rules(rulebook: Rulebook) -> Iterator[Said]:
    for regime in rulebook.regimes.values():
        yield regime.place, [regime.label, regime.question, regime.before]
        yield regime.place, [regime.met, regime.not_met, *(part.label for part in regime.parts)]
    for criterion in rulebook.criteria.values():
        yield criterion.place, [criterion.label]
        for version in criterion.versions:
            yield version.place, [version.label, version.note]
            yield version.place, [getattr(version.leaf, "reason", None)]
            if version.appreciation is not None:
                yield version.place, [version.appreciation.by, *version.appreciation.factors]
    for formality in rulebook.formalities.values():
        for due in formality.versions:
            yield formality.place, [due.label, due.note]
    for clause in rulebook.clauses.values():
        yield clause.place, [version.note for version in clause.versions]
    for defined in rulebook.glossary.values():
        yield defined.place, [defined.term, defined.text]


def _grounds(rulebook: Rulebook) -> Iterator[Said]:
    for parameter in rulebook.parameters.values():
        yield parameter.place, [parameter.label, parameter.caveat]
        yield parameter.place, [version.note for version in parameter.versions]
    for source in rulebook.sources.values():
        yield source.place, [version.caveat for version in source.versions]


def words_of_facts() -> Iterator[str]:
    """Yield each sentence said of the facts: labels, help, units, subjects, choices, delays."""
    for fact in all_facts().values():
        for one in (fact, *fact.columns.values()):
            said = one.info
            yield from (said.label, said.help, said.delay)
            yield from (said.unit.label, said.subject.label, said.change.label)
            for choice in one.choices or ():
                yield choice.label
