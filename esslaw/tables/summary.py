"""What is said of a whole table: how many rows of each outcome, and everything that is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from esslaw.engines.table.expression import OUTCOME
from esslaw.tables.examining import Piece
from esslaw.tables.mistakes import Mistakes, together

Codes = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """How many rows there are, and of each outcome; what is wrong; what a mapping left unknown.

    `unmapped` counts the codes that it does not have, `silent` those that say nothing of the fact,
    `withheld` the cells whose condition does not hold; `absent` are columns that are not there.
    """

    rows: int
    outcomes: Mapping[str, int]
    mistakes: Mistakes
    unmapped: Codes
    silent: Codes
    withheld: Mapping[str, int]
    absent: tuple[str, ...]


def summary(pieces: Iterable[Piece], then: Callable[[pl.DataFrame], None]) -> Summary:
    """Return the account of the pieces of a table, each of them handed on as it comes."""
    rows = 0
    outcomes: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    unmapped: dict[str, Counter[str]] = {}
    silent: dict[str, Counter[str]] = {}
    absent: tuple[str, ...] = ()
    found = Mistakes()
    for piece in pieces:
        rows += piece.frame.height
        outcomes.update(dict(piece.frame[OUTCOME].value_counts().iter_rows()))
        found = together([found, piece.mistakes])
        if piece.mapped is not None:
            _add(unmapped, piece.mapped.unmapped)
            _add(silent, piece.mapped.silent)
            withheld.update(piece.mapped.withheld)
            absent = piece.mapped.absent
        then(piece.frame)
    return Summary(rows, outcomes, found, _sorted(unmapped), _sorted(silent), withheld, absent)


def _add(counts: dict[str, Counter[str]], more: Codes) -> None:
    for fact, codes in more.items():
        counts.setdefault(fact, Counter()).update(codes)


def _sorted(counts: Mapping[str, Counter[str]]) -> Codes:
    return {fact: dict(codes.most_common()) for fact, codes in counts.items()}
