"""A timeline as a strip to the scale of time: each span by its pattern, its number, its word.

Guarantees: the numbers are the ranks of the spans, from 1, and those of the table beside; a label
for which there is no room is left out, never set over another one. The axis is dotted from the
day on which the texts were read: the law to come is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from esslaw.advice.timeline import Span, Timeline
from esslaw.advice.timeline_states import State
from esslaw.i18n import sentence
from esslaw.reports.drawings.labels import GAP, Label, Placed, spread, that_fit, width_of
from esslaw.reports.drawings.scale import Scale, shifted, years
from esslaw.reports.drawings.sheet import Look, Setting, Sheet
from esslaw.reports.drawings.svg import element
from esslaw.reports.timeline_told import ToldSpan, told
from esslaw.reports.words import OUTCOMES

TITLE = sentence("Réponse selon le jour : {regime}")
NOT_COVERED = sentence("Non couvert")
RESERVED = sentence("{reponse}, sous réserve")
TOP, BAND, TICK, DATES = 30, 26, 6, 20
"""Pixels: above the strip, its height, the ticks under it, and down to the days of the cuts."""


def timeline_drawing(line: Timeline, setting: Setting | None = None) -> str:
    """Return a timeline as SVG; its words and its causes are those of `timeline_told`."""
    return _Strip(line, setting or Setting()).drawing()


def outcome_of(state: State) -> str:
    """Return what names the look of a span: its outcome, or `not_covered`."""
    return state.outcome.value if state.covered else "not_covered"


def word_of(state: State) -> str:
    """Return the French word of a state, the key of its translation."""
    return OUTCOMES[state.outcome] if state.covered else NOT_COVERED


class _Strip(Sheet):
    def __init__(self, line: Timeline, setting: Setting) -> None:
        super().__init__(setting)
        last = line.days.end
        assert last is not None
        self.whole, self.spans = line, line.spans
        self.scale = Scale(line.days.start, shifted(last, 1))
        self.axis_at = TOP + BAND + (DATES + 10 if len(line.spans) > 1 else 14)

    def drawing(self) -> str:
        spans = told(self.whole, self.language).spans
        numbers = self.numbers()
        shown = {one.label.text.partition(" ")[2] for one in numbers}
        key, more = self.key(self.looks(shown), self.axis_at + 26)
        parts = (
            element("defs", self.hatching("non", "not_met")),
            *self.leaders(numbers),
            *(self.text(one, 14) for one in numbers),
            *(part for rank, one in enumerate(self.spans) for part in self.span(rank, one)),
            *self.dates(),
            *self.axis(),
            *key,
        )
        title = self.say(TITLE, regime=self.say(self.whole.regime.label))
        about = " ".join(self.sentences(spans))
        return self.frame("strip", title, about, self.axis_at + 26 + more, *parts)

    def sentences(self, spans: tuple[ToldSpan, ...]) -> Iterator[str]:
        for rank, span in enumerate(spans, 1):
            yield f"{rank}. {self.pair(span.days, span.answer)}"

    def edges(self, span: Span) -> tuple[Fraction, Fraction]:
        assert span.days.end is not None
        return self.scale.at(span.days.start), self.scale.at(shifted(span.days.end, 1))

    def word(self, span: Span) -> str:
        word = self.say(word_of(span.state))
        reserved = span.state.covered and span.state.reservations
        return self.say(RESERVED, reponse=word) if reserved else word

    def numbers(self) -> list[Placed]:
        """Return the numbers of the spans above the strip, with their word where it fits."""
        labels = []
        for rank, span in enumerate(self.spans, 1):
            left, right = self.edges(span)
            long, centre = f"{rank} {self.word(span)}", (left + right) / 2
            fits = width_of(long) + GAP <= (right - left) * self.width
            labels.append(Label(long if fits else str(rank), centre))
        wide = sorted(labels, key=lambda one: (len(one.text), one.at), reverse=True)
        return spread(labels, self.width) or that_fit(wide, self.width)

    def leaders(self, numbers: list[Placed]) -> Iterator[str]:
        for one in numbers:
            place = {"class_": "thin", "stroke_opacity": "0.5"}
            yield self.line(one.at, 18, one.label.at, TOP - 2, **place)

    def span(self, rank: int, span: Span) -> Iterator[str]:
        left, right = self.edges(span)
        extent = {"x": self.x(left), "width": self.x(right - left)}
        yield self.look(outcome_of(span.state), TOP, BAND, extent)
        if rank:
            yield self.rule(left, TOP + BAND, TOP + BAND + TICK, class_="axis")
            around = {outcome_of(one.state) for one in (span, self.spans[rank - 1])}
            if around == {"met"}:
                place = {"class_": "cut", "stroke": "#fff", "stroke_width": 2}
                yield self.rule(left, TOP, TOP + BAND, **place)

    def look(self, kind: str, top: int, height: int, extent: dict[str, Any]) -> str:
        """Return what days of an outcome look like: full, hatched, empty, or a line."""
        if kind == "not_covered":
            top, height = top + height // 2 - 1, 2
        place = {"class_": kind, **extent, "y": top, "height": height}
        if kind in ("met", "not_covered"):
            return element("rect", **place)
        fill = self.fill("non") if kind == "not_met" else "none"
        dashes = "4 3" if kind == "undetermined" else None
        return element("rect", **place, fill=fill, stroke="currentColor", stroke_dasharray=dashes)

    def dates(self) -> Iterator[str]:
        """Yield the days of the cuts for which there is room."""
        cuts = [span.days.start for span in self.spans[1:]]
        labels = [Label(self.short_day(cut), self.scale.at(cut)) for cut in cuts]
        for one in that_fit(labels, self.width):
            yield self.text(one, TOP + BAND + DATES)

    def axis(self) -> Iterator[str]:
        """Yield years and ends, on a line that is dotted from the reading of the texts on."""
        y, last = self.axis_at, self.whole.days.end
        assert last is not None
        read_on = self.whole.rulebook.read_on
        known = Fraction(1) if read_on is None else self.scale.inside(shifted(read_on, 1))
        if known:
            yield self.line(Fraction(0), y, known, y, class_="axis")
        if known < 1:
            yield self.line(known, y, Fraction(1), y, class_="axis", stroke_dasharray="1 3")
        marks = [Label(str(day.year), self.scale.at(day)) for day in years(self.scale, self.width)]
        for mark in marks:
            yield self.rule(mark.at, y - 3, y + 3, class_="axis")
        ends = (self.whole.days.start, Fraction(0)), (last, Fraction(1))
        labels = [Label(self.short_day(day), at) for day, at in ends]
        for one in that_fit([*labels, *marks], self.width):
            yield self.text(one, y + 17, class_="soft" if one.label in marks else None)

    def looks(self, shown: set[str]) -> Iterator[tuple[Look, str]]:
        """Yield each look of which no span says the word, and that word."""
        known = {outcome_of(one.state) for one in self.spans if self.word(one) in shown}
        looks = {outcome_of(span.state): self.say(word_of(span.state)) for span in self.spans}
        for kind, word in looks.items():
            if kind not in known:
                yield partial(self.look, kind), word
