"""The page of the result: one section for each regime of a door, then what is common to all.

Guarantees: every verdict that the page shows, those of the other doors as well, was derived by
both engines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esslaw import Case, Verdict, overview
from esslaw.facts.choices import TypeFinanceur
from esslaw.reports.amounts import day
from esslaw.rulebook.book import Rulebook
from webform.doors import Door
from webform.language import Language
from webform.plan import Plan
from webform.result.advice import (
    DuePart,
    MissingPart,
    ToVerify,
    formalities,
    missing,
    to_verify,
)
from webform.result.banner import Banner, banner
from webform.result.capital import Capital, capital
from webform.result.conditions import Condition, conditions
from webform.result.margins import Margin, margins
from webform.result.overview import Group, groups
from webform.result.reasoning import Sentence, sentences
from webform.result.sources import Source, sources
from webform.result.tree import Branch, anchors, tree
from webform.result.ways import Way, ways

CAPPED = "scic"
"""The regime that has a capital table."""


@dataclass(frozen=True, slots=True)
class Section:
    """A regime: its answer, what would change it, its figures, its conditions, its proof."""

    regime: str
    label: str
    banner: Banner
    ways: tuple[Way, ...]
    margins: tuple[Margin, ...]
    conditions: tuple[Condition, ...]
    reasoning: tuple[Sentence, ...]
    confirmed: bool
    proof: Branch
    formalities: tuple[DuePart, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The family that the legal form belongs to, and what follows from it."""

    sentence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything that the page shows."""

    name: str
    day: str
    families: tuple[Family, ...]
    sections: tuple[Section, ...]
    missing: tuple[MissingPart, ...]
    capital: Capital | None
    overview: tuple[Group, ...]
    to_verify: tuple[ToVerify, ...]
    version: str
    digest: str

    @property
    def regimes(self) -> tuple[tuple[str, str], ...]:
        """The regimes of the page, each with its label."""
        return tuple((section.regime, section.label) for section in self.sections)


def result_page(
    case: Case, on: date, door: Door, plan: Plan, law: Rulebook, _: Language
) -> ResultPage:
    """Return the page of a case at a date of law; raise when the two engines disagree.

    The plan concerns the regime that caps a part of the capital: other pages leave it alone.
    """
    seen = overview(case, on, law)
    for line in seen.lines:
        line.verdict.reasoning  # noqa: B018 (the second engine must agree on all that is shown)
    by_regime = {line.verdict.regime.id: line.verdict for line in seen.lines}
    verdicts = [by_regime[name] for name in regimes_of(case, door)]
    capped = next((verdict for verdict in verdicts if verdict.regime.id == CAPPED), None)
    return ResultPage(
        name=case.structure.denomination or "",
        day=day(on, _.code),
        families=tuple(Family(_(one.label), sources(one.citations, _)) for one in seen.families),
        sections=tuple(_sections(verdicts, _)),
        missing=missing(verdicts, _),
        capital=capital(capped, plan, _) if capped else None,
        overview=tuple(groups(seen, frozenset(one.regime.id for one in verdicts), _)),
        to_verify=tuple(to_verify(verdicts, _)),
        version=law.version,
        digest=law.digest,
    )


def regimes_of(case: Case, door: Door) -> Iterator[str]:
    """Yield the regimes to show; one of them is for bodies which say that they are financers."""
    financer = case.structure.type_financeur
    for regime in door.regimes:
        if regime.id != "esus_assimile" or financer not in (None, TypeFinanceur.AUCUN):
            yield regime.id


def _sections(verdicts: list[Verdict], _: Language) -> Iterator[Section]:
    goals = {verdict.regime.goal for verdict in verdicts}
    proofs: dict[str, str] = {}
    measured: set[str] = set()
    for verdict in verdicts:
        made = section(verdict, goals - {verdict.regime.goal}, proofs, measured, _)
        proofs |= anchors(made.proof)
        measured |= {margin.proof.id for margin in verdict.margins}
        yield made


def section(
    verdict: Verdict,
    others: Collection[str],
    proofs: Mapping[str, str],
    measured: Collection[str],
    _: Language,
) -> Section:
    """Return the section of a regime; `others` are goals that the page proves by themselves.

    `proofs` is where it has proved criteria so far, `measured` those whose margin it has shown.
    """
    proof = tree(verdict, {goal: proofs[goal] for goal in others if goal in proofs}, _)
    proofs = {**proofs, **anchors(proof)}
    return Section(
        verdict.regime.id,
        _(verdict.regime.label),
        banner(verdict, others, proofs, _),
        ways(verdict, _),
        tuple(margins(verdict, proofs, measured, _)),
        conditions(verdict, others, proofs, _),
        sentences(verdict, _),
        verdict.reasoning.second_opinion,
        proof,
        formalities(verdict, _),
    )
