"""A register of de minimis aids as a drawing: each grant while it counts, and the room left.

Guarantees: no figure and no day is drawn that the account does not hold; what is not known is an
open bar, never a full one. A label for which there is no room is left out: the register beside
says all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from esslaw.advice.aid_windows import Entry, Range, Standing
from esslaw.advice.ledger import Account
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import sentence
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports.drawings.labels import Label, Placed, pinned, that_fit
from esslaw.reports.drawings.scale import Scale, shifted, years
from esslaw.reports.drawings.sheet import Look, Setting, Sheet
from esslaw.reports.drawings.svg import element
from esslaw.reports.terms import within

COUNTED = sentence("Total des aides qui comptent")
CEILING, ROOM = sentence("Plafond"), sentence("Place restante")
FITS = sentence("L'aide prévue, de {montant}, y tient : il restera {place}.")
FITS_NOT = sentence("L'aide prévue, de {montant}, n'y tient pas : {place} de trop.")
FROM = sentence("Elle y tient à partir du {jour}, et pas avant.")
NUMBER = sentence("n° {n}")
ONE_MORE, MORE = sentence("et une autre aide"), sentence("et {n} autres aides")
KEY = {
    "window": sentence("Période qui compte"),
    "counts": sentence("Aide qui compte"),
    "maybe": sentence("Aide à préciser"),
    "idle": sentence("Aide qui ne compte pas"),
    "blocks": sentence("⊘ Aide qui fait obstacle"),
    "planned": sentence("Aide prévue"),
}
"""What each look means, in the order in which they are told."""
MOST = 12
"""How many grants are drawn, the last to count first."""
STEPS, HEAD, ROW, BAR = 96, 40, 32, 9
"""Pixels: the height of the steps, what is above them, a grant with its label, its bar."""
YEAR = 365
"""Days: what is drawn before and after the date, at least."""
BEYOND = Fraction(11, 10)
"""What the height stands for, of the larger of the ceiling and of what comes under it."""


def ledger_drawing(account: Account, on: date, setting: Setting | None = None) -> str:
    """Return the aids under one ceiling, on a date of law, as SVG."""
    return _Register(account, on, setting or Setting()).drawing()


class _Register(Sheet):
    def __init__(self, account: Account, on: date, setting: Setting) -> None:
        super().__init__(setting)
        self.account, self.on = account, on
        self.steps = [(on, account.total, account.ceiling.value)]
        for one in account.openings:
            if one.ceiling is not None:
                self.steps.append((one.day, one.total, one.ceiling.value))
        dated = [one for one in account.entries if one.aid.date_octroi is not None]
        dated.sort(key=lambda one: (one.last or date.max, one.rank), reverse=True)
        self.entries = sorted(dated[:MOST], key=lambda one: one.aid.date_octroi or date.max)
        self.left_out = len(account.entries) - len(self.entries)
        self.scale = Scale(self.first(), self.last())
        amounts = [value for _, total, ceiling in self.steps for value in (total.least, ceiling)]
        amounts += [total.most for _, total, _ in self.steps if total.most is not None]
        amounts.append(account.total.least + (self.asked or 0))
        self.highest = Fraction(max(amounts)) * BEYOND

    @property
    def asked(self) -> Decimal | None:
        """The amount of the aid that is planned."""
        planned = self.account.planned
        return None if planned is None else planned.asked.amount

    def first(self) -> date:
        days = [one.aid.date_octroi for one in self.entries if one.aid.date_octroi is not None]
        start = self.account.window[0]
        return min([*days, shifted(self.on, -YEAR) if start is None else start])

    def last(self) -> date:
        days = [shifted(one.last, 1) for one in self.entries if one.last is not None]
        days += [day for day, *_ in self.steps]
        if self.account.planned is not None and self.account.planned.days.first is not None:
            days.append(self.account.planned.days.first)
        return shifted(max([*days, shifted(self.on, YEAR)]), YEAR // 4)

    def drawing(self) -> str:
        base, foot = HEAD + STEPS, HEAD + STEPS + 28
        rows = foot + 4 + ROW * len(self.entries)
        body = [
            *(part for rank in range(len(self.steps)) for part in self.step(rank, base)),
            *self.stack(base),
            *self.axis(base),
            *self.ceiling(),
        ]
        for rank, one in enumerate(self.entries):
            body += self.grant(one, foot + ROW * rank)
        key, more = self.key(self.looks(), rows + 6)
        hatchings = [
            self.hatching("doute", "maybe"),
            self.hatching("projet", "planned", turned=-45),
        ]
        title, about = self.say(self.account.ceiling.label), " ".join(self.sentences())
        parts = [element("defs", *hatchings), *self.window(rows), *body, *key]
        return self.frame("ledger", title, about, rows + 8 + more, *parts)

    def looks(self) -> Iterator[tuple[Look, str]]:
        """Yield the looks that the drawing uses, and what they mean; last, what it leaves out."""
        used = {self.kind(one) for one in self.entries}
        used |= {"window"} if self.account.window[0] else set()
        used |= {"planned"} if self.drawn_plan else set()
        used |= {"maybe"} if self.account.total.exact is None else set()
        for kind, word in KEY.items():
            if kind in used:
                yield partial(self.look, kind), self.say(word)
        if self.left_out:
            words = (
                self.say(MORE, n=str(self.left_out)) if self.left_out > 1 else self.say(ONE_MORE)
            )
            yield lambda *_: "", words

    def look(self, kind: str, top: int, height: int, extent: dict[str, Any]) -> str:
        """Return what days of an aid look like: full, hatched, empty, or a shade."""
        place = {"class_": kind, **extent, "y": top, "height": height}
        if kind == "window":
            return element("rect", **place, fill_opacity="0.09")
        fills = {"maybe": self.fill("doute"), "planned": self.fill("projet"), "idle": "none"}
        return element("rect", **place, fill=fills.get(kind), stroke="currentColor")

    def kind(self, entry: Entry) -> str:
        """Return what names the look of an aid."""
        planned = self.account.planned
        if planned is not None and entry.rank in planned.blocking:
            return "blocks"
        return {Standing.COUNTS: "counts", Standing.MAY_COUNT: "maybe"}.get(entry.standing, "idle")

    def sentences(self) -> Iterator[str]:
        """Yield in words what is drawn, the grants left to the register."""
        account = self.account
        yield f"{self.day(self.on)}."
        pairs = (
            (COUNTED, self.amount(account.total)),
            (CEILING, self.value(account.ceiling.value, Kind.MONEY)),
            (ROOM, self.amount(account.room)),
        )
        for name, value in pairs:
            yield f"{self.pair(self.say(name), value)}."
        yield from self.plan()
        for one in account.openings:
            if one.room is not None:
                room = self.pair(self.say(ROOM), self.amount(one.room))
                yield f"{self.day(one.day)}. {room}."

    def plan(self) -> Iterator[str]:
        planned = self.account.planned
        if planned is None or self.asked is None:
            return
        place = planned.left if planned.fits is TRUE else planned.excess
        if planned.fits in (TRUE, FALSE) and place is not None:
            words, money = FITS if planned.fits is TRUE else FITS_NOT, self.asked
            yield self.say(words, montant=self.value(money, Kind.MONEY), place=self.amount(place))
        first = planned.days.first
        if first is not None and first != self.on:
            yield self.say(FROM, jour=self.day(first))

    def amount(self, amounts: Range) -> str:
        if amounts.exact is not None:
            return self.value(amounts.exact, Kind.MONEY)
        bounds = amounts.least, amounts.most
        return within(bounds, lambda one: self.value(one, Kind.MONEY), self.translate)

    def y(self, amount: Decimal, base: int) -> int:
        return base - round(Fraction(amount) / self.highest * STEPS)

    def window(self, height: int) -> Iterator[str]:
        """Yield the period that counts, and the day at its end."""
        start, _ = self.account.window
        on = self.scale.at(self.on)
        if start is not None:
            left = self.scale.inside(start)
            extent = {"x": self.x(left), "width": self.x(on - left)}
            yield self.look("window", HEAD, height - HEAD, extent)
        yield self.rule(on, 18, height, class_="bound")
        yield self.text(pinned(Label(self.day(self.on), on), self.width), 13)

    def step(self, rank: int, base: int) -> Iterator[str]:
        """Yield the days from a step to the next one: what counts, what may, the ceiling."""
        start, total, ceiling = self.steps[rank]
        end = self.steps[rank + 1][0] if rank + 1 < len(self.steps) else self.scale.end
        left, right = self.scale.at(start), self.scale.at(end)
        extent = {"x": self.x(left), "width": self.x(right - left)}
        low, top = self.y(total.least, base), self.y(ceiling, base)
        high = HEAD if total.most is None else self.y(total.most, base)
        if low < base:
            yield self.look("counts", low, base - low, extent)
        if high < low:
            yield self.look("maybe", high, low - high, extent)
        yield self.line(left, top, right, top, class_="ceiling", stroke_width=2)

    @property
    def drawn_plan(self) -> bool:
        """Whether the aid that is planned can be set on top of what counts."""
        return bool(self.asked) and self.account.total.exact is not None

    def stack(self, base: int) -> Iterator[str]:
        """Yield what counts on the day, and on top of it the aid that is planned."""
        total, on = self.account.total, self.scale.at(self.on)
        width = on / 6
        extent = {"x": self.x(on - width), "width": self.x(width)}
        low = self.y(total.least, base)
        if low < base:
            yield self.look("counts", low, base - low, extent)
        high = HEAD if total.most is None else self.y(total.most, base)
        if high < low:
            yield self.look("maybe", high, low - high, extent)
        if self.asked is not None and self.drawn_plan:
            top = self.y(total.least + self.asked, base)
            yield self.look("planned", top, max(low - top, 2), extent)

    def ceiling(self) -> Iterator[str]:
        """Yield the ceiling of the day, before it and in words."""
        on, base = self.scale.at(self.on), HEAD + STEPS
        money = self.value(self.account.ceiling.value, Kind.MONEY)
        label = Label(self.pair(self.say(CEILING), money), Fraction(1))
        y = self.y(self.account.ceiling.value, base)
        yield self.line(Fraction(0), y, on, y, class_="ceiling", stroke_dasharray="2 3")
        yield self.text(Placed(label, Fraction(1), "end"), y - 6)

    def axis(self, base: int) -> Iterator[str]:
        """Yield the years, and the days on which room reopens."""
        yield self.line(Fraction(0), base, Fraction(1), base, class_="axis")
        days = [Label(self.short_day(day), self.scale.at(day)) for day, *_ in self.steps[1:]]
        marks = [Label(str(day.year), self.scale.at(day)) for day in years(self.scale, self.width)]
        for mark in marks:
            yield self.rule(mark.at, base - 3, base + 3, class_="axis")
        for one in that_fit([*days, *marks], self.width):
            yield self.text(one, base + 17, class_="soft" if one.label in marks else None)

    def grant(self, entry: Entry, top: int) -> Iterator[str]:
        """Yield a grant: its number and its amount, over the days on which it counts."""
        granted, kind = entry.aid.date_octroi, self.kind(entry)
        assert granted is not None
        left = self.scale.inside(granted)
        right = Fraction(1) if entry.last is None else self.scale.inside(shifted(entry.last, 1))
        number = self.say(NUMBER, n=str(entry.rank + 1))
        words = f"{number} · {self.value(entry.aid.montant, Kind.MONEY)}"
        label = Label(f"⊘ {words}" if kind == "blocks" else words, left)
        place = Placed(label, left, "start")
        if place.extent(self.width)[1] > self.width:
            place = Placed(label, Fraction(1), "end")
        yield self.text(place, top + 16)
        extent = {"x": self.x(left), "width": self.x(max(right - left, Fraction(1, 200)))}
        yield self.look(kind, top + 21, BAR, extent)
