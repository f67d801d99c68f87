"""The schema of a verdict: `esslaw.reports.record`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from esslaw.advice.authorities import Answer as MayAct
from esslaw.facts.preuve import Degre
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Outcome
from webform.api.openapi.shared import (
    About,
    Answer,
    ChangedBy,
    OpenQuestion,
    RulebookId,
    Source,
    Truth,
    Value,
)


class Grade(Answer):
    """How far the facts that carry the outcome are proved."""

    degre: Degre | None = Field(description="Null si la conclusion ne repose sur aucun fait.")
    facts: list[str] = Field(description="Les faits qui ont ce degré, le plus faible.")


class LeverChange(Answer):
    """A change of one fact."""

    fact: str
    now: Value
    target: Value
    change_by: ChangedBy
    criterion: str


class FactRead(Answer):
    """A fact that a criterion read."""

    fact: str
    value: Value = Field(description="Null si le fait est inconnu.")
    expected: str | None = Field(description="La comparaison attendue, comme « <= 221842.90 ».")


class ProofNode(Answer):
    """A criterion, its value and what made it."""

    id: str
    label: str
    value: Truth
    applies: bool = Field(description="Faux : sans objet, ce qui ne nuit pas.")
    sources: list[Source]
    facts: list[FactRead]
    children: list[ProofNode]


class FormalityDue(Answer):
    """Something to know, to do or to verify."""

    id: str
    kind: FormalityKind | Literal["a_verifier"]
    label: str
    certain: Truth
    sources: list[Source]


class PartOfVerdict(Answer):
    """A filter of an intervention."""

    outcome: Outcome
    applies: bool
    reservations: list[str]
    open_questions: list[OpenQuestion]


class AlternativeLine(Answer):
    """Another authority, or another instrument."""

    choice: str
    answer: MayAct
    ways: list[list[str]]


class Alternatives(Answer):
    """What else may be done, where an intervention is refused."""

    authorities: list[AlternativeLine]
    instruments: list[AlternativeLine]


class Verdict(About):
    """A verdict and its proof."""

    grade: Grade | None = Field(description="Null tant que la conclusion n'est pas acquise.")
    reservations: list[str] = Field(
        description="Les critères laissés à l'appréciation d'une autorité ou d'un juge, sur "
        "lesquels la conclusion repose."
    )
    open_questions: list[OpenQuestion]
    levers: list[list[LeverChange]] = Field(
        description="Chaque plus petit ensemble de changements qui suffit, du plus facile au plus "
        "difficile ; vide si rien n'est refusé."
    )
    formalities: list[FormalityDue]
    rulebook: RulebookId
    proof: ProofNode
    parts: dict[str, PartOfVerdict] = Field(
        default_factory=dict, description="Pour une intervention : chacun de ses filtres."
    )
    blocking: str | None = Field(
        default_factory=str, description="Pour une intervention : le premier filtre qui bloque."
    )
    alternatives: Alternatives = Field(
        default_factory=lambda: Alternatives(authorities=[], instruments=[]),
        description="Pour une intervention refusée : qui d'autre, par quel autre instrument.",
    )
