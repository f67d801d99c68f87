"""`overview`: every regime on one case; what a structure is, may become, and cannot be. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from esslaw.advice.causes import causes
from esslaw.advice.formalities import FormalityDue
from esslaw.examination import examine
from esslaw.facts.case import Case, read_case
from esslaw.facts.day import check_day
from esslaw.facts.fact import Change, Subject
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Fact, Kind, vocabulary
from esslaw.facts.written import STRUCTURE
from esslaw.logic.evaluate import evaluate
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.problems import Findings
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.lists import FormalityKind
from esslaw.rulebook.loader import load_rulebook
from esslaw.verdict import Outcome, Verdict


class Standing(StrEnum):
    """Where a structure stands before a regime, from a yes to what is out of reach."""

    MET = "met"
    OPEN = "open"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, eq=False)
class Line:
    """A regime: its verdict, where the structure stands, and the criteria that made a no.

    EXCLUDED: what the structure is (form, cooperative status) suffices for a no, whatever the
    other answers, and `causes` are then only those of that no; POSSIBLE: some answer that can
    change makes it.
    """

    verdict: Verdict
    standing: Standing
    causes: tuple[Proof, ...] = ()
    told: frozenset[str] = frozenset()
    """The goals of the other regimes that are met: their own lines say on what they rest."""

    @property
    def reservations(self) -> tuple[Proof, ...]:
        """The assessments on which a yes rests, but for those which another line tells."""
        inside = [self.verdict.proof.find(goal) for goal in self.told]
        elsewhere = {part.id for goal in inside if goal for part in goal.reservations()}
        return tuple(one for one in self.verdict.reservations if one.id not in elsewhere)

    @property
    def untold(self) -> bool:
        """Whether nothing at all was answered on the subjects of the missing answers."""
        subjects = {question.said.info.subject for question in self.verdict.open_questions}
        facts = self.verdict.case.structure.__dict__
        return not any(
            facts[name] is not None
            for name, fact in vocabulary().items()
            if fact.info.subject in subjects
        )


@dataclass(frozen=True, eq=False)
class Overview:
    """Every regime on a case at a date of law; `families` says to which family its form belongs."""

    case: Case
    on: date
    rulebook: Rulebook
    families: tuple[FormalityDue, ...]
    lines: tuple[Line, ...]

    def standing(self, *standings: Standing) -> tuple[Line, ...]:
        """Return the lines of some standings; open ones with the fewest missing answers first."""
        found = [line for line in self.lines if line.standing in standings]
        return tuple(sorted(found, key=lambda line: len(line.verdict.open_questions)))


def overview(
    facts: Case | Structure | Mapping[str, Any] | str | bytes | Path,
    on: date,
    rulebook: Rulebook | None = None,
) -> Overview:
    """Return what every regime says of a case at a date of law, in the order of the rulebook.

    A regime which is only the choice between others is left out: they say more. Raise
    `InputError` with every problem of the input.

    >>> from datetime import date
    >>> found = overview({"structure": {"forme_juridique": "gie"}}, date(2026, 11, 22))
    >>> {line.verdict.regime.id: line.standing.value for line in found.lines}["ess"]
    'excluded'
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        check_day(on)
    with found:
        case = read_case(facts)
    found.check()
    verdicts = [
        examine(case, name, on, law)
        for name, regime in law.regimes.items()
        if regime.case == STRUCTURE and not _told(law, name)
    ]
    families = tuple(
        due
        for verdict in verdicts
        for due in verdict.formalities
        if due.kind is FormalityKind.FAMILLE and due.certain is TRUE
    )
    goals = frozenset(verdict.regime.goal for verdict in verdicts)
    met = frozenset(v.regime.goal for v in verdicts if v.outcome is Outcome.MET)
    lines = tuple(
        _line(verdict, goals - {verdict.regime.goal}, met - {verdict.regime.goal})
        for verdict in verdicts
    )
    return Overview(case, on, law, families, lines)


def _told(law: Rulebook, name: str) -> bool:
    """Whether a regime is only the choice between the goals of others."""
    others = {regime.goal for regime in law.regimes.values() if regime.id != name}
    versions = law.criteria[law.regimes[name].goal].versions
    return all(
        version.body == "any_of" and others.issuperset(version.children) for version in versions
    )


def _line(verdict: Verdict, goals: frozenset[str], met: frozenset[str]) -> Line:
    """Return the line of a verdict; `goals` are those of the other regimes, `met` those met."""
    match verdict.outcome:
        case _ if not verdict.covered:
            return Line(verdict, Standing.NOT_COVERED)
        case Outcome.MET:
            return Line(verdict, Standing.MET, told=met)
        case Outcome.UNDETERMINED:
            return Line(verdict, Standing.OPEN)
    alone = _by_identity_alone(verdict)
    if alone.value is FALSE:
        return Line(verdict, Standing.EXCLUDED, tuple(causes(alone, goals)))
    return Line(verdict, Standing.POSSIBLE, tuple(causes(verdict.proof, goals)))


def _by_identity_alone(verdict: Verdict) -> Proof:
    """Return the proof on what the structure is, every other answer being unknown."""
    facts = verdict.case.structure.__dict__
    known = {
        name: facts[name] if _is_identity(fact) else None for name, fact in vocabulary().items()
    }
    return evaluate(verdict.rulebook, verdict.program, known, verdict.on)


def _is_identity(fact: Fact) -> bool:
    """Whether a fact says what the structure is: its form, its status, its kind; never a date."""
    lasting = fact.info.subject is Subject.IDENTITE or fact.info.change is Change.IMPOSSIBLE
    return fact.kind is Kind.CHOICE and lasting
