"""The documents of a délibération once read: its texts, its reasons, its articles.

Guarantees: immutable; a sentence is already cut into words and slots, each slot a typed term or
the name of another document. They are drafts of a French act, and are never translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from esslaw.rulebook.criteria import Condition, Place, Reference
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.terms import Term

ARTICLES = "articles"
"""The slot of a text where the articles that are cited are written."""


class VisaKind(StrEnum):
    """What a document of a délibération drafts.

    Of the heads, of the titles, of the assemblies and of the words of a same slot, the first that
    fits is taken. A `texte` introduces the articles of a text; an `article` says when one is cited.
    """

    ENTETE = "entete"
    TITRE = "titre"
    ASSEMBLEE = "assemblee"
    MOT = "mot"
    TEXTE = "texte"
    ARTICLE = "article"
    ACTE = "acte"
    CONSIDERANT = "considerant"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Word:
    """A slot that another document fills, by the name of the slot; or the articles of a text."""

    name: str


Piece = str | Term | Word
"""A part of a sentence: words as they are, a term to compute, the name of a slot."""


@dataclass(frozen=True, slots=True, eq=False)
class VisaVersion:
    """A document over an interval.

    It is called for when all of `when` hold, and when one of `carried`, if there are any, carries
    the outcome. `text` is the sentence as it is written, `pieces` the same cut at its slots.
    """

    days: Interval
    text: str | None
    pieces: tuple[Piece, ...]
    references: tuple[Reference, ...]
    when: tuple[Condition, ...]
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Visa:
    """A document of a délibération through its versions.

    `slot` is what a word fills, `gathers` the text of which a `texte` gathers the articles; those
    without a `rank` come after the others.
    """

    id: str
    regime: str
    kind: VisaKind
    rank: int | None
    slot: str | None
    gathers: str | None
    versions: tuple[VisaVersion, ...]
    place: Place
