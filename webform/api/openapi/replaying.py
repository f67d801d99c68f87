"""The schemas of a record proved again (`esslaw.reports.replaying_record`), and of a problem."""

from __future__ import annotations

from pydantic import Field

from esslaw.replaying import Status
from esslaw.verdict import Outcome
from webform.api.openapi.law import RulebookRead
from webform.api.openapi.shared import Answer, Day, Json


class RecordAbout(Answer):
    """What a record is about."""

    sceau: str
    regime: str
    on: Day
    outcome: Outcome
    library: str
    rulebook: RulebookRead


class RecordDifference(Answer):
    """An entry that is not the same."""

    pointer: str = Field(description="Où elle se trouve : un pointeur JSON (RFC 6901).")
    one: Json
    other: Json


class ArticleVersions(Answer):
    """An article cited in other versions."""

    source: str
    one: list[Json]
    other: list[Json]
    same_wording: bool | None


class Replay(Answer):
    """What the rules at hand prove of the facts of a record."""

    status: Status = Field(
        description="« confirmed » : les mêmes règles prouvent la même chose ; « refuted » : elles "
        "ne la prouvent pas ; les deux autres : sous un autre recueil."
    )
    record: RecordAbout
    again: RecordAbout
    differences: list[RecordDifference]
    articles: list[ArticleVersions]
    criteria: list[str]


class ErrorOfRequest(Answer):
    """One thing wrong with a request."""

    path: str = Field(description="Où, dans la demande ; vide pour la demande entière.")
    code: str
    got: str
    expected: str
    suggestion: str | None


class Problem(Answer):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(description="L'identifiant stable de la sorte de problème.")
    title: str
    status: int
    detail: str
    errors: list[ErrorOfRequest]
