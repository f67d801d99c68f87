"""Days in columns: compared as whole numbers, 20261122, which every database computes alike.

Guarantees: so many years after a 29 February is the 28 where there is none, and before it the
1 March, as in `facts.quantities`. Days are numbered once, in a layer of their own: what is made of
them names them many times.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir

LEAP_DAY, MARCH = 229, 301
YEAR = 10_000


def number(day: date) -> int:
    """Return a day as a whole number.

    >>> number(date(2026, 11, 22))
    20261122
    """
    return day.year * YEAR + day.month * 100 + day.day


def numbered(day: ir.DateValue) -> Any:
    """Return days as whole numbers."""
    import ibis

    year, month = day.year().cast("int64"), day.month().cast("int64")
    return year * ibis.literal(YEAR, "int64") + month * ibis.literal(100, "int64") + day.day()


def later(day: Any, years: Any) -> Any:
    """Return the days so many years later."""
    import ibis

    moved = day + years * YEAR
    return ibis.ifelse(_is_no_day(moved), moved - 1, moved)


def earlier(day: Any, years: Any) -> Any:
    """Return the days so many years earlier."""
    import ibis

    moved = day - years * YEAR
    return ibis.ifelse(_is_no_day(moved), moved - LEAP_DAY + MARCH, moved)


def year_end(day: Any) -> Any:
    """Return the last day of the calendar year of each."""
    return day - day % YEAR + 1231


def _is_no_day(day: Any) -> Any:
    """Whether it is a 29 February of a year that has none."""
    year = day // YEAR
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    return (day % YEAR == LEAP_DAY) & ~leap
