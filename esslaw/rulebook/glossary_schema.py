"""The shape of the glossary. Form only; meaning comes later."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from esslaw.rulebook.schema import Doc, Identifier, References, Sentence


class DefinitionDoc(Doc):
    """A term that people meet, and what it means; `source` where the law defines it.

    `short` is its abbreviation; `criteria` are the main ones that use it, `search` the words that
    find the others.
    """

    id: Identifier
    term: Sentence
    short: Annotated[str, Field(min_length=2, max_length=20)] | None = None
    definition: Sentence
    source: References | None = None
    criteria: list[Identifier] = []
    search: Annotated[str, Field(min_length=2, max_length=60)] | None = None
