"""The laws to compare: a regime between two edges of what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from esslaw import load_rulebook
from esslaw.facts.scalars import LAST_DAY
from esslaw.logic.course import law_edges
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.dated import DAY

USUAL_END = date(2033, 12, 31)
"""Of a segment without end, the days are drawn before this one; its very last is among them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A regime from the day on which what it asks changes, or the first that it covers.

    What changes elsewhere in the law on its days leaves its program as it is.
    """

    name: str
    start: date
    end: date

    @property
    def regime(self) -> Regime:
        """The question that is asked."""
        return load_rulebook().regimes[self.name]

    @property
    def program(self) -> Program:
        """The law of its days."""
        return program_at(load_rulebook(), self.regime.goal, self.start)

    def days(self, random: Random) -> list[date]:
        """Return days of the segment: its first ones, its last one, ends of years, some others."""
        inside = (min(self.end, USUAL_END) - self.start).days
        others = {self.start + timedelta(random.randint(0, inside)) for _ in range(8)}
        ends = {self.start, min(self.start + timedelta(1), self.end), self.end}
        years = {day.replace(month=12, day=31) for day in others}
        return sorted(ends | others | {day for day in years if day <= self.end})


def segments_of(name: str) -> list[Segment]:
    """Return every law of a regime, the oldest first."""
    law = load_rulebook()
    regime = law.regimes[name]
    first = regime.covered_from
    edges = sorted(day for day in law_edges(law, [regime.goal]) if day > first)
    starts, after = [first, *edges], [*edges, None]
    return [
        Segment(name, start, LAST_DAY if end is None else end - DAY)
        for start, end in zip(starts, after, strict=True)
    ]
