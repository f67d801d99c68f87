"""Rows and sentences as lines of a terminal.

Guarantees: columns are aligned; one of them folds, so that a line is no wider than a page as long
as the others leave it room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from esslaw.reports.layout import folded

WIDTH, GAP = 88, "  "
_NUMBERED = re.compile(r"(n°|\b[LRD]\.|\bart\.) (?=[0-9])")
LEAST = 8
"""The narrowest that a column is folded."""


def aligned(
    rows: Iterable[tuple[str, ...]], *, folding: int = 0, right: Sequence[int] = ()
) -> Iterator[str]:
    """Yield rows as lines, the columns `right` set to the right, the column `folding` folded.

    >>> list(aligned([("Plafond", "300"), ("Place", "75")], right=(1,)))
    ['Plafond  300', 'Place     75']
    """
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    room = WIDTH - sum(widths) + widths[folding] - len(GAP) * (len(widths) - 1)
    widths[folding] = min(widths[folding], max(room, LEAST))
    for row in table:
        parts = folded(row[folding], widths[folding]) if row[folding] else [""]
        for rank, part in enumerate(parts):
            cells = list(row) if rank == 0 else [""] * len(row)
            cells[folding] = part
            yield GAP.join(_cells(cells, widths, right)).rstrip()


def lines_of(text: str, indent: int = 0, hang: int = 0) -> list[str]:
    """Return a text as lines of a page; a number stays with what is before it: « n° », « L. »."""
    return folded(_NUMBERED.sub("\\1\xa0", text), WIDTH, indent, hang)


def _cells(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> Iterator[str]:
    for rank, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        yield f"{cell:>{width}}" if rank in right else f"{cell:<{width}}"
