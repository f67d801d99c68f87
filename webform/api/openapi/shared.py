"""What the schemas of several answers share. The models of answers only document them.

Guarantees: an answer that has a key more, or a key less, is not of its schema.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from esslaw.facts.fact import Change, Subject
from esslaw.rulebook.lists import Evidence
from esslaw.verdict import Outcome

Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Json = Annotated[Any, WithJsonSchema({})]
Truth = Literal["true", "false", "unknown"]
Scalar = bool | int | str | None
Value = Scalar | list[Scalar]


class Answer(BaseModel):
    """A part of an answer: no other key than those of its model."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RulebookId(Answer):
    """The rulebook that answered."""

    version: str
    digest: str = Field(description="SHA-256 des documents de règles.")


class Source(Answer):
    """An article."""

    text: str = Field(description="Le texte : une loi, un code, un règlement.")
    article: str = Field(description="L'article et, s'il est précisé, son point.")
    evidence: Evidence = Field(
        description="Comment sa rédaction a été lue ; tout ce qui n'est pas « verbatim » est à "
        "vérifier."
    )
    url: str | None


class About(Answer):
    """What every answer read off one verdict starts with."""

    regime: str
    on: Day = Field(description="La date de droit.")
    outcome: Outcome = Field(
        description="« undetermined » tant qu'une réponse manque : jamais un refus."
    )


class OpenQuestion(Answer):
    """A fact that can still change the outcome."""

    fact: str = Field(description="Où le fait s'écrit dans le cas.")
    label: str
    group: Subject


ChangedBy = Annotated[
    Change, Field(description="Comment le fait peut changer : statuts, assemblée, temps, tiers…")
]
