"""The shape of the documents of a délibération. Form only; meaning comes later."""

from typing import Annotated

from pydantic import Field

from esslaw.rulebook.schema import DatedDoc, Doc, Identifier, References, Sentence, Whole
from esslaw.rulebook.visas import VisaKind

Drafted = Annotated[str, Field(min_length=3, max_length=1500)]
"""A sentence with slots, which may each be a long formula."""


class VisaVersionDoc(DatedDoc):
    """A document over an interval.

    `when` lists criteria, each perhaps after `not`, and comparisons: all must hold. `carried`
    lists criteria of which one at least must carry the outcome.
    """

    text: Drafted | None = None
    source: References | None = None
    when: list[str] = Field(default=[])
    carried: Annotated[list[Identifier], Field(min_length=1)] | None = None


class VisaDoc(Doc):
    """A sentence of a délibération, in French, with {slots}: a fact, a figure or a word."""

    id: Identifier
    regime: Identifier
    kind: VisaKind
    rank: Annotated[Whole, Field(ge=0)] | None = None
    slot: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)] | None = None
    gathers: Sentence | None = None
    text: Drafted | None = None
    source: References | None = None
    versions: list[VisaVersionDoc] = Field(min_length=1)
