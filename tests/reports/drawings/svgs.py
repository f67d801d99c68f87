"""What a browser makes of a drawing: its parts, and where its texts are at a width."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from xml.etree import ElementTree

from esslaw.reports.drawings.labels import width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A text and the room that it takes, in pixels."""

    text: str
    left: Fraction
    right: Fraction
    top: int
    bottom: int

    def over(self, other: Box) -> bool:
        """Whether it is set over another one."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Drawn:
    """A drawing, read as the XML that it is."""

    def __init__(self, markup: str) -> None:
        self.root = ElementTree.fromstring(markup)
        self.markup = markup

    def one(self, tag: str) -> str:
        """Return the text of the only part of a kind."""
        (found,) = self.root.iter(SVG + tag)
        return plain(found.text or "")

    @property
    def texts(self) -> list[str]:
        return [plain(one.text or "") for one in self.root.iter(SVG + "text")]

    def looks(self, kind: str, tag: str = "rect") -> list[ElementTree.Element]:
        return [one for one in self.root.iter(SVG + tag) if one.get("class") == kind]

    def boxes(self, width: int) -> list[Box]:
        """Return where the texts are when the drawing is so wide."""
        return [_box(one, width) for one in self.root.iter(SVG + "text")]

    def ids(self) -> list[str]:
        return [name for one in self.root.iter() if (name := one.get("id"))]


def _box(text: ElementTree.Element, width: int) -> Box:
    said, place, y = text.text or "", text.get("x", "0"), int(text.get("y", "0"))
    share = Fraction(place.rstrip("%"))
    at = share * width / 100 if place.endswith("%") else share
    took = width_of(said)
    left = at - {"middle": took / 2, "end": took}.get(text.get("text-anchor", ""), Fraction(0))
    return Box(said, left, left + took, y - 11, y + 3)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def check(markup: str, widths: tuple[int, ...] = (280, 320, 640, 1000)) -> Drawn:
    """Return a drawing, once sure that it is whole and that no text is over another or cut."""
    drawn = Drawn(markup)
    root = drawn.root
    assert root.tag == SVG + "svg"
    assert root.get("role") == "img"
    title, about = (root.get("aria-labelledby") or "").split()
    assert [one.get("id") for one in root[:2]] == [title, about]
    assert drawn.one("title")
    assert drawn.one("desc")
    assert len(drawn.ids()) == len(set(drawn.ids()))
    assert not [one for one in root.iter() if one.get("style")]
    used = {
        one.get("fill", "")[5:-1] for one in root.iter() if one.get("fill", "").startswith("url")
    }
    assert used <= set(drawn.ids())
    height = int(root.get("height", "0"))
    for width in (int(root.get("width", "0")),) if root.get("viewBox") else widths:
        boxes = drawn.boxes(width)
        for place, box in enumerate(boxes):
            assert -1 <= box.left <= box.right <= width + 1, box
            assert box.top >= -1, box
            assert box.bottom <= height, box
            assert not [other for other in boxes[:place] if box.over(other)], box
    return drawn
