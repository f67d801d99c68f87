"""The shape of the model clauses of the statuts. Form only; meaning comes later."""

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from esslaw.rulebook.clauses import Bound
from esslaw.rulebook.schema import DatedDoc, Doc, Identifier, References, Sentence

Drafted = Annotated[str, Field(min_length=3, max_length=4000)]
"""A clause, in as many paragraphs as it takes, with places."""


def _answer(value: Any) -> bool | str:
    if isinstance(value, bool | str):
        return value
    raise PydanticCustomError("answer", "true, false ou une valeur de la liste est attendu")


Answer = Annotated[bool | str, PlainValidator(_answer)]


class ClauseVersionDoc(DatedDoc):
    """A clause over an interval; `note` warns its reader."""

    text: Drafted | None = None
    source: References | None = None
    note: Sentence | None = None


class ClauseDoc(Doc):
    """A clause that gives a fact a value: one of `value`, `contains` and `bound` says which.

    `value` for an answer or a choice, `contains` for a value of a list, `bound` for a figure,
    which the clause writes at its place {target}; a table has none of them.
    """

    id: Identifier
    fact: str
    value: Answer | None = None
    contains: str | None = None
    bound: Bound | None = None
    text: Drafted | None = None
    source: References | None = None
    versions: list[ClauseVersionDoc] = Field(min_length=1)
