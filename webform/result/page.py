"""The page of the result: one section a regime, then what is common to all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esslaw import Case, Verdict, examine
from esslaw.facts.choices import TypeFinanceur
from esslaw.reports.amounts import day
from esslaw.rulebook.criteria import Rulebook
from webform.asked import REGIMES
from webform.language import Language
from webform.result.advice import (
    DuePart,
    MissingPart,
    ToVerify,
    formalities,
    missing,
    to_verify,
)
from webform.result.banner import Banner, banner
from webform.result.conditions import Condition, conditions
from webform.result.reasoning import Sentence, sentences
from webform.result.tree import Branch, anchors, tree
from webform.result.ways import Way, ways


@dataclass(frozen=True, slots=True)
class Section:
    """A regime: its answer, what would change it, its conditions, its reasoning, its proof."""

    regime: str
    label: str
    banner: Banner
    ways: tuple[Way, ...]
    conditions: tuple[Condition, ...]
    reasoning: tuple[Sentence, ...]
    confirmed: bool
    proof: Branch
    formalities: tuple[DuePart, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything that the page shows."""

    name: str
    day: str
    sections: tuple[Section, ...]
    missing: tuple[MissingPart, ...]
    to_verify: tuple[ToVerify, ...]
    version: str
    digest: str


def result_page(case: Case, on: date, law: Rulebook, _: Language) -> ResultPage:
    """Return the page of a case at a date of law; raise when the two engines disagree."""
    verdicts = [examine(case, regime, on, law) for regime in _regimes(case)]
    return ResultPage(
        name=case.structure.denomination or "",
        day=day(on, _.code),
        sections=tuple(_sections(verdicts, _)),
        missing=missing(verdicts, _),
        to_verify=tuple(to_verify(verdicts, _)),
        version=law.version,
        digest=law.digest,
    )


def _regimes(case: Case) -> Iterator[str]:
    """Yield the regimes to show; the last one is for bodies which say that they are financers."""
    financer = case.structure.type_financeur
    for regime in REGIMES:
        if regime != "esus_assimile" or financer not in (None, TypeFinanceur.AUCUN):
            yield regime


def _sections(verdicts: list[Verdict], _: Language) -> Iterator[Section]:
    goals = {verdict.regime.goal for verdict in verdicts}
    proofs: dict[str, str] = {}
    for verdict in verdicts:
        others = goals - {verdict.regime.goal}
        told = {goal: proofs[goal] for goal in others if goal in proofs}
        proof = tree(verdict, told, _)
        proofs |= anchors(proof)
        yield Section(
            verdict.regime.id,
            _(verdict.regime.label),
            banner(verdict, others, proofs, _),
            ways(verdict, _),
            conditions(verdict, others, proofs, _),
            sentences(verdict, _),
            verdict.reasoning.second_opinion,
            proof,
            formalities(verdict, _),
        )
