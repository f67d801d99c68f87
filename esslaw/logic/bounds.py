"""Quantities of which an empty cell leaves bounds, and not nothing; how they are compared."""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from esslaw.facts import quantities
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import Bounds
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.terms import Operator, Quantity

if TYPE_CHECKING:
    from esslaw.facts.intervention.choices import RegimeAide

BOUNDED = ("compte", "plus_grand", "plus_petit", "capital", "aides")
ORDER: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUAL: op.eq,
    Operator.DIFFERENT: op.ne,
    Operator.LESS: op.lt,
    Operator.AT_MOST: op.le,
    Operator.MORE: op.gt,
    Operator.AT_LEAST: op.ge,
}


def between(bounds: Bounds, operator: Operator, value: Any) -> Truth:
    """Return what a comparison answers of a quantity that lies between two bounds."""
    least, most = bounds
    if operator in (Operator.EQUAL, Operator.DIFFERENT):
        outside = (least is not None and value < least) or (most is not None and value > most)
        if not outside and (least is None or least != most):
            return UNKNOWN
        equal = not outside
        return TRUE if equal is (operator is Operator.EQUAL) else FALSE
    compare = ORDER[operator]
    upward = operator in (Operator.MORE, Operator.AT_LEAST)
    worst, best = (least, most) if upward else (most, least)
    if worst is not None and compare(worst, value):
        return TRUE
    return FALSE if best is not None and not compare(best, value) else UNKNOWN


def share_between(top: Bounds, bottom: Bounds, operator: Operator, value: Any) -> Truth:
    """Return what a comparison answers of a share whose two parts lie between bounds.

    Sound where the whole holds the part and the value is not negative: an unknown type leaves the
    whole as it is, and an unknown amount that may be in the part leaves the part without a bound.
    """
    (least, most), (floor, ceiling) = top, bottom
    if floor is None or floor <= 0:
        return UNKNOWN
    low = value * floor
    high = value * ceiling if ceiling is not None else None
    if operator in (Operator.EQUAL, Operator.DIFFERENT):
        return between(top, operator, low) if low == high else UNKNOWN
    compare = ORDER[operator]
    if operator in (Operator.MORE, Operator.AT_LEAST):
        if high is not None and compare(least, high):
            return TRUE
        return FALSE if most is not None and not compare(most, low) else UNKNOWN
    if most is not None and compare(most, low):
        return TRUE
    return FALSE if high is not None and not compare(least, high) else UNKNOWN


def types_of(term: Quantity) -> tuple[TypeAssocie, ...] | None:
    """Return the types of associate that a quantity counts, None for all of them."""
    return tuple(TypeAssocie(name) for name in term.choices) or None  # type: ignore[call-arg]


def regimes_of(term: Quantity) -> tuple[RegimeAide, ...] | None:
    """Return the regimes of which a quantity counts the aids, None for all of them."""
    from esslaw.facts.intervention.choices import RegimeAide

    return tuple(RegimeAide(name) for name in term.choices) or None  # type: ignore[call-arg]


def bounds_of(term: Quantity) -> Callable[[Any], Bounds | None]:
    """Return the function that gives the bounds of a quantity from the rows of its table.

    That of a window depends on more than the rows: see `Leaves.bounds`.
    """
    column, types = term.column or "", types_of(term)
    match term.function:
        case "compte":
            return lambda rows: quantities.compte(rows, types, term.column)
        case "capital":
            return lambda rows: quantities.capital_entre(rows, types)
        case "plus_grand":
            return lambda rows: quantities.plus_grand(rows, column)
        case _:
            return lambda rows: quantities.plus_petit(rows, column)


def exact_of(bounds: Bounds | None) -> Any:
    """Return the value on which the bounds of a quantity meet, None where they do not."""
    return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None
