"""The page of an intervention, and that of the plan for responsible purchasing (SPASER).

Guarantees: the verdict was derived by both engines; each part of the page is read off it, or off
the tables that the library makes of the same case on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esslaw import Case, Verdict, aid_ledger, examine, instruments_open, who_may_act
from esslaw.advice.authorities import AUTHORITY, INSTRUMENT
from esslaw.advice.entry import entry
from esslaw.i18n import sentence
from esslaw.reports.amounts import day
from esslaw.reports.grades import graded
from esslaw.reports.intervention import OTHER_WAYS, OTHERS_MAY, described
from esslaw.rulebook.book import Rulebook
from esslaw.verdict import Outcome
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
from webform.result.intervention.act import Deliberation, deliberation_of
from webform.result.intervention.entry import EntrySection, entry_section
from webform.result.intervention.powers import Others, Powers, alternatives, powers
from webform.result.intervention.register import Register, register
from webform.result.intervention.stages import WHOSE, Stage, stages
from webform.result.page import Section, section
from webform.result.reasoning import Sentence, sentences
from webform.result.ways import Way, ways

INTERVENTION, SPASER = "intervention", "spaser"
"""The regimes that are asked of a case of this kind."""
UNNAMED = sentence("Intervention d'une collectivité")


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Another way: who else may act, or by what else, in groups of one answer."""

    title: str
    groups: tuple[Others, ...]


@dataclass(frozen=True, slots=True)
class InterventionPage:
    """Everything that the page of an intervention shows; `about` says which one it is.

    `regimes` are those that it answers, each with its label.
    """

    name: str
    regimes: tuple[tuple[str, str], ...]
    about: tuple[str, ...]
    day: str
    banner: Banner
    grade: tuple[str, ...]
    stages: tuple[Stage, ...]
    missing: tuple[MissingPart, ...]
    alternatives: tuple[Alternatives, ...]
    ways: tuple[Way, ...]
    entry: EntrySection | None
    register: Register | None
    deliberation: Deliberation
    formalities: tuple[DuePart, ...]
    powers: tuple[Powers, ...]
    reasoning: tuple[Sentence, ...]
    confirmed: bool
    to_verify: tuple[ToVerify, ...]
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class SpaserPage:
    """Everything that the page of the plan for responsible purchasing shows."""

    name: str
    regimes: tuple[tuple[str, str], ...]
    day: str
    section: Section
    missing: tuple[MissingPart, ...]
    to_verify: tuple[ToVerify, ...]
    version: str
    digest: str


def intervention_page(case: Case, on: date, law: Rulebook, _: Language) -> InterventionPage:
    """Return the page of an intervention at a date of law; raise when the engines disagree."""
    verdict = examine(case, INTERVENTION, on, law)
    confirmed = verdict.reasoning.second_opinion
    filters, proofs = stages(verdict, _)
    tables, others = _powers(verdict, _)
    made = entry(verdict.proof, law)
    return InterventionPage(
        name=_name(case, _),
        regimes=((verdict.regime.id, _(verdict.regime.label)),),
        about=tuple(_about(case, _)),
        day=day(on, _.code),
        banner=banner(verdict, (), proofs, _, WHOSE),
        grade=tuple(map(_, graded(verdict, _.translate))),
        stages=filters,
        missing=missing([verdict], _),
        alternatives=others if verdict.outcome is Outcome.NOT_MET else (),
        ways=ways(verdict, _),
        entry=entry_section(made, _) if made is not None else None,
        register=register(aid_ledger(case, on, law), _) if verdict.covered else None,
        deliberation=deliberation_of(verdict, _),
        formalities=formalities(verdict, _),
        powers=tables,
        reasoning=sentences(verdict, _),
        confirmed=confirmed,
        to_verify=tuple(to_verify([verdict], _)),
        version=law.version,
        digest=law.digest,
    )


def spaser_page(case: Case, on: date, law: Rulebook, _: Language) -> SpaserPage:
    """Return the page of the SPASER at a date of law; raise when the two engines disagree."""
    verdict = examine(case, SPASER, on, law)
    return SpaserPage(
        name=_name(case, _),
        regimes=((verdict.regime.id, _(verdict.regime.label)),),
        day=day(on, _.code),
        section=section(verdict, (), {}, (), _),
        missing=missing([verdict], _),
        to_verify=tuple(to_verify([verdict], _)),
        version=law.version,
        digest=law.digest,
    )


def _name(case: Case, _: Language) -> str:
    """Return the authority by its name, else by its kind, else what the page is about."""
    kind = case.facts[AUTHORITY]
    return case.facts["collectivite.nom"] or _(kind.label if kind else UNNAMED)


def _about(case: Case, _: Language) -> Iterator[str]:
    """Yield what says which intervention it is, beyond the name of the authority."""
    name = _name(case, _)
    for said in described(case, _.code, _.translate):
        if _(said) not in (name, _(name)):
            yield _(said)


def _powers(verdict: Verdict, _: Language) -> tuple[tuple[Powers, ...], tuple[Alternatives, ...]]:
    """Return the tables of who may act and by what, and what they leave open.

    Who may act is asked of an instrument, and what is open of an authority: neither is guessed.
    """
    case, on, law = verdict.case, verdict.on, verdict.rulebook
    found = []
    if verdict.covered and case.facts[INSTRUMENT] is not None:
        found.append((OTHERS_MAY, who_may_act(case, on, law)))
    if verdict.covered and case.facts[AUTHORITY] is not None:
        found.append((OTHER_WAYS, instruments_open(case, on, law)))
    tables = tuple(powers(table, _) for _title, table in found)
    others = (
        Alternatives(_(title), alternatives(table, shown, _))
        for (title, table), shown in zip(found, tables, strict=True)
    )
    return tables, tuple(one for one in others if one.groups)
