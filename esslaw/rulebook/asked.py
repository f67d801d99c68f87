"""The facts that criteria read, below some goals, as they are asked of a person.

Guarantees: derived from the rules and the vocabulary; a rule that reads one more fact makes it
asked; of a table, only the columns read, and those that order its rows or name them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from esslaw.facts.vocabulary import Fact, Kind, table_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.graph import leaves, reachable
from esslaw.rulebook.kinds import FIRST_YEAR
from esslaw.rulebook.terms import facts_read

ORDERING = (Kind.DATE, Kind.TEXT)
"""The columns which order the rows of a table or name them."""


def paths_read(rulebook: Rulebook, goals: Iterable[str]) -> frozenset[str]:
    """Return the paths of the facts that stand below some criteria, at any date."""
    return frozenset(
        path
        for name in reachable(rulebook, goals)
        for version in rulebook.criteria[name].versions
        for leaf in leaves(version)
        for path in facts_read(leaf)
    )


def asked_of(facts: Mapping[str, Fact], paths: Collection[str]) -> Iterator[Fact]:
    """Yield those of some facts that are at some paths, in their order."""
    tables = {table_of(path) for path in paths}
    for name, fact in facts.items():
        if name in tables:
            yield _narrowed(fact, paths)


def _narrowed(fact: Fact, paths: Collection[str]) -> Fact:
    columns = {
        name: column
        for name, column in fact.columns.items()
        if f"{fact.info.name}.{name}" in paths or name == FIRST_YEAR or column.kind in ORDERING
    }
    return replace(fact, columns=columns)
