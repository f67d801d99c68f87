"""The shape of the rule documents, one model a kind of file. Form only; meaning comes later.

Guarantees: nothing is converted: a date is a date, a figure is exact, an answer is not a number.
Annotations are types, not texts for pydantic to compile: see `esslaw.facts.fact`.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, Strict
from pydantic_core import PydanticCustomError

from esslaw.facts.fact import Subject
from esslaw.rulebook.lists import Evidence, FormalityKind

ID = r"^[a-z][a-z0-9_]*(\.[A-Za-z0-9][A-Za-z0-9_\-]*)*$"
Identifier = Annotated[str, Field(pattern=ID, max_length=90)]
Sentence = Annotated[str, Field(min_length=3, max_length=700)]
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_FIGURE = re.compile(r"[-+]?[0-9]{1,40}(\.[0-9]{1,40})?\Z", re.ASCII)


def _exact(value: Any) -> Decimal:
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not number and not (isinstance(value, str) and _FIGURE.match(value)):
        raise PydanticCustomError("figure", "un nombre exact est attendu, comme 0.66")
    return Decimal(value)


def _day(value: Any) -> date:
    if not isinstance(value, date):
        raise PydanticCustomError(
            "day", "une date AAAA-MM-JJ qui existe est attendue, sans guillemets"
        )
    if not FIRST_DAY <= value <= LAST_DAY:
        raise PydanticCustomError(
            "day", "une date entre 1000 et 2999 est attendue ; sans fin, ne pas écrire to"
        )
    return value


def _figure(value: Any) -> Decimal | date:
    return _day(value) if isinstance(value, date) else _exact(value)


def _count(value: Any) -> int | str:
    if isinstance(value, str):
        return value
    if not isinstance(value, int) or isinstance(value, bool):
        raise PydanticCustomError("count", "un nombre entier ou un paramètre est attendu")
    if value < 1:
        raise PydanticCustomError("count", "un nombre d'au moins 1 est attendu")
    return value


def _sha256(value: Any) -> str:
    if not isinstance(value, str) or not _SHA256.match(value):
        raise PydanticCustomError(
            "sha256", "une empreinte est attendue : 64 chiffres hexadécimaux, en minuscules"
        )
    return value


Sha256 = Annotated[str, BeforeValidator(_sha256)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Day = Annotated[date, BeforeValidator(_day)]
Figure = Annotated[Decimal | date, PlainValidator(_figure)]
Whole = Annotated[int, Strict()]
CountOrParameter = Annotated[int | str, PlainValidator(_count)]
OneOrMore = BeforeValidator(lambda v: v if isinstance(v, list) else [v])


class Doc(BaseModel):
    """What every part of a rule document shares: frozen, and no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DatedDoc(Doc):
    """A part in force from a day, and perhaps to a day (its last)."""

    from_: Day = Field(alias="from")
    to: Day | None = None


class SourceVersionDoc(DatedDoc):
    """One version of an article. `caveat` is shown wherever a verdict rests on it.

    `by` is the text that made it: « Loi n° 2024-537 du 13 juin 2024, art. 8 »;
    `since_unknown` says that `from` is only the day on which it was read as it stands.
    """

    identifier: str | None = None
    evidence: Evidence
    caveat: Sentence | None = None
    by: Sentence | None = None
    since_unknown: bool = False


class SourceDoc(Doc):
    """An article of a text. `text_identifier` and `collection` make its Légifrance link."""

    id: Identifier
    text: Sentence
    article: str
    text_identifier: str | None = None
    collection: Literal["codes", "loda", "jorf", "none"]
    url: str | None = None
    published: Day | None = None
    versions: list[SourceVersionDoc] = Field(min_length=1)


class FingerprintDoc(Doc):
    """The fingerprint of the wording of an article in the version that starts on a day.

    They are written apart from the sources: a machine makes them, no one reads them.
    """

    article: Identifier
    from_: Day = Field(alias="from")
    sha256: Sha256


class ReferenceDoc(Doc):
    """Where in an article: its point and paragraph."""

    article: Identifier
    point: str | None = None


References = Annotated[list[ReferenceDoc], OneOrMore]


class AppreciationDoc(Doc):
    """Who appreciates an open-textured term, and what is usually weighed."""

    by: Sentence
    factors: list[Sentence] = []


class AtLeastDoc(Doc):
    """At least `n` of some criteria; a figure of the law is the parameter of that name."""

    n: CountOrParameter
    of: list[Identifier] = Field(min_length=1)


Children = Annotated[list[Identifier], Field(min_length=1)]


class CriterionVersionDoc(DatedDoc):
    """What a criterion asks over an interval: exactly one body."""

    label: Sentence | None = None
    source: References | None = None
    all_of: Children | None = None
    any_of: Children | None = None
    none_of: Children | None = None
    at_least: AtLeastDoc | None = None
    holds_if: str | None = None
    fact: str | None = None
    law_not_found: Sentence | None = None
    applies_if: str | None = None
    appreciation: AppreciationDoc | None = None
    note: Sentence | None = None


class CriterionDoc(Doc):
    """A criterion: a French sentence that is true, false or unknown of a case."""

    id: Identifier
    label: Sentence
    source: References | None = None
    versions: list[CriterionVersionDoc] = Field(min_length=1)


class FormalityVersionDoc(DatedDoc):
    """A formality over an interval; `when` lists criteria, each perhaps after `not`."""

    label: Sentence | None = None
    source: References | None = None
    when: list[str] = []
    note: Sentence | None = None


class FormalityDoc(Doc):
    """Something to know or to do once the proof is made: a piece, a delay, a duration."""

    id: Identifier
    regime: Identifier
    kind: FormalityKind
    label: Sentence
    source: References | None = None
    versions: list[FormalityVersionDoc] = Field(min_length=1)


class ParameterVersionDoc(DatedDoc):
    """The value of a parameter over an interval: exact, or a day.

    `journal_officiel`: day of publication.
    """

    value: Figure
    source: References
    journal_officiel: Day | None = None
    note: Sentence | None = None


class CalendarYearDoc(Doc):
    """A yearly parameter: twelve months of a monthly one; `until`: the last year known."""

    of: Identifier
    until: Annotated[Whole, Field(ge=1900, le=2200)]
    caveat: Sentence | None = None


class ParameterDoc(Doc):
    """A figure of the law, by date."""

    id: Identifier
    label: Sentence
    unit: Literal["money", "ratio", "number", "years", "date"]
    versions: list[ParameterVersionDoc] = []
    calendar_year: CalendarYearDoc | None = None


class AnswersDoc(Doc):
    """What a yes and a no mean, in one sentence about the structure."""

    met: Sentence
    not_met: Sentence


class PartDoc(Doc):
    """A part of a regime's answer, which is told apart: a filter of an intervention."""

    id: Identifier
    label: Sentence
    goal: Identifier


class RegimeDoc(Doc):
    """A question that can be asked of a case, and the first day it is answered for.

    `case` says of what it is asked; `parts` are told apart, in the order in which they are asked;
    `opens_with` are the subjects that a form, one subject a page, begins with.
    Regimes are listed by `rank`, then by name.
    """

    id: Identifier
    label: Sentence
    question: Sentence
    goal: Identifier
    covered_from: Day
    before: Sentence
    rank: Whole = 0
    answers: AnswersDoc | None = None
    case: Literal["structure", "intervention"] = "structure"
    parts: list[PartDoc] = []
    opens_with: list[Subject] = []


class RulebookDoc(Doc):
    """The rulebook's own version, and the day on which its texts were read."""

    version: str
    read_on: Day
