"""The laws to compare: a regime between two edges of what it asks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from esslaw import load_rulebook
from esslaw.facts.scalars import LAST_DAY
from esslaw.logic.course import law_edges
from esslaw.logic.link import edges_of, program_at
from esslaw.logic.nodes import Program
from esslaw.rulebook.criteria import Regime

YEARS_ON = 8
"""Of a segment without end, the days are drawn among so many years, and the last day of all."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A regime from a day on which its law changes, or from the first that it covers."""

    name: str
    start: date

    @property
    def regime(self) -> Regime:
        """The question that is asked."""
        return load_rulebook().regimes[self.name]

    @property
    def program(self) -> Program:
        """The law of its days."""
        return program_at(load_rulebook(), self.regime.goal, self.start)

    @property
    def end(self) -> date:
        """The last day before another edge of the whole law."""
        edges = edges_of(load_rulebook())
        rank = bisect_right(edges, self.start)
        return edges[rank] - timedelta(1) if rank < len(edges) else LAST_DAY

    def days(self, random: Random) -> list[date]:
        """Return days of the segment: its first ones, its last ones, some others."""
        last = min(self.end, self.start.replace(year=self.start.year + YEARS_ON, day=1))
        inside = (last - self.start).days
        others = {self.start + timedelta(random.randint(0, inside)) for _ in range(6)}
        ends = {self.start, min(self.start + timedelta(1), self.end), self.end}
        return sorted(ends | others)


def segments_of(name: str) -> list[Segment]:
    """Return every law of a regime, the oldest first."""
    law = load_rulebook()
    regime = law.regimes[name]
    first = regime.covered_from
    edges = sorted(day for day in law_edges(law, [regime.goal]) if day > first)
    return [Segment(name, day) for day in (first, *edges)]
