"""The glossary once read: the terms that people meet, each with what defines it.

Guarantees: immutable; every article that a term cites and every criterion that it names exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from esslaw.rulebook.criteria import Place, Reference


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A term and what it means. `short` is how it is abbreviated, if it is; never translated.

    `references` are the articles that define it, none for a term of this rulebook's own;
    `criteria` are the main ones that use it, and `search` the words that find the others.
    """

    id: str
    term: str
    short: str | None
    text: str
    references: tuple[Reference, ...]
    criteria: tuple[str, ...]
    search: str | None
    place: Place
