"""What is wrong in a table: some mistakes told by row and column, all of them counted.

Guarantees: reading a table in one piece or in many gives the same mistakes, in the order of its
rows; a mistake of a whole column is told and counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

MOST_TOLD = 1_000
"""How many mistakes of a file are told, one by one; the others are only counted."""
Place = tuple[str, str]
"""The column of a mistake, without the ranks of nested rows, and its code."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell is refused: a code, what it holds, what was expected, perhaps a suggestion."""

    code: str
    got: str
    expected: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A refused cell: its row as the file numbers it, None for a whole column, and its column."""

    row: int | None
    column: str
    code: str
    got: str
    expected: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The first mistakes of a table, in the order of its rows, and how many there are of each.

    `counts` is by column and code; `rows` is how many rows are marked.
    """

    told: tuple[Mistake, ...] = ()
    counts: Mapping[Place, int] = field(default_factory=lambda: MappingProxyType({}))
    rows: int = 0

    @property
    def total(self) -> int:
        """How many mistakes there are."""
        return sum(self.counts.values())


def together(found: Iterable[Mistakes], most: int = MOST_TOLD) -> Mistakes:
    """Return the mistakes of the successive pieces of one table; at most `most` are told."""
    counts: Counter[Place] = Counter()
    columns: dict[Place, Mistake] = {}
    cells: list[Mistake] = []
    rows = 0
    for one in found:
        rows += one.rows
        counts.update(one.counts)
        for mistake in one.told:
            place = (mistake.column, mistake.code)
            if mistake.row is not None:
                if len(cells) < most:
                    cells.append(mistake)
            elif place in columns:
                counts[place] -= 1
            else:
                columns[place] = mistake
    return Mistakes((*columns.values(), *cells)[:most], MappingProxyType(dict(counts)), rows)
