"""The capital of a cooperative as one bar: what those under the cap hold, against the cap.

Guarantees: the bar is the whole capital; those under the cap come first, in full, and what exceeds
the cap is hatched; a share that is not known is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from esslaw.facts.vocabulary import Kind
from esslaw.i18n import sentence
from esslaw.logic.truth import FALSE, Truth
from esslaw.reports.amounts import told_apart
from esslaw.reports.capital import decimal
from esslaw.reports.drawings.labels import Label, pinned
from esslaw.reports.drawings.sheet import Setting, Sheet
from esslaw.reports.drawings.svg import element
from esslaw.reports.words import COMPARISONS
from esslaw.rulebook.terms import Operator

TITLE = sentence("Part du capital de ceux que le plafond vise")
UNKNOWN_YET = sentence("non connue")
ABOUT = sentence("{part} ; attendu : {borne}")
BAR, TOP = 14, 22


def share_drawing(
    share: Fraction | None, cap: Decimal, respected: Truth, setting: Setting | None = None
) -> str:
    """Return a share of the capital, None where it is not known, against its cap, as SVG."""
    return _Bar(share, cap, respected, setting or Setting()).drawing()


class _Bar(Sheet):
    def __init__(
        self, share: Fraction | None, cap: Decimal, respected: Truth, setting: Setting
    ) -> None:
        super().__init__(setting)
        self.share, self.limit, self.respected = share, cap, respected
        self.cap = Fraction(cap)

    def drawing(self) -> str:
        share, cap = self.words()
        kind = "fails" if self.respected is FALSE else "holds"
        parts = [
            element("defs", self.hatching("exces", kind)),
            self.bar(
                Fraction(0),
                Fraction(1),
                TOP,
                BAR,
                class_="axis",
                fill="none",
                stroke="currentColor",
            ),
            *self.held(kind),
            self.rule(self.cap, TOP - 5, TOP + BAR + 5, class_="bound", stroke_width=2),
            self.text(pinned(Label(cap, self.cap), self.width), TOP - 9),
        ]
        if self.share is not None:
            label = pinned(Label(share, self.share), self.width)
            parts.append(self.text(label, TOP + BAR + 16))
        about = self.say(ABOUT, part=share, borne=cap)
        return self.frame("share-bar", self.say(TITLE), about, TOP + BAR + 22, *parts)

    def held(self, kind: str) -> Iterator[str]:
        """Yield what those under the cap hold, and what of it exceeds the cap."""
        share = self.share
        if share:
            under = min(share, self.cap)
            if under:
                yield self.bar(Fraction(0), under, TOP, BAR, class_=kind)
            if share > self.cap:
                look = {"class_": kind, "stroke": "currentColor", "fill": self.fill("exces")}
                yield self.bar(self.cap, share, TOP, BAR, **look)

    def words(self) -> tuple[str, str]:
        """Return the share and the cap, with the decimals that tell them apart."""

        def say(one: object, digits: int) -> str:
            return self.value(one, Kind.RATIO, digits)

        if self.share is None:
            share, bound = self.say(UNKNOWN_YET), say(self.limit, 0)
        else:
            share, (bound,) = told_apart(decimal(self.share), [self.limit], say)
        return share, self.say(COMPARISONS[Operator.AT_MOST], borne=bound)
