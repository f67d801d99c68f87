"""The schemas of what is said of the law: `esslaw.reports.rules_record`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from webform.api.openapi.shared import Answer, Day, RulebookId, Source


class RulebookRead(RulebookId):
    """The rulebook that answers, and the day on which its texts were read."""

    read_on: Day | None


class RuleLine(Answer):
    """A criterion of the list."""

    id: str
    label: str
    start: Day = Field(alias="from")


class Rules(Answer):
    """Every criterion."""

    rules: list[RuleLine]
    rulebook: RulebookRead


class Condition(Answer):
    """What a criterion is only asked under."""

    criterion: str | None = Field(description="Null si la condition est une comparaison.")
    negated: bool


class Appreciation(Answer):
    """Who appreciates, and what is weighed."""

    by_whom: str
    factors: list[str]


class Citation(Source):
    """An article in the version that a criterion cites."""

    identifier: str | None
    start: Day = Field(alias="from")
    end: Day | None = Field(alias="to", description="Le dernier jour en vigueur, s'il est connu.")
    by: str | None = Field(description="Le texte qui a fait cette version, s'il est connu.")


class RuleVersion(Answer):
    """What a criterion asks over an interval."""

    start: Day = Field(alias="from")
    end: Day | None = Field(alias="to", description="Le dernier jour en vigueur, s'il est connu.")
    label: str
    body: Literal[
        "all_of", "any_of", "none_of", "at_least", "holds_if", "fact", "law_not_found"
    ] = Field(description="Ce que le critère demande de ce qui est au-dessous de lui.")
    children: list[str]
    count: int | str | None = Field(
        description="Combien il en faut (« at_least ») : un nombre, ou le chiffre de la loi qui le "
        "dit."
    )
    comparison: str | None = Field(description="La comparaison, comme la règle l'écrit.")
    applies_if: Condition | None
    reason: str | None = Field(description="Pourquoi la règle n'a pas pu être lue.")
    appreciation: Appreciation | None
    facts: list[str]
    parameters: list[str]
    sources: list[Citation]
    note: str | None


class Rule(Answer):
    """A criterion through its versions."""

    id: str
    label: str
    versions: list[RuleVersion]
    used_by: list[str] = Field(description="Les critères qui reposent sur lui.")
    regimes: list[str] = Field(description="Les régimes dont il est la réponse.")
    rulebook: RulebookRead


class PartOfRegime(Answer):
    """A part of an answer that is told apart."""

    id: str
    label: str
    goal: str


class RegimeLine(Answer):
    """A question that may be asked."""

    id: str
    label: str
    question: str
    case: Literal["structure", "intervention"] = Field(description="Ce qu'un cas doit décrire.")
    goal: str = Field(description="Le critère qui répond.")
    covered_from: Day = Field(description="Le premier jour que le recueil couvre.")
    before_coverage: str
    met: str | None
    not_met: str | None
    parts: list[PartOfRegime]


class Regimes(Answer):
    """The questions that may be asked."""

    regimes: list[RegimeLine]
    rulebook: RulebookRead
