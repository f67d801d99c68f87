"""The rows of a piece of a file that are marked, and why, until all of its columns are read.

Guarantees: why a cell is refused is worked out for those that are told, and for no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from esslaw.tables.mistakes import Mistake, Mistakes, Place, Refusal

Told = tuple[str, Refusal]
"""The column, or the path of a cell inside of it, and why it is refused."""


@dataclass(frozen=True, slots=True)
class _Mark:
    mask: pl.Series
    tell: Callable[[int], tuple[Told, ...]]


class Marks:
    """Gathers what is refused in so many rows, the first of which has a number."""

    def __init__(self, height: int, first_row: int, numbers: pl.Series | None) -> None:
        self.height, self.first_row, self.numbers = height, first_row, numbers
        self.problem = pl.Series([False]).new_from_index(0, height)
        self.marks: list[_Mark] = []
        self.whole: list[Mistake] = []
        self.counts: Counter[Place] = Counter()

    def add(
        self,
        mask: pl.Series,
        counts: Mapping[Place, int],
        tell: Callable[[int], tuple[Told, ...]],
    ) -> None:
        """Mark the rows of a mask; `tell` says what is wrong in that of a rank."""
        self.problem |= mask
        self.marks.append(_Mark(mask, tell))
        self.counts.update(counts)

    def add_whole(self, column: str, refusal: Refusal, mask: pl.Series) -> None:
        """Mark the rows that a whole column leaves unread."""
        self.problem |= mask
        one = refusal
        self.whole.append(Mistake(None, column, one.code, one.got, one.expected, one.suggestion))
        self.counts[column, refusal.code] += 1

    def mistakes(self, most: int) -> Mistakes:
        """Return what is wrong, of which at most `most` are told, in the order of the rows."""
        told = (*self.whole, *self._told(most))[:most]
        counts = MappingProxyType(dict(self.counts))
        return Mistakes(told, counts, int(self.problem.sum()))

    def _told(self, most: int) -> Iterator[Mistake]:
        places = [
            (int(rank), order)
            for order, mark in enumerate(self.marks)
            for rank in mark.mask.arg_true().head(most)
        ]
        for rank, order in sorted(places)[:most]:
            for column, one in self.marks[order].tell(rank):
                row = self.first_row + rank if self.numbers is None else self.numbers[rank]
                yield Mistake(row, column, one.code, one.got, one.expected, one.suggestion)
