"""The shape of the glossary. Form only; meaning comes later."""

from typing import Annotated

from pydantic import Field

from esslaw.rulebook.schema import Doc, Identifier, References, Sentence

Short = Annotated[str, Field(min_length=2, max_length=20)]
Words = Annotated[str, Field(min_length=2, max_length=60)]


class DefinitionDoc(Doc):
    """A term that people meet, and what it means; `source` where the law defines it.

    `short` is its abbreviation; `criteria` are the main ones that use it, `search` the words that
    find the others.
    """

    id: Identifier
    term: Sentence
    short: Short | None = None
    definition: Sentence
    source: References | None = None
    criteria: list[Identifier] = Field(default=[])
    search: Words | None = None
