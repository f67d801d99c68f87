"""The lines of a capital table: what the associates of each type, of each category, hold.

Guarantees: sums and shares are exact; one that an empty cell could change is unknown. Only a
category left empty says something: its associate is in none of those that are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from esslaw.advice.cap import Cap
from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import capital

K = TypeVar("K")
V = TypeVar("V")
CENTS = Decimal("0.00")
"""Nothing, in euros and cents: sums begin with it."""


class Counted(StrEnum):
    """Whether the associates of a line count under the cap."""

    ALL = "all"
    PART = "part"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """The capital, in euros, of the associates of a type, or of a category of the statuts.

    `name` is None for those whose type is not said, or who are in no category: they are grouped
    apart. `amount` and `share` (of the whole capital, exact) are None where something missing
    could change them, and `least` is then what they hold at least. What a plan withdraws is taken
    from those whose type is said, then from those whose type is not.
    """

    name: TypeAssocie | str | None
    amount: Decimal | None
    least: Decimal
    share: Fraction | None
    counted: Counted


def by_type(
    rows: Sequence[Associe], total: Decimal | None, cap: Cap | None, doubt: Decimal = CENTS
) -> tuple[Line, ...]:
    """Return a line for each type of associate, in the order of the vocabulary.

    `doubt` is what those of unknown type may hold less than their rows say.
    """
    lines = []
    groups = _grouped(rows, [row.type for row in rows])
    for name in (*TypeAssocie, None):
        if name in groups:
            least = _known(groups[name])
            if name is not None:
                amount = capital(rows, (name,))
            else:
                amount = None if doubt else capital(groups[name])
                least = max(least - doubt, CENTS)
            share, counted = share_of(amount, total), _counted({name}, cap)
            lines.append(Line(name, amount, least, share, counted))
    return tuple(lines)


def by_category(
    rows: Sequence[Associe],
    total: Decimal | None,
    cap: Cap | None,
    undecided: Collection[int] = (),
) -> tuple[Line, ...]:
    """Return a line for each category of the statuts, by name; then one for those in none.

    What is held by the rows at `undecided` places is not known by category.
    """
    lines = []
    groups = _grouped(range(len(rows)), [row.categorie or None for row in rows])
    for name in sorted(groups, key=lambda one: (one is None, one or "")):
        own = [rows[place] for place in groups[name]]
        sure = [rows[place] for place in groups[name] if place not in undecided]
        amount = capital(own) if len(sure) == len(own) else None
        share, counted = share_of(amount, total), _counted({row.type for row in own}, cap)
        lines.append(Line(name, amount, _known(sure), share, counted))
    return tuple(lines)


def share_of(part: Decimal | None, total: Decimal | None) -> Fraction | None:
    """Return an exact share of a capital; None where a figure is not known, or the capital nil."""
    if part is None or not total:
        return None
    return Fraction(part) / Fraction(total)


def _grouped(items: Iterable[V], names: Iterable[K]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for item, name in zip(items, names, strict=True):
        groups.setdefault(name, []).append(item)
    return groups


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
