"""Three truth values, and nothing that could turn the third into the second.

Guarantees: `UNKNOWN` never behaves like a boolean; the connectives are strong Kleene
(conjunction is the minimum, disjunction the maximum, negation the mirror).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """A truth value of strong Kleene logic.

    >>> bool(Truth.TRUE), bool(Truth.FALSE)
    (True, False)
    >>> bool(Truth.UNKNOWN)
    Traceback (most recent call last):
    TypeError: UNKNOWN is neither true nor false; compare it with `is`
    """

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Return the boolean of a settled value; raise on UNKNOWN."""
        if self is Truth.UNKNOWN:
            raise TypeError("UNKNOWN is neither true nor false; compare it with `is`")
        return self is Truth.TRUE

    @property
    def known(self) -> bool:
        """Whether the value is TRUE or FALSE."""
        return self is not Truth.UNKNOWN


TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def truth_of(value: bool | None) -> Truth:
    """Return the truth value of an answer, `None` being an absent one.

    >>> truth_of(None), truth_of(False)
    (<Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>)
    """
    if value is None:
        return UNKNOWN
    return TRUE if value else FALSE


def negation(value: Truth) -> Truth:
    """Return the Kleene negation."""
    if value is UNKNOWN:
        return UNKNOWN
    return FALSE if value is TRUE else TRUE


def conjunction(values: Iterable[Truth]) -> Truth:
    """Return the Kleene minimum; TRUE when there is nothing to hold."""
    result = TRUE
    for value in values:
        if value is FALSE:
            return FALSE
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """Return the Kleene maximum; FALSE when nothing can hold."""
    result = FALSE
    for value in values:
        if value is TRUE:
            return TRUE
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def at_least(count: int, values: Iterable[Truth]) -> Truth:
    """Return whether at least `count` of the values are true.

    >>> at_least(2, [TRUE, UNKNOWN, FALSE])
    <Truth.UNKNOWN: 'unknown'>
    """
    true = possible = 0
    for value in values:
        true += value is TRUE
        possible += value is not FALSE
    if true >= count:
        return TRUE
    return UNKNOWN if possible >= count else FALSE


def implication(condition: Truth, body: Truth) -> Truth:
    """Return the Kleene implication: a condition that does not apply harms nothing."""
    if condition is FALSE or body is TRUE:
        return TRUE
    return body if condition is TRUE else UNKNOWN
