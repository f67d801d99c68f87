"""The parts of a report, before it is known on what they are set: a terminal or a page.

Guarantees: a part holds its words and says what it is; how wide a line is, is nobody's business
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esslaw.reports.columns import GAP, aligned, lines_of


@dataclass(frozen=True, slots=True)
class Head:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, after the sign of a status if it has one; `hang` indents its other lines."""

    text: str
    indent: int = 0
    hang: int = 0
    sign: str = ""

    @property
    def signed(self) -> str:
        """The sentence with its sign."""
        return f"{self.sign} {self.text}" if self.sign else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of as many cells; the columns `right` hold figures, the column `folding` sentences.

    The first row of one that is `headed` names the columns.
    """

    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    folding: int = 0
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts of which each stands alone, with what it is for."""

    rows: tuple[tuple[str, str], ...]


Part = Head | Said | Grid | Amounts
BLANK = Said("")


def lines(parts: Iterable[Part]) -> Iterator[str]:
    """Yield parts as the lines of a terminal."""
    for part in parts:
        match part:
            case Head():
                yield part.text.upper()
            case Grid():
                yield from aligned(part.rows, folding=part.folding, right=part.right)
            case Amounts(rows):
                width = max((len(amount) for amount, _ in rows), default=0)
                yield from (f"{GAP}{amount:>{width}}{GAP}{words}" for amount, words in rows)
            case Said(text=""):
                yield ""
            case _:
                yield from lines_of(part.signed, part.indent, part.hang)
