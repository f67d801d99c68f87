"""Every French sentence of the rules: what a catalogue has to translate."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.facts.vocabulary import vocabulary
from esslaw.rulebook.criteria import Place, Rulebook

VOCABULARY = Place("vocabulaire", 1)


def sentences(rulebook: Rulebook) -> Iterator[tuple[str, Place]]:
    """Yield each sentence of the rules and where it stands, repetitions included."""
    for regime in rulebook.regimes.values():
        for text in (regime.label, regime.question, regime.before):
            yield text, regime.place
    for criterion in rulebook.criteria.values():
        yield criterion.label, criterion.place
        for version in criterion.versions:
            reason = getattr(version.leaf, "reason", None)
            for said in (version.label, version.note, reason):
                if said is not None:
                    yield said, version.place
            if version.appreciation is not None:
                for text in (version.appreciation.by, *version.appreciation.factors):
                    yield text, version.place
    for formality in rulebook.formalities.values():
        for item in formality.versions:
            yield item.label, formality.place
            if item.note is not None:
                yield item.note, formality.place
    for parameter in rulebook.parameters.values():
        yield parameter.label, parameter.place
        if parameter.caveat is not None:
            yield parameter.caveat, parameter.place
    for source in rulebook.sources.values():
        for version_read in source.versions:
            if version_read.caveat is not None:
                yield version_read.caveat, source.place


def words_of_facts() -> Iterator[str]:
    """Yield each sentence said of the facts: labels, help, units, subjects, choices, delays."""
    for fact in vocabulary().values():
        for one in (fact, *fact.columns.values()):
            said = one.info
            yield from (said.label, said.help, said.delay)
            yield from (said.unit.label, said.subject.label, said.change.label)
            for choice in one.choices or ():
                yield choice.label
