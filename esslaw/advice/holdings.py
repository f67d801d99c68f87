"""The lines of a capital table: what the associates of each type, of each category, hold.

Guarantees: sums and shares are exact; one that an empty cell could change is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from esslaw.advice.cap import Cap
from esslaw.advice.movements import Holding
from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import capital

CENTS = Decimal("0.00")


class Counted(StrEnum):
    """Whether the associates of a line count under the cap."""

    ALL = "all"
    PART = "part"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """The capital, in euros, of the associates of a type, or of a category of the statuts.

    `name` is None for those whose type, or category, is not said: they are grouped apart. A
    category holds the associates who are said to be in it. `amount` and `share` (of the whole
    capital, exact) are None where something missing could change them, and `least` is then what
    they hold at least.
    """

    name: TypeAssocie | str | None
    amount: Decimal | None
    least: Decimal
    share: Fraction | None
    counted: Counted


def by_type(rows: Sequence[Associe], total: Decimal | None, cap: Cap | None) -> tuple[Line, ...]:
    """Return a line for each type of associate, in the order of the vocabulary."""
    present = {row.type for row in rows}
    lines = []
    for name in (*TypeAssocie, None):
        if name in present:
            own = [row for row in rows if row.type is name]
            amount = capital(own) if name is None else capital(rows, (name,))
            share, counted = share_of(amount, total), _counted({name}, cap)
            lines.append(Line(name, amount, _known(own), share, counted))
    return tuple(lines)


def by_category(
    rows: Sequence[Associe],
    total: Decimal | None,
    cap: Cap | None,
    undecided: Collection[Holding] = (),
) -> tuple[Line, ...]:
    """Return a line for each category of the statuts, by name.

    What is held in `undecided` holdings is not known by category.
    """
    lines = []
    present = {row.categorie or None for row in rows}
    for name in sorted(present, key=lambda one: (one is None, one or "")):
        own = [row for row in rows if (row.categorie or None) == name]
        sure = [row for row in own if (row.type, name) not in undecided]
        amount = capital(own) if len(sure) == len(own) else None
        share, counted = share_of(amount, total), _counted({row.type for row in own}, cap)
        lines.append(Line(name, amount, _known(sure), share, counted))
    return tuple(lines)


def share_of(part: Decimal | None, total: Decimal | None) -> Fraction | None:
    """Return an exact share of a capital; None where a figure is not known, or the capital nil."""
    if part is None or not total:
        return None
    return Fraction(part) / Fraction(total)


def _known(rows: Sequence[Associe]) -> Decimal:
    return sum((row.capital for row in rows if row.capital is not None), CENTS)


def _counted(types: Collection[TypeAssocie | None], cap: Cap | None) -> Counted:
    if cap is None:
        return Counted.UNKNOWN
    found = {one in cap.types for one in types if one is not None}
    if len(found) > 1:
        return Counted.PART
    if None in types:
        return Counted.UNKNOWN
    return Counted.ALL if True in found else Counted.NONE
