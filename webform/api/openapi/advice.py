"""The schemas of what is read off one verdict, and of who may act."""

from __future__ import annotations

from pydantic import Field

from esslaw.advice.authorities import Answer as MayAct
from esslaw.facts.fact import Subject
from webform.api.openapi.shared import About, Answer, ChangedBy, Day, RulebookId, Source, Value


class QuestionAsked(Answer):
    """A question that is still open."""

    fact: str = Field(description="Où le fait s'écrit dans le cas.")
    label: str
    help: str = Field(description="Où une personne trouve cette information.")
    settles: bool = Field(description="Une des réponses suffit à conclure.")


class QuestionGroup(Answer):
    """The questions of one subject."""

    group: Subject
    label: str
    questions: list[QuestionAsked]


class Questions(About):
    """The questions that are still open, by subject."""

    at_most: int = Field(description="Le nombre de réponses après lequel on conclut toujours.")
    settling: int = Field(description="Le nombre de questions dont une réponse suffit à conclure.")
    groups: list[QuestionGroup]


class LeverOfWay(Answer):
    """A change of one fact, with all that is said of it."""

    fact: str
    now: Value
    targets: list[Value] = Field(description="Les valeurs qui font toutes l'affaire.")
    at_least: Value = Field(description="La plus petite valeur qui suffit, si elle est un seuil.")
    at_most: Value = Field(description="La plus grande valeur qui suffit, si elle est un seuil.")
    rows: list[int | str] = Field(description="Les lignes du tableau qui changent.")
    years: int | None
    change_by: ChangedBy
    delay: str
    criterion: str
    articles: list[str]
    model_clause: str | None = Field(description="Une clause modèle pour les statuts, en français.")


class Levers(About):
    """What would turn a refusal."""

    ways: list[list[LeverOfWay]] = Field(description="Ce qui suffit à rendre la réponse positive.")
    openings: list[list[LeverOfWay]] = Field(
        description="Ce qui lève le refus en laissant des questions ouvertes."
    )
    fixed: list[str] = Field(description="Les critères auxquels rien ne peut changer.")
    exhaustive: bool = Field(description="Faux si la recherche a été arrêtée avant sa fin.")


class CriterionCited(Answer):
    """A criterion and its articles."""

    criterion: str
    label: str
    sources: list[Source]


class CriterionWanted(CriterionCited):
    """A criterion that must hold, or must not."""

    wanted: bool


class AuthorityLine(Answer):
    """What the law says to one authority, or of one instrument."""

    choice: str
    label: str
    own: bool = Field(description="C'est la collectivité, ou l'instrument, du cas.")
    answer: MayAct
    ways: list[list[CriterionWanted]] = Field(description="À quelles conditions.")
    grounds: list[CriterionCited] = Field(description="Sur quoi un oui repose.")
    causes: list[CriterionCited] = Field(description="Ce qui fait un non.")
    reservations: list[str]


class WhoMayAct(Answer):
    """What the law says to every authority, or of every instrument."""

    asked: str = Field(description="Ce qui varie : « collectivite.type » ou « instrument ».")
    on: Day
    lines: list[AuthorityLine]
    rulebook: RulebookId
