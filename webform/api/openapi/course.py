"""The schema of a timeline: `esslaw.reports.changes_record`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from esslaw.advice.changes import ChangeKind
from esslaw.logic.proof import Standing
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Outcome
from webform.api.openapi.shared import Answer, Day, RulebookId, Source, Truth, Value


class TextOfChange(Source):
    """A text that made a change, and the day on which it took effect."""

    day: Day
    by: str | None = Field(description="Le texte qui a fait cette version, s'il est connu.")


class FigureChanged(Answer):
    """A figure of the law that changed."""

    parameter: str
    label: str
    before: str | None
    after: str | None
    texts: list[TextOfChange]


class YearClosed(Answer):
    """A financial year that closed."""

    age: Literal["year_closed"]
    fact: str
    day: Day


class AidMoved(Answer):
    """An aid that left the window in which aids are counted, or came into it."""

    age: Literal["aid_leaves", "aid_enters"]
    fact: str
    day: Day
    amount: Value


class DatePossible(Answer):
    """A date that the other facts make possible from that day, or until it."""

    age: Literal["possible", "impossible"]
    fact: str


class AgeReached(Answer):
    """A date of the case, so many years later."""

    age: Literal["reached"]
    fact: str
    day: Day
    years: int
    reached: Day


Age = YearClosed | AidMoved | DatePossible | AgeReached


class AnswerOfCriterion(Answer):
    """What a criterion answered."""

    value: Truth
    applies: bool
    standing: Standing = Field(
        description="Sur quoi la valeur repose : les faits, ou une appréciation."
    )


class CoverageCause(Answer):
    """The rulebook starts to cover the question."""

    cause: Literal["coverage"]
    covered_from: Day


class FormalityCause(Answer):
    """A formality that changed."""

    cause: Literal["formality"]
    id: str
    label: str
    texts: list[TextOfChange]


class CriterionCause(Answer):
    """A criterion that answers otherwise, and what made it so: a text, a figure, an age."""

    cause: Literal["criterion"]
    criterion: str
    label: str
    change: ChangeKind
    before: AnswerOfCriterion | None
    after: AnswerOfCriterion | None
    texts: list[TextOfChange]
    figures: list[FigureChanged]
    ages: list[Age]


Cause = Annotated[CoverageCause | FormalityCause | CriterionCause, Field(discriminator="cause")]


class FormalityOfSpan(Answer):
    """A formality over a span."""

    id: str
    kind: FormalityKind
    label: str
    certain: Truth


class Span(Answer):
    """Days, both included, on which the answer is one."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    covered: bool
    outcome: Outcome
    parts: dict[str, Outcome]
    reservations: list[str]
    formalities: list[FormalityOfSpan]
    causes: list[Cause] = Field(description="Ce qui a commencé la période ; rien pour la première.")


class Timeline(Answer):
    """The spans of a period, in their order."""

    regime: str
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    following: list[str] = Field(description="Les dates du cas prises au jour examiné.")
    spans: list[Span]
    rulebook: RulebookId
