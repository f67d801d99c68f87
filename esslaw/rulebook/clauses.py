"""Model clauses of the statuts once read: the fact that each is for, the value that it gives.

Guarantees: immutable; a text is already cut into words and places, each place a parameter or the
target. They are drafts of French statuts, and are never translated; their notes are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.criteria import Place, Reference
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.terms import Dated

TARGET = "target"
"""The place of a clause where the figure that is aimed at is written."""


class Bound(StrEnum):
    """What a clause makes of the figure that it sets."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """Where the figure that is aimed at is written; `kind` is that of the fact."""

    kind: Kind


ClausePiece = str | Dated | TargetPlace
"""A part of a clause: words as they are, a figure of the law on the day, the target."""


@dataclass(frozen=True, slots=True, eq=False)
class ClauseVersion:
    """A clause over an interval; `text` as it is written, `pieces` the same cut at its places."""

    days: Interval
    text: str
    pieces: tuple[ClausePiece, ...]
    references: tuple[Reference, ...]
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A model clause through its versions.

    `fact` is the fact that it is for, of the kind `kind`. It gives the answer or the choice
    `value`, the value `contains` of a list, or a figure on the side of `bound`; all three are
    None for a table, of which it sets out the rows.
    """

    id: str
    fact: str
    kind: Kind
    value: bool | str | None
    contains: str | None
    bound: Bound | None
    versions: tuple[ClauseVersion, ...]
    place: Place
