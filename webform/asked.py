"""What the form asks: the facts that the rules of some regimes read, subject by subject.

Guarantees: derived from the rulebook and the vocabulary; a rule that reads one more fact makes
the form ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType

from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Fact, Kind, all_facts, table_of, vocabulary
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.graph import leaves, reachable
from esslaw.rulebook.kinds import FIRST_YEAR
from esslaw.rulebook.terms import facts_read

REGIMES = ("ess", "esus", "esus_assimile")
"""The regimes of the first door."""
ORDERING = (Kind.DATE, Kind.TEXT)
"""The columns which order the rows of a table or name them."""
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
    read = {*IDENTIFIERS[kind], *_read(rulebook, regimes)}
    tables = {table_of(path) for path in read}
    facts = [_asked(fact, read) for name, fact in facts_of(kind).items() if name in tables]
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


def _read(rulebook: Rulebook, regimes: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of the facts that regimes and their formalities read, at any date."""
    goals = {rulebook.regimes[name].goal for name in regimes}
    for formality in rulebook.formalities.values():
        if formality.regime in regimes:
            goals.update(name for version in formality.versions for name, _ in version.when)
    for name in reachable(rulebook, goals):
        for version in rulebook.criteria[name].versions:
            for leaf in leaves(version):
                yield from facts_read(leaf)


def _asked(fact: Fact, read: set[str]) -> Fact:
    """Return a fact; of a table, the columns read, and those that order its rows or name them."""
    columns = {
        name: column
        for name, column in fact.columns.items()
        if f"{fact.info.name}.{name}" in read or name == FIRST_YEAR or column.kind in ORDERING
    }
    return replace(fact, columns=columns)
