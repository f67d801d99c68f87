"""The columns of a portfolio: one for each fact, and for each cell of a table of a structure.

Guarantees: a column is named as the vocabulary names its fact; the third line of the table
`exercices` has columns of its own, `exercices.3.benefice`, and the column `exercices` says how
many lines there are, so that none is not the same as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from esslaw.facts.cells import fold
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Fact, vocabulary
from esslaw.rulebook.kinds import CLOSING

IDENTIFIERS = ("denomination", "siren")
"""What names a structure: read by no rule, kept in the results."""
MOST_ROWS = 50
"""How many lines of a table have columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and its fact; for a cell of a table, the table and the rank from 1."""

    name: str
    fact: Fact
    table: str = ""
    rank: int = 0


def columns(facts: Iterable[Fact], rows: Callable[[Fact], int]) -> Iterator[Column]:
    """Yield the columns of some facts; `rows` says how many lines of a table have theirs."""
    for fact in facts:
        name = fact.info.name
        yield Column(name, fact)
        for rank in range(1, rows(fact) + 1 if fact.columns else 1):
            for cell, inside in fact.columns.items():
                yield Column(f"{name}.{rank}.{cell}", inside, name, rank)


def usual_rows(fact: Fact) -> int:
    """Return for how many lines of a table a template has columns: three years, five persons."""
    return 3 if CLOSING in fact.columns else 5


def known_columns(_: Say = str) -> Mapping[str, Column]:
    """Return every column that may be named, by its folded name, and by its label for a fact."""
    known: dict[str, Column] = {}
    for column in columns(vocabulary().values(), lambda fact: MOST_ROWS):
        known[fold(column.name)] = column
    for fact in vocabulary().values():
        for label in (fact.info.label, _(fact.info.label)):
            known.setdefault(fold(label), known[fold(fact.info.name)])
    return known
