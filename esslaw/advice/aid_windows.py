"""The earlier aids under one ceiling, day after day: which ones count, and what they amount to.

Guarantees: from the date on, every day is in exactly one step, on which nothing changes; sums are
exact; an aid of which the day, the regime or the amount is not known leaves bounds, as it does in
`facts.quantities.aides`; with the same rows, both give the same bounds on every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from esslaw.advice.aid_ceilings import Ceiling, Period
from esslaw.facts.intervention import AideAnterieure
from esslaw.facts.quantities import moins_annees, plus_annees
from esslaw.rulebook.dated import DAY

CENTS = Decimal("0.00")
Aids = Sequence[AideAnterieure] | None
"""The table of the earlier aids, None where it is unknown."""


@dataclass(frozen=True, slots=True)
class Range:
    """Between what and what an amount in euros lies, both included; no `most`: no bound."""

    least: Decimal
    most: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        """The amount, where it is known."""
        return self.least if self.least == self.most else None

    def below(self, ceiling: Decimal) -> Range:
        """Return what is left below a ceiling, never negative."""
        least = CENTS if self.most is None else max(CENTS, ceiling - self.most)
        return Range(least, max(CENTS, ceiling - self.least))

    def above(self, ceiling: Decimal) -> Range:
        """Return what is above a ceiling, never negative."""
        most = None if self.most is None else max(CENTS, self.most - ceiling)
        return Range(max(CENTS, self.least - ceiling), most)


class Standing(StrEnum):
    """Whether an aid counts on the date."""

    COUNTS = "counts"
    MAY_COUNT = "may_count"
    NO_LONGER = "no_longer"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Entry:
    """An earlier aid that a ceiling concerns; `rank` is its place in the table, from 0.

    `last` is the last day on which it counts, None where it is not known: no date, no fiscal year,
    or a day for which the law is not known yet.
    """

    rank: int
    aid: AideAnterieure
    standing: Standing
    last: date | None


@dataclass(frozen=True, slots=True)
class Stay:
    """Days on which an aid counts, both included; not `certain` where it may or may not."""

    rank: int
    first: date
    last: date
    certain: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What holds from a day to the next step: the aids that count, under the ceiling in force.

    `ceiling` is None where it has ceased to be, or where the law is not `known`. `leaving` are the
    ranks of the aids that counted, or might, until the day before.
    """

    start: date
    ceiling: Ceiling | None
    known: bool
    total: Range
    leaving: tuple[int, ...]


def fiscal_year(start: date | None, on: date) -> date | None:
    """Return the first day of the fiscal year that a day is in; None where another one is said."""
    return start if start is not None and start <= on < plus_annees(start, 1) else None


