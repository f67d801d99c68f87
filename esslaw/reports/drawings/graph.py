"""The graph of an outline: a criterion, and to its right all that it asks, in the law's order.

Guarantees: well-formed SVG with a title and a description, every text escaped, each criterion a
link; boxes never overlap and no line crosses a box or another line, since each branch has a band
of its own. What a line means is said in words: all, one of them, none. The drawing needs no style
sheet: its classes only let a page colour it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from esslaw.reports.outline import Twig

WIDTH, GAP, ROOM = 236, 104, 12
"""Pixels: the width of a box, of the space between two columns, and between two boxes."""
PAD, LINE, SMALL_LINE = 9, 18, 16
TEXT, SMALL = 14, 12
ANCHOR = PAD + 9
"""How far below the top of a box its lines start and end."""
BUS = 18
"""How far before a column its vertical lines stand."""
MARGIN = 4
_NARROW, _WIDE = "iljtfrI.,:;'’|!()[] ", "mwMW%œæ@ŒÆ—"
_WIDTHS = {**dict.fromkeys(_NARROW, 0.38), **dict.fromkeys(_WIDE, 0.95)}
_DASHES = {"any_of": ' stroke-dasharray="2 3"'}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of a box: its words, and whether they are small or lead deeper."""

    words: str
    small: bool = False
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A criterion in its place; `children` stand to its right, the first one at its height."""

    twig: Twig
    x: int
    y: int
    height: int
    lines: tuple[Text, ...]
    children: tuple[Box, ...]

    def __iter__(self) -> Iterator[Box]:
        """Yield the box, then all those to its right."""
        yield self
        for child in self.children:
            yield from child

    @property
    def bottom(self) -> int:
        """The lowest pixel of the box and of all those to its right."""
        return max([self.y + self.height, *(child.bottom for child in self.children)])


def graph(twig: Twig, title: str, description: str) -> str:
    """Return the drawing of an outline as SVG markup, in pixels."""
    box = placed(twig)
    boxes = list(box)
    width = max(one.x for one in boxes) + WIDTH + MARGIN
    height = box.bottom + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="graph" role="group" '
        f'aria-labelledby="graph-title" aria-describedby="graph-about" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-size="{TEXT}" fill="currentColor">'
        f'<title id="graph-title">{escape(title)}</title>'
        f'<desc id="graph-about">{escape(description)}</desc>'
        f"{''.join(_branches(one) for one in boxes)}{''.join(_box(one) for one in boxes)}</svg>"
    )


def placed(twig: Twig, x: int = MARGIN, y: int = MARGIN) -> Box:
    """Return an outline laid out: each branch in a band of its own, below the one before it."""
    lines = tuple(_lines(twig))
    height = 2 * PAD + sum(SMALL_LINE if line.small else LINE for line in lines)
    children: list[Box] = []
    below = y
    for child in twig.children:
        children.append(placed(child, x + WIDTH + GAP, below))
        below = children[-1].bottom + ROOM
    return Box(twig, x, y, height, lines, tuple(children))


def _lines(twig: Twig) -> Iterator[Text]:
    if twig.role:
        yield Text(twig.role, small=True)
    for line in wrapped(twig.label, TEXT):
        yield Text(line)
    about = ", ".join([*twig.marks, *([twig.told] if twig.told else [])])
    for words in (twig.article, about):
        for line in wrapped(words, SMALL):
            yield Text(line, small=True)
    for line in wrapped(twig.hidden, SMALL):
        yield Text(line, small=True, deeper=True)


def wrapped(words: str, size: int) -> list[str]:
    """Return words on lines that hold in a box, whatever sans-serif font shows them.

    >>> wrapped("", 14), wrapped("Un but", 14)
    ([], ['Un but'])
    """
    room, lines, line = WIDTH - 2 * PAD, [], ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if line and length(longer, size) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def length(words: str, size: int) -> float:
    """Return how many pixels words take, in the wider of the usual fonts of a screen."""
    return size * sum(_WIDTHS.get(one, 0.72 if one.isupper() else 0.61) for one in words)


def _branches(box: Box) -> str:
    """Return the lines from a box to those on its right, and how these are joined."""
    if not box.children:
        return ""
    start, bus, end = box.x + WIDTH, box.x + WIDTH + GAP - BUS, box.x + WIDTH + GAP
    levels = [child.y + ANCHOR for child in box.children]
    path = f"M{start} {levels[0]}H{end}M{bus} {levels[0]}V{levels[-1]}"
    path += "".join(f"M{bus} {level}H{end}" for level in levels[1:])
    dashes = _DASHES.get(box.twig.body, "")
    drawn = f'<path class="branches" d="{path}" fill="none" stroke="currentColor"{dashes}/>'
    if box.twig.body == "none_of":
        bar = f"M{start + 8} {levels[0] + 6}l8 -12"
        drawn += f'<path class="branches" d="{bar}" fill="none" stroke="currentColor"/>'
    if box.twig.joined:
        drawn += (
            f'<text class="joined" x="{start + 5}" y="{levels[0] - 5}" font-size="{SMALL}">'
            f"{escape(box.twig.joined)}</text>"
        )
    return drawn


def _box(box: Box) -> str:
    """Return a box: the link to its criterion, and the one that leads deeper under it."""
    own = "".join(_texts(box, deeper=False))
    kind = " told" if box.twig.told else " missing" if box.twig.body == "law_not_found" else ""
    dashes = ' stroke-dasharray="5 3"' if kind else ""
    drawn = (
        f"<a href={quoteattr(box.twig.address)}>"
        f'<rect class="box{kind}" x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" '
        f'rx="2" fill="none" stroke="currentColor"{dashes}/>{own}</a>'
    )
    deeper = "".join(_texts(box, deeper=True))
    return f"{drawn}<a href={quoteattr(box.twig.deeper)}>{deeper}</a>" if deeper else drawn


def _texts(box: Box, *, deeper: bool) -> Iterator[str]:
    y = box.y + PAD
    for line in box.lines:
        y += SMALL_LINE if line.small else LINE
        if line.deeper is deeper:
            size = f' font-size="{SMALL}"' if line.small else ""
            style = ' class="deeper"' if deeper else ' class="small"' if line.small else ""
            yield (f'<text{style} x="{box.x + PAD}" y="{y - 4}"{size}>{escape(line.words)} </text>')
