"""Versions are disjoint intervals of days; a day outside all of them has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.rulebook.dated import DAY, Interval, edges, in_force, intervals, uncovered

D2010, D2012, D2015 = date(2010, 1, 1), date(2012, 1, 1), date(2015, 1, 1)
DAYS = st.dates(date(2000, 1, 1), date(2002, 12, 31))


@dataclass(frozen=True)
class Version:
    days: Interval


@st.composite
def histories(draw: st.DrawFn) -> list[Version]:
    """Versions in order, some of which end before the next begins."""
    starts = sorted(draw(st.sets(DAYS, max_size=5)))
    bounds = []
    for start, after in pairwise([*starts, date(2003, 1, 1)]):
        last = draw(st.none() | st.dates(start, after - DAY))
        bounds.append((start, last))
    return [Version(days) for days in intervals(bounds)]


def test_a_version_without_an_end_runs_until_the_next() -> None:
    assert intervals([(D2010, None), (D2012, date(2013, 12, 31)), (D2015, None)]) == [
        Interval(D2010, date(2011, 12, 31)),
        Interval(D2012, date(2013, 12, 31)),
        Interval(D2015, None),
    ]
    assert intervals([]) == []


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2009, 12, 31), False),
        (D2010, True),
        (date(2011, 12, 31), True),
        (D2012, False),
    ],
)
def test_both_ends_are_in_force(day: date, inside: bool) -> None:
    assert (day in Interval(D2010, D2012 - DAY)) is inside


def test_an_interval_covers_another() -> None:
    for_ever, two_years = Interval(D2010), Interval(D2010, D2012)
    assert for_ever.covers(two_years)
    assert for_ever.covers(for_ever)
    assert not two_years.covers(for_ever)
    assert not Interval(D2012).covers(for_ever)


@given(histories(), DAYS)
def test_at_most_one_version_is_in_force(versions: list[Version], day: date) -> None:
    found = [version for version in versions if day in version.days]
    assert in_force(versions, day) == (found[0] if found else None)
    assert len(found) <= 1


@given(histories(), DAYS, st.none() | DAYS)
def test_the_first_uncovered_day(versions: list[Version], start: date, end: date | None) -> None:
    day = uncovered(Interval(start, end), versions)
    wanted = end or date(2004, 1, 1)
    days = [start + timedelta(rank) for rank in range((wanted - start).days + 1)]
    gaps = [one for one in days if in_force(versions, one) is None]
    assert day == (gaps[0] if gaps else None)


@given(histories(), DAYS)
def test_nothing_changes_between_two_edges(versions: list[Version], day: date) -> None:
    if day not in set(edges(versions)):
        assert in_force(versions, day) is in_force(versions, day - DAY)
