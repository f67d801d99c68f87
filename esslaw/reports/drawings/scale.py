"""Days and amounts as shares of a width."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from esslaw.reports.drawings.labels import GAP, width_of

STEPS = (1, 2, 5, 10, 20, 25, 50)
"""In years: what may lie between two marks."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `start`, at the left edge, to `end`, at the right one.

    >>> Scale(date(2026, 1, 1), date(2026, 1, 5)).at(date(2026, 1, 2))
    Fraction(1, 4)
    """

    start: date
    end: date

    def at(self, day: date) -> Fraction:
        """Return the share of the width at which a day begins."""
        return Fraction((day - self.start).days, max((self.end - self.start).days, 1))

    def inside(self, day: date) -> Fraction:
        """Return the place of a day, or the edge that it is beyond."""
        return min(max(self.at(day), Fraction(0)), Fraction(1))


def shifted(day: date, days: int) -> date:
    """Return a date so many days later, or the end of the calendar that it would be beyond.

    >>> shifted(date.max, 1) == date.max
    True
    """
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def years(scale: Scale, width: int) -> list[date]:
    """Return the first days of the years to mark, as many as there is room for."""
    for step in STEPS:
        marks = [
            date(year, 1, 1)
            for year in range(scale.start.year, scale.end.year + 1)
            if year % step == 0 and scale.start <= date(year, 1, 1) <= scale.end
        ]
        if len(marks) * (width_of("2000") + 3 * GAP) <= width:
            return marks
    return []
