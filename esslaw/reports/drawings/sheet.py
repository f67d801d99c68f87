"""The sheet that a drawing is made on: its width, its language, its frame and its patterns.

Guarantees: without a width of its own a drawing is as wide as its place, and its texts keep their
size: horizontal places are then percentages. With one it is drawn in units, for a document without
style sheets, at that scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from babel.dates import format_date

from esslaw.facts.vocabulary import Kind
from esslaw.i18n import SOURCE, sentence, translator
from esslaw.reports.amounts import LOCALES, day, said
from esslaw.reports.drawings.labels import SIZE, Placed, width_of
from esslaw.reports.drawings.svg import Number, element, number, words

NARROWEST = 280
"""Pixels: the text of a page on a screen of 320."""
INK = "#1c1b19"
PAIR = sentence("{nom} : {valeur}")
ROW, SWATCH = 20, 28
"""Pixels: a line of the key; a look in it, and the blank after it."""
Look = Callable[[int, int, "dict[str, Any]"], str]


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Setting:
    """How a drawing is set.

    `ident` begins the ids of its parts, and has to be one of its own on a page; `finish` is the
    typography that a page applies to its texts. With a `width`, in units of 1/96 inch, it stands
    alone: `font` is then its family.
    """

    language: str = SOURCE
    ident: str = "dessin"
    finish: Callable[[str], str] = _as_it_is
    width: int | None = None
    font: str = "sans-serif"


class Sheet:
    """Draws in one setting: says, places, and frames at last."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.language = setting, setting.language
        self.translate = translator(setting.language)
        self.width = NARROWEST if setting.width is None else setting.width

    def say(self, text: str, **parts: str) -> str:
        """Return a sentence in the language of the drawing, its blanks filled."""
        return self.translate(text).format(**parts) if parts else self.translate(text)

    def pair(self, name: str, value: str) -> str:
        """Return what something is called, in the language of the drawing, and what it is."""
        return self.say(PAIR, nom=name, valeur=value)

    def value(self, value: Any, kind: Kind, digits: int = 0) -> str:
        """Return a value in words and figures."""
        return said(value, kind, self.language, self.translate, digits=digits)

    def day(self, value: date) -> str:
        """Return a date in full."""
        return day(value, self.language)

    def short_day(self, value: date) -> str:
        """Return a date in little room."""
        written = format_date(value, "medium", locale=LOCALES.get(self.language, self.language))
        return f"1er{written[1:]}" if self.language == SOURCE and value.day == 1 else written

    def x(self, share: Fraction) -> str | Number:
        """Return a horizontal place, or a width."""
        return share * self.setting.width if self.setting.width else f"{number(share * 100)}%"

    def bar(self, left: Fraction, right: Fraction, y: int, height: int, **more: Any) -> str:
        """Return a rectangle between two shares of the width."""
        extent = {"x": self.x(left), "y": y, "width": self.x(right - left), "height": height}
        return element("rect", **extent, **more)

    def rule(self, at: Fraction, top: int, bottom: int, **more: Any) -> str:
        """Return a vertical line."""
        return self.line(at, top, at, bottom, **more)

    def line(self, left: Fraction, y: int, right: Fraction, to: int, **more: Any) -> str:
        """Return a line between two places."""
        more.setdefault("stroke", "currentColor")
        return element("line", x1=self.x(left), y1=y, x2=self.x(right), y2=to, **more)

    def text(self, placed: Placed, y: int, **more: Any) -> str:
        """Return a label on its line."""
        anchor = None if placed.anchor == "start" else placed.anchor
        return self.write(placed.label.text, self.x(placed.at), y, text_anchor=anchor, **more)

    def write(self, text: str, x: str | Number, y: int, **more: Any) -> str:
        """Return a text, with the blank around it that keeps it clear of lines."""
        halo = {"stroke": "#fff", "stroke_width": 3, "paint_order": "stroke"}
        about = {**more, **halo} if self.setting.width else more
        return element("text", words(self.setting.finish(text)), x=x, y=y, **about)

    def key(self, entries: Iterable[tuple[Look, str]], top: int) -> tuple[list[str], int]:
        """Return looks, each with its word, one after the other; and the height that they take.

        A look is drawn at a place, from a line down to another one.
        """
        parts: list[str] = []
        row, left = 0, 0
        for look, word in entries:
            took = SWATCH + int(width_of(word)) + 14
            if left and left + took > self.width:
                row, left = row + 1, 0
            y = top + ROW * row
            extent = {"x": left + 1, "width": SWATCH - 8}
            parts += [look(y + 4, 11, extent), self.write(word, left + SWATCH, y + 14)]
            left += took
        return parts, ROW * (row + 1) if parts else 0

    def hatching(self, name: str, kind: str, turned: int = 45) -> str:
        """Return the definition of a hatching, to be filled with by its name (`fill`)."""
        stroke = element("line", y2=6, stroke="currentColor", stroke_width=3)
        size = {"width": 6, "height": 6}
        units = {"patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({turned})"}
        return element("pattern", stroke, id=self.id(name), class_=kind, **size, **units)

    def id(self, name: str) -> str:
        """Return the id of a part."""
        return f"{self.setting.ident}-{name}"

    def fill(self, name: str) -> str:
        """Return the reference to a hatching."""
        return f"url(#{self.id(name)})"

    def frame(self, kind: str, title: str, about: str, height: int, *body: str) -> str:
        """Return the drawing, with its title and what it says to those who do not see it."""
        finish, alone = self.setting.finish, self.setting.width
        head = (
            element("title", words(finish(title)), id=self.id("titre")),
            element("desc", words(finish(about)), id=self.id("legende")),
        )
        return element(
            "svg",
            *head,
            *filter(None, body),
            xmlns="http://www.w3.org/2000/svg",
            class_=f"drawing {kind}",
            role="img",
            aria_labelledby=f"{self.id('titre')} {self.id('legende')}",
            width=alone or "100%",
            height=height,
            viewBox=f"0 0 {alone} {height}" if alone else None,
            color=INK if alone else None,
            font_family=self.setting.font if alone else None,
            font_size=SIZE,
            fill="currentColor",
        )
