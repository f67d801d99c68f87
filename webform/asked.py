"""What the form asks: the facts that the rules of some regimes read, subject by subject.

Guarantees: derived from the rulebook and the vocabulary; a rule that reads one more fact makes
the form ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType

from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Fact, all_facts, vocabulary
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.rulebook.asked import asked_of, paths_read
from esslaw.rulebook.book import Rulebook

REGIMES = ("ess", "esus", "esus_assimile")
"""The regimes of the first door."""
IDENTIFIERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {STRUCTURE: ("denomination", "siren"), INTERVENTION: ("collectivite.nom", "denomination")}
)
"""What names a case of each kind: read by no rule, repeated on the page of the result."""


@dataclass(frozen=True, slots=True)
class Part:
    """A subject and the facts asked about it."""

    subject: Subject
    facts: tuple[Fact, ...]


@lru_cache(maxsize=32)
def asked(rulebook: Rulebook, regimes: tuple[str, ...] = REGIMES) -> tuple[Part, ...]:
    """Return the facts to ask for some regimes of one kind of case, in the order of the form."""
    kind = rulebook.regimes[regimes[0]].case
    facts = asked_of(facts_of(kind), {*IDENTIFIERS[kind], *_read(rulebook, regimes)})
    by_subject = groupby(facts, key=lambda fact: fact.info.subject)
    return tuple(Part(subject, tuple(of_it)) for subject, of_it in by_subject)


@cache
def facts_of(kind: str) -> Mapping[str, Fact]:
    """Return the facts of a kind of case by the name that rules give them, in asking order.

    Of an intervention, its own come first, and then those of its beneficiary.
    """
    own = vocabulary()
    if kind == STRUCTURE:
        return own
    others = {name: fact for name, fact in all_facts().items() if name not in own}
    return MappingProxyType({**others, **own})


def _read(rulebook: Rulebook, regimes: tuple[str, ...]) -> frozenset[str]:
    """Return the paths of the facts that regimes and their formalities read, at any date."""
    goals = {rulebook.regimes[name].goal for name in regimes}
    for formality in rulebook.formalities.values():
        if formality.regime in regimes:
            goals.update(name for version in formality.versions for name, _ in version.when)
    return paths_read(rulebook, goals)
