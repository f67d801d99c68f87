"""What a report in pages is made of: sections, and in them a few kinds of blocks.

Guarantees: frozen, and only words: the template sets them and adds none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from esslaw.reports.words import cited
from esslaw.rulebook.criteria import Citation

BULLET, BOX, NUMBER = "•", "▢", "1."
SHAPES = MappingProxyType(
    {"●": "filled", "⊘": "barred", "○": "open", "◐": "half", "–": "dash", BULLET: "bullet"}
    | {BOX: "box", NUMBER: "number", "": ""}
)
"""The drawing of each sign: the one that the page has for it."""


SHORT = 22
"""A place of so many letters stays on its line."""
_NUMBER = re.compile(r" (?=[\dIVX]+[°e]?(?:,| |$)|[a-z](?:,| |$))")


class Raw(str):
    """A text that is set as it is: a name that someone chose, an address, a digest."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the margin shows it: the text it is in, its place there, where to read it.

    `text` is empty where it is that of the article before.
    """

    text: str
    place: str
    url: Raw


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence; `sign` is that of a status."""

    text: str
    sign: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, by its name, and what was expected; `gap` is the margin between the two."""

    label: str
    value: str = ""
    expected: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its status as a sign and a word, what it says, its articles beside it.

    `readings` and `notes` are said under it, in small; `aside` stands in the margin.
    """

    text: str
    sign: str = BULLET
    status: str = ""
    margin: tuple[Article, ...] = ()
    aside: str = ""
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list; `level` is how deep it stands under another, `dense` that its lines are short."""

    entries: tuple[Entry, ...]
    level: int = 0
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the columns `right` hold figures. The first row may name the columns."""

    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]
    folding: int
    headed: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A délibération to copy: always in French."""

    head: Raw
    kind: str
    title: str
    paragraphs: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]


Block = Paragraph | Heading | Entries | Table | Act


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it; `apart` begins a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """The answer, before anything else: its outcome as the library names it, sign and sentences."""

    outcome: str
    sign: str
    answer: str
    meaning: str
    said: tuple[Entry, ...]
    filters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `about` says in one line what is examined, where a name does not."""

    regime: str
    name: Raw
    about: str
    day: str
    question: str
    disclaimer: str
    banner: Banner
    sections: tuple[Section, ...]
    rulebook: str
    digest: Raw


def margin(citations: Iterable[Citation]) -> tuple[Article, ...]:
    """Return citations as the margin shows them; a text is named once for its articles in a row."""
    found: list[Article] = []
    text = None
    for one in citations:
        named = "" if one.text == text else cited(one).removesuffix(f", {one.article}")
        found.append(Article(named, _whole(one.article), Raw(one.url or "")))
        text = one.text
    return tuple(found)


def _whole(article: str) -> str:
    """Return the place of an article so that it breaks before a word only: « L. 3332-17-1, I »."""
    if len(article) <= SHORT:
        return article.replace(" ", "\xa0")
    return _NUMBER.sub("\xa0", article)
