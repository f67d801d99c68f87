"""Versions of the law: disjoint intervals of days, in order.

Guarantees: `to` is the last day in force; a version without `to` runs until the day before the
next one, or for ever. A day outside every version has no version, which is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; `end` is None while it is not known."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        """Return whether a day is in the interval."""
        return self.start <= day and (self.end is None or day <= self.end)

    def covers(self, other: Interval) -> bool:
        """Return whether every day of `other` is in this interval."""
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return self.start <= other.start and ends


class Version(Protocol):
    """Anything that is in force over an interval."""

    @property
    def days(self) -> Interval:
        """The days on which it is in force."""


V = TypeVar("V", bound=Version)


def in_force(versions: Iterable[V], on: date) -> V | None:
    """Return the version in force on a day, or None."""
    for version in versions:
        if on in version.days:
            return version
    return None


def intervals(bounds: Sequence[tuple[date, date | None]]) -> list[Interval]:
    """Return the interval of each (from, to): without `to`, until the day before the next."""
    following = [*[start for start, _ in bounds[1:]], None][: len(bounds)]
    return [
        Interval(start, end if end is not None else after - DAY if after is not None else None)
        for (start, end), after in zip(bounds, following, strict=True)
    ]


def uncovered(wanted: Interval, versions: Iterable[Version]) -> date | None:
    """Return the first day of `wanted` which is in no version, or None."""
    day = wanted.start
    for version in versions:
        if day in version.days:
            if version.days.end is None:
                return None
            day = version.days.end + DAY
    return day if day in wanted else None


def edges(versions: Iterable[Version]) -> Iterable[date]:
    """Yield each day on which something starts or has just stopped being in force."""
    for version in versions:
        yield version.days.start
        if version.days.end is not None:
            yield version.days.end + DAY