class Window:
    """The earlier aids under the `ceiling` of a day, from that day on.

    `periods` are the law from the day on; `start` is the first day of the fiscal year which the
    day is in, None where it is not known.
    """

    def __init__(
        self, aids: Aids, ceiling: Ceiling, periods: Sequence[Period], start: date | None
    ) -> None:
        self.aids, self.ceiling, self.periods, self.start = aids, ceiling, periods, start
        self.on = periods[0].days.start
        self.stays = [
            stay
            for rank, aid in enumerate(aids or ())
            for period in periods
            if (stay := self._stay(rank, aid, period)) is not None
        ]
        self.steps = tuple(self._steps())

    def in_period(self, period: Period) -> Ceiling | None:
        """Return the ceiling as it is in a period of the law, None where it is not."""
        return next((one for one in period.ceilings if one.same(self.ceiling)), None)

    @property
    def days(self) -> tuple[date | None, date]:
        """The first and last day between which an aid counts on the date; None: not known."""
        from_day = self.start if self.ceiling.fiscal else self.on
        return (None if from_day is None else moins_annees(from_day, self.ceiling.years)), self.on

    def counting(self, on: date) -> set[int]:
        """Return the ranks of the aids that count on a day, or may."""
        return {stay.rank for stay in self.stays if stay.first <= on <= stay.last}

    def entries(self) -> Iterable[Entry]:
        """Yield the aids that the ceiling concerns, or may, in the order of the table."""
        by_rank: defaultdict[int, list[Stay]] = defaultdict(list)
        for stay in self.stays:
            by_rank[stay.rank].append(stay)
        for rank, aid in enumerate(self.aids or ()):
            stays = by_rank[rank]
            if stays or aid.regime in self.ceiling.regimes:
                yield Entry(rank, aid, self._standing(aid, stays), self._last(aid, stays))

    def _standing(self, aid: AideAnterieure, stays: Sequence[Stay]) -> Standing:
        if stays and stays[0].first == self.on:
            return Standing.COUNTS if stays[0].certain else Standing.MAY_COUNT
        later = aid.date_octroi is not None and aid.date_octroi > self.on
        return Standing.NOT_YET if stays or later else Standing.NO_LONGER

    def _last(self, aid: AideAnterieure, stays: Sequence[Stay]) -> date | None:
        granted = aid.date_octroi
        if granted is None:
            return None
        if not stays:
            known = None if granted > self.on else self._last_day(granted, self.ceiling)
            return None if known is None or known < granted else known
        last = stays[-1].last
        ends = [period.days.end for period in self.periods]
        if last not in ends:
            return last
        period = self.periods[ends.index(last)]
        natural = self._last_day(granted, self.in_period(period))
        following = self.periods[ends.index(last) + 1 :]
        lifted = not following or bool(following[0].ceilings)
        return last if natural is not None and (lifted or natural == last) else None

    def _last_day(self, granted: date, ceiling: Ceiling | None) -> date | None:
        """Return the last day on which a grant counts, were the law not to change.

        A fiscal year is taken to follow another one every year on the same day.
        """
        if ceiling is None:
            return None
        if not ceiling.fiscal:
            return plus_annees(granted, ceiling.years)
        if self.start is None:
            return None
        if moins_annees(self.start, ceiling.years) > granted:
            return date.min
        later = max(1, granted.year - self.start.year + ceiling.years - 1)
        while moins_annees(plus_annees(self.start, later), ceiling.years) <= granted:
            later += 1
        return plus_annees(self.start, later) - DAY

    def _stay(self, rank: int, aid: AideAnterieure, period: Period) -> Stay | None:
        ceiling, end = self.in_period(period), period.days.end or date.max
        if ceiling is None or (aid.regime is not None and aid.regime not in ceiling.regimes):
            return None
        if aid.date_octroi is None:
            return Stay(rank, period.days.start, end, certain=False)
        first, last = max(aid.date_octroi, period.days.start), end
        natural = self._last_day(aid.date_octroi, ceiling)
        if natural is not None:
            last = min(last, natural)
        certain = natural is not None and aid.regime is not None
        return None if first > last else Stay(rank, first, last, certain)

    def _steps(self) -> Iterable[Step]:
        amounts = [aid.montant for aid in self.aids or ()]
        coming: defaultdict[date, list[Stay]] = defaultdict(list)
        going: defaultdict[date, list[Stay]] = defaultdict(list)
        for stay in self.stays:
            coming[stay.first].append(stay)
            if stay.last < date.max:
                going[stay.last + DAY].append(stay)
        starts = {period.days.start: period for period in self.periods}
        least = most = CENTS
        unbounded = 1 if self.aids is None else 0
        period = self.periods[0]
        for day in sorted({*coming, *going, *starts}):
            period = starts.get(day, period)
            for sign, moving in ((-1, going[day]), (1, coming[day])):
                for stay in moving:
                    amount = amounts[stay.rank]
                    if amount is None:
                        unbounded += sign
                    else:
                        most += sign * amount
                        least += sign * amount if stay.certain else 0
            ceiling = self.in_period(period)
            left = {stay.rank for stay in going[day]} - {stay.rank for stay in coming[day]}
            yield Step(
                day,
                ceiling,
                bool(period.ceilings),
                Range(least, None if unbounded else most),
                tuple(sorted(left)) if ceiling is not None else (),
            )
