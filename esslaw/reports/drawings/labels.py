"""Where labels go: one beside the other on a line, in order, none over another nor over the edge.

Guarantees: places are shares of the width; what holds at the narrowest holds at any wider one, as
gaps between shares grow with the width and texts do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

SIZE = 13
"""Pixels: the height of a text."""
GAP = 6
"""Pixels between two labels."""
_WIDE, _CAPITAL, _LOWER, _THIN = (
    Fraction(98, 100),
    Fraction(76, 100),
    Fraction(64, 100),
    Fraction(40, 100),
)


def width_of(text: str, size: int = SIZE) -> Fraction:
    """Return in pixels no less than what a text takes, in the widest of the usual sans fonts.

    >>> float(width_of("2029"))
    33.28
    """
    return size * sum((_advance(letter) for letter in text), Fraction(0))


def _advance(letter: str) -> Fraction:
    if letter in "mwMW@%œŒ—…" or ord(letter) >= 0x2E80:
        return _WIDE
    if letter in "iIjlft.,;:'’!| \u00a0\u202f()-·":
        return _THIN
    return _CAPITAL if letter.isupper() else _LOWER


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the share of the width that it is about."""

    text: str
    at: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it is set: `at` is the share of its anchor, `start`, `middle` or `end`."""

    label: Label
    at: Fraction
    anchor: str

    def extent(self, width: int) -> tuple[Fraction, Fraction]:
        """Return its left and right edges, in pixels."""
        took, place = width_of(self.label.text), self.at * width
        left = place - {"start": Fraction(0), "middle": took / 2, "end": took}[self.anchor]
        return left, left + took


def pinned(label: Label, width: int) -> Placed:
    """Return a label centred on its place, or set against the edge that it would cross."""
    half = width_of(label.text) / 2
    if label.at * width < half:
        return Placed(label, Fraction(0), "start")
    if (1 - label.at) * width < half:
        return Placed(label, Fraction(1), "end")
    return Placed(label, label.at, "middle")


def that_fit(labels: Iterable[Label], width: int) -> list[Placed]:
    """Return the labels that can stand on one line; the first ones have the choice."""
    kept: list[Placed] = []
    for label in labels:
        one = pinned(label, width)
        left, right = one.extent(width)
        others = (other.extent(width) for other in kept)
        if all(right + GAP <= start or end + GAP <= left for start, end in others):
            kept.append(one)
    return kept


def spread(labels: Sequence[Label], width: int) -> list[Placed]:
    """Return labels centred as near their place as they can, in their order, all on one line.

    There is no such line where they are too many: nothing is returned.
    """
    sizes = [width_of(label.text) + GAP for label in labels]
    if not labels or sum(sizes) > width:
        return []
    lefts: list[Fraction] = []
    edge = Fraction(0)
    for label, size in zip(labels, sizes, strict=True):
        edge = max(edge, label.at * width - size / 2)
        lefts.append(edge)
        edge += size
    edge = Fraction(width)
    for place in reversed(range(len(labels))):
        edge = min(edge - sizes[place], lefts[place])
        lefts[place] = edge
    return [
        Placed(label, (left + size / 2) / width, "middle")
        for label, left, size in zip(labels, lefts, sizes, strict=True)
    ]
