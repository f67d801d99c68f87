"""The shape of a record: what each entry is. Form only; replaying says whether it holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict
from pydantic_core import PydanticCustomError

Text = Annotated[str, Strict()]
Flag = Annotated[bool, Strict()]


def _day(value: Any) -> Any:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PydanticCustomError("day", "a day, AAAA-MM-JJ") from None
    return value


Day = Annotated[str, BeforeValidator(_day)]


Outcome = Literal["met", "not_met", "undetermined"]


class Doc(BaseModel):
    """What every part of a record shares: no other key, nothing converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RulebookDoc(Doc):
    """The rulebook that answered."""

    version: Text
    digest: Text
    read_on: Day | None


class GradeDoc(Doc):
    """The weakest grade of evidence, and the facts that have it."""

    degre: Text | None
    facts: list[Text]


class PartDoc(Doc):
    """A part of the answer."""

    outcome: Outcome
    applies: Flag
    reservations: list[Text]


class UseDoc(Doc):
    """A fact that a leaf read."""

    fact: Text
    value: Any
    expected: Text | None


class NodeDoc(Doc):
    """A node of the proof."""

    value: Literal["true", "false", "unknown"]
    standing: Literal["settled", "appreciation"]
    applies: Flag
    carries: Flag
    children: list[Text]
    articles: tuple[Text, ...] = ()
    facts: tuple[UseDoc, ...] = ()


class FigureVersionDoc(Doc):
    """A version of a figure."""

    value: Text
    from_: Day = Field(alias="from")
    to: Day | None
    articles: list[Text]


class FigureDoc(Doc):
    """A figure of the law."""

    value: Text | None
    months_of: Text | None = None
    versions: list[FigureVersionDoc]


class ArticleDoc(Doc):
    """An article in the version that was applied."""

    text: Text
    article: Text
    identifier: Text | None
    from_: Day = Field(alias="from")
    to: Day | None
    evidence: Text
    fingerprint: Text | None


class RecordDoc(Doc):
    """A whole record."""

    format: Text
    library: Text
    rulebook: RulebookDoc
    regime: Text
    on: Day
    covered: Flag
    kind: Text
    facts: dict[str, Any]
    preuves: dict[str, dict[str, Text]]
    outcome: Outcome
    grade: GradeDoc | None
    reservations: list[Text]
    parts: dict[str, PartDoc]
    goal: Text
    proof: dict[str, NodeDoc]
    parameters: dict[str, FigureDoc]
    articles: dict[str, ArticleDoc]
    digests: dict[str, Text]
    sceau: Text
