"""A figure against its threshold, as a small bar: the figure, the threshold, what is between them.

Guarantees: full up to the smaller of the two; between them, hatched where the comparison fails,
empty where it holds; both are said, with the decimals that tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from esslaw.advice.thresholds import Margin
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import sentence
from esslaw.logic.truth import TRUE
from esslaw.reports.amounts import told_apart
from esslaw.reports.drawings.labels import Label, pinned
from esslaw.reports.drawings.sheet import Setting, Sheet
from esslaw.reports.drawings.svg import element
from esslaw.reports.pivots import margin_said
from esslaw.reports.words import BETWEEN_DATES, COMPARISONS

ABOUT = sentence("{valeur} ; attendu : {borne} ; {marge}")
BAR, TOP = 10, 22
BEYOND = Fraction(9, 10)
"""How far along the bar the larger of the two stands."""


def margin_drawing(margin: Margin, title: str, setting: Setting | None = None) -> str:
    """Return a margin as SVG; `title` says, in its language, which figure it is."""
    return _Bar(margin, setting or Setting()).drawing(title)


class _Bar(Sheet):
    def __init__(self, margin: Margin, setting: Setting) -> None:
        super().__init__(setting)
        self.margin = margin
        self.number, (self.bound,) = margin.use.compared, margin.use.bounds
        self.low, self.high = self.ends()

    def drawing(self, title: str) -> str:
        value, expected = self.words()
        number, bound = self.at(self.number), self.at(self.bound)
        low, high = min(number, bound), max(number, bound)
        middle, holds = TOP + BAR // 2, self.margin.proof.value is TRUE
        kind = "holds" if holds else "fails"
        parts = [
            element("defs", self.hatching("ecart", kind)),
            self.line(Fraction(0), middle, Fraction(1), middle, class_="axis"),
            self.bar(self.origin, low, TOP, BAR, class_=kind) if low > self.origin else "",
            *self.between(low, high, kind, holds=holds),
            self.rule(bound, TOP - 5, TOP + BAR + 5, class_="bound", stroke_width=2),
            self.text(pinned(Label(expected, bound), self.width), TOP - 9),
            self.text(pinned(Label(value, number), self.width), TOP + BAR + 16, class_=kind),
        ]
        if self.margin.kind is Kind.DATE:
            parts.append(self.rule(number, TOP, TOP + BAR, class_=kind, stroke_width=4))
        gap = margin_said(self.margin, self.language, self.translate)
        about = self.say(ABOUT, valeur=value, borne=expected, marge=gap)
        return self.frame("margin-bar", title, about, TOP + BAR + 22, *parts)

    def between(self, low: Fraction, high: Fraction, kind: str, *, holds: bool) -> Iterator[str]:
        """Yield what is between the figure and its threshold."""
        if low < high:
            beyond = self.number > self.bound
            full = holds and beyond and self.margin.kind is not Kind.DATE
            fill = "currentColor" if full else "none" if holds else self.fill("ecart")
            look = {"fill": fill, "stroke": None if full else "currentColor"}
            dashes = "3 3" if holds and not full else None
            yield self.bar(low, high, TOP, BAR, class_=kind, stroke_dasharray=dashes, **look)

    @property
    def origin(self) -> Fraction:
        """Where a full bar begins: at zero; a date has no such place."""
        return Fraction(1) if self.margin.kind is Kind.DATE else self.at(Decimal(0))

    def ends(self) -> tuple[Any, Any]:
        """Return what the two ends of the bar stand for."""
        least, most = sorted((self.number, self.bound))
        if self.margin.kind is Kind.DATE:
            room = max((most - least) / 4, timedelta(days=30))
            return least - room, most + room
        low, high = (Fraction(one) for one in (min(least, 0), max(most, 0)))
        if self.margin.kind is Kind.RATIO and low == 0 and Fraction(1, 4) <= high <= 1:
            return low, Fraction(1)
        return low, low + (high - low) / BEYOND

    def at(self, value: Any) -> Fraction:
        if self.margin.kind is Kind.DATE:
            return Fraction((value - self.low).days, (self.high - self.low).days)
        low, high = self.low, self.high
        share: Fraction = (Fraction(value) - low) / (high - low)
        return share

    def words(self) -> tuple[str, str]:
        """Return the figure, and what was expected of it."""
        use = self.margin.use
        assert use.operator is not None

        def say(one: Any, digits: int) -> str:
            return self.value(one, self.margin.kind, digits)

        value, (bound,) = told_apart(self.number, [self.bound], say)
        dates = BETWEEN_DATES if self.margin.kind is Kind.DATE else {}
        expected = dates.get(use.operator, COMPARISONS[use.operator])
        return value, self.say(expected, borne=bound)
