"""Who may act: one intervention for every kind of authority, or every instrument for one of them.

Guarantees: pure; each line is the proof of the same rules on the same case, of which only the
authority, or the instrument, is changed. What is said of one authority (its territory, its
agreements, its own powers) is not carried to another: it is unknown there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from esslaw.advice.causes import causes
from esslaw.advice.openings import Way, ways_open
from esslaw.facts.case import Case, read_case
from esslaw.facts.day import check_day
from esslaw.facts.fact import Choice, Subject
from esslaw.facts.vocabulary import all_facts
from esslaw.logic.evaluate import prove
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.problems import Findings, InputError, Problem
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.loader import load_rulebook

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention

AUTHORITY, INSTRUMENT = "collectivite.type", "instrument"
COMPETENCE, QUALIFICATION = "competence", "qualification"
OWN = (Subject.COLLECTIVITE, Subject.ACCORDS)
OWN_FACTS = ("objet_rattache_a_une_competence",)
"""What is said of the authority itself: it would not be true of another one."""
NOT_AN_INTERVENTION = "une intervention : {intervention: {…}}"


class Answer(StrEnum):
    """What the law says to an authority."""

    MAY = "may"
    MAY_IF = "may_if"
    UNREAD = "unread"
    MAY_NOT = "may_not"


@dataclass(frozen=True, eq=False)
class Line:
    """An authority or an instrument, and what the law says.

    `ways` are what it takes (MAY_IF), `causes` the criteria that made a no; `own` marks the
    authority, or the instrument, of the case itself. UNREAD: no answer settles it, as the text
    that would was not found.
    """

    choice: Choice
    answer: Answer
    proof: Proof
    ways: tuple[Way, ...]
    causes: tuple[Proof, ...]
    own: bool

    @property
    def reservations(self) -> tuple[Proof, ...]:
        """The assessments on which a yes rests."""
        return self.proof.reservations()

    @property
    def bases(self) -> tuple[Proof, ...]:
        """The criteria of the law that carry a yes, the deepest ones."""
        return _bases(self.proof) if self.answer is Answer.MAY else ()


@dataclass(frozen=True, eq=False)
class WhoMayAct:
    """The lines of a table, in the order of the vocabulary; `asked` is what they vary."""

    case: Case
    on: date
    rulebook: Rulebook
    asked: str
    lines: tuple[Line, ...]

    def of(self, *answers: Answer) -> tuple[Line, ...]:
        """Return the lines that have one of some answers."""
        return tuple(line for line in self.lines if line.answer in answers)


def who_may_act(
    facts: Case | Intervention | Mapping[str, Any] | str | bytes | Path,
    on: date,
    rulebook: Rulebook | None = None,
) -> WhoMayAct:
    """Return, for one intervention, what the law says to every kind of authority.

    The answer is that of the filter of competence alone: the regional scheme, State aid and the
    ceilings still apply to whoever acts. Raise `InputError` with every problem of the input.
    """
    case, law = _read(facts, on, rulebook)
    others = {
        name: None
        for name, fact in all_facts().items()
        if fact.info.subject in OWN or name in OWN_FACTS
    }
    return _Table(case, on, law, AUTHORITY, others, (COMPETENCE,)).made()


def instruments_open(
    facts: Case | Intervention | Mapping[str, Any] | str | bytes | Path,
    on: date,
    rulebook: Rulebook | None = None,
) -> WhoMayAct:
    """Return, for one authority and one aim, what the law says of every instrument.

    The answer is that of the filters of qualification and competence together. Raise `InputError`
    with every problem of the input.
    """
    case, law = _read(facts, on, rulebook)
    return _Table(case, on, law, INSTRUMENT, {}, (QUALIFICATION, COMPETENCE)).made()


def _read(facts: Any, on: date, rulebook: Rulebook | None) -> tuple[Case, Rulebook]:
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        check_day(on)
    with found:
        case = read_case(facts)
        if case.intervention is None:
            raise InputError([Problem("structure", "cas", "une structure", NOT_AN_INTERVENTION)])
    found.check()
    return case, law


@dataclass(frozen=True)
class _Table:
    """What varies, what is then unknown, and the filters that answer."""

    case: Case
    on: date
    law: Rulebook
    asked: str
    others: Mapping[str, None]
    goals: tuple[str, ...]

    def made(self) -> WhoMayAct:
        choices = all_facts()[self.asked].choices or ()
        lines = tuple(self.line(choice) for choice in choices)
        return WhoMayAct(self.case, self.on, self.law, self.asked, lines)

    def line(self, choice: Choice) -> Line:
        facts = self.case.facts
        here = choice is facts[self.asked]
        if not here:
            facts = {**facts, **self.others, self.asked: choice}
        proofs = [prove(self.law, goal, facts, self.on)[1] for goal in self.goals]
        return _line(choice, proofs, own=here)


def _line(choice: Choice, proofs: list[Proof], *, own: bool) -> Line:
    """Return the line of an authority or instrument, from its filters in their order."""
    proof = next((one for one in proofs if one.value is FALSE), None)
    if proof is not None:
        because = tuple(causes(proof, whose=(AUTHORITY,)))
        return Line(choice, Answer.MAY_NOT, proof, (), because, own)
    proof = proofs[-1]
    if all(one.value is TRUE for one in proofs):
        return Line(choice, Answer.MAY, proof, (), (), own)
    ways: tuple[Way, ...] = ((),)
    for one in proofs:
        ways = tuple(before + way for before in ways for way in ways_open(one))
    read = tuple(way for way in ways if not any(ask.unread for ask in way))
    answer = Answer.MAY_IF if read else Answer.UNREAD
    return Line(choice, answer, proof, read or ways, (), own)


def _bases(proof: Proof) -> tuple[Proof, ...]:
    """Return the criteria that say on which text a yes rests: the leaves that carry it."""
    found = []
    for part in proof.carried():
        criterion = part.node.criterion
        if criterion is None or not part.applies or part.value is not TRUE:
            continue
        if not any(True for child in part.criteria()):
            found.append(part)
    return tuple(found)
