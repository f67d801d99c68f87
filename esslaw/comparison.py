"""Two verdicts set side by side: two dates of law on the same facts, or two cases on one date.

Guarantees: both verdicts are those of `examine`; a criterion is said to be responsible for the
outcome only where it carries one of the two and is not what it was. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from esslaw.advice.changes import Change, change_of, responsible
from esslaw.advice.pictures import Picture, all_criteria, carriers, picture
from esslaw.examination import examine
from esslaw.facts.case import Case
from esslaw.facts.structure import Structure
from esslaw.problems import Findings, InputError, Problem
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.loader import load_rulebook
from esslaw.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two verdicts on the same question, and what changed from the first to the second.

    `responsible` are the changes that made the outcome another one: none where it is the same;
    `changes` are all of them, in the order of the law, those included.
    """

    before: Verdict
    after: Verdict
    changes: tuple[Change, ...]
    responsible: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether the outcome is the same."""
        return self.before.outcome is self.after.outcome

    @property
    def comparable(self) -> bool:
        """Whether both days are covered by the regime."""
        return self.before.covered and self.after.covered

    @property
    def others(self) -> tuple[Change, ...]:
        """The changes that are not responsible for the outcome."""
        told = {change.criterion for change in self.responsible}
        return tuple(change for change in self.changes if change.criterion not in told)


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that is not the same in two cases, by the name that rules give it.

    `alone` is the outcome of the first case when only this fact is as in the second: None where
    the case contradicts itself then.
    """

    fact: str
    before: Any
    after: Any
    alone: Outcome | None


@dataclass(frozen=True, slots=True, eq=False)
class CaseComparison:
    """Two cases on the same date: what differs in the facts, and in the verdicts."""

    verdicts: Comparison
    facts: tuple[FactDifference, ...]

    @property
    def turning(self) -> tuple[FactDifference, ...]:
        """The facts each of which alone gives the first case another outcome."""
        now = self.verdicts.before.outcome
        return tuple(one for one in self.facts if one.alone not in (None, now))


def compare_dates(
    facts: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
    regime: str,
    one: date,
    other: date,
    rulebook: Rulebook | None = None,
) -> Comparison:
    """Return the verdicts of a regime on a case at two dates of law, and what changed between.

    The facts stay as they are: a date of the case does not follow the date of law. Raise
    `InputError` with every problem of the input.

    >>> case = {"structure": {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}}
    >>> compare_dates(case, "ess", date(2018, 6, 30), date(2019, 6, 30)).same
    True
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    verdicts = []
    for on in (one, other):
        with found:
            verdicts.append(examine(facts, regime, on, law))
    _check(found)
    before, after = verdicts
    compared = _compared(law, before, after)
    if compared.same or not compared.comparable:
        return compared
    goal = before.regime.goal
    made = responsible(law, _picture(before), _picture(after), [goal])
    return replace(compared, responsible=made)


def compare_facts(
    one: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
    other: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
    regime: str,
    on: date,
    rulebook: Rulebook | None = None,
) -> CaseComparison:
    """Return the verdicts of a regime on two cases at a date of law, and what differs.

    Raise `InputError` with every problem of either input, and where one is an intervention and
    the other a structure.
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    verdicts = []
    for facts in (one, other):
        with found:
            verdicts.append(examine(facts, regime, on, law))
    _check(found)
    before, after = verdicts
    if before.case.kind != after.case.kind:
        same = f"un autre cas qui décrit aussi : {before.case.kind}"
        raise InputError([Problem("", "cas", after.case.kind, same)])
    compared = _compared(law, before, after)
    made = () if compared.same else tuple(_carrying(compared))
    return CaseComparison(replace(compared, responsible=made), tuple(_differences(before, after)))


def _check(found: Findings) -> None:
    """Raise every problem found, each once: two verdicts share most of what they are asked."""
    problems = tuple(dict.fromkeys(found.problems))
    if problems:
        raise InputError(problems)


def _compared(law: Rulebook, before: Verdict, after: Verdict) -> Comparison:
    """Return what changed between two verdicts, no change being responsible for anything yet."""
    was, now = _picture(before), _picture(after)
    found = [
        change
        for name in all_criteria(was, now)
        if name in law.criteria and (change := change_of(law, name, was, now)) is not None
    ]
    compared = Comparison(before, after, tuple(found), ())
    return compared if compared.comparable else replace(compared, changes=())


def _carrying(compared: Comparison) -> Iterator[Change]:
    """Yield the criteria that made the outcome another: they answer otherwise, and gather none.

    They are among what carries the less favourable outcome; else among what carries the other.
    """
    answering = [
        change
        for change in compared.changes
        if change.answers_otherwise and not any(_gathered(change))
    ]
    for names in carriers(compared.before.proof, compared.after.proof):
        found = [change for change in answering if change.criterion in names]
        if found:
            yield from found
            return


def _gathered(change: Change) -> Iterator[bool]:
    for proof in (change.before, change.after):
        if proof is not None:
            yield from (True for _ in proof.criteria())


def _picture(verdict: Verdict) -> Picture:
    roots = {verdict.regime.goal: verdict.proof}
    return picture(verdict.on, verdict.case.facts, roots)


def _differences(before: Verdict, after: Verdict) -> Iterator[FactDifference]:
    """Yield the facts that differ, each tried alone in the first case."""
    now, then = before.case.facts, after.case.facts
    for name, value in now.items():
        if value != then[name]:
            yield FactDifference(name, value, then[name], _alone(before, name, then[name]))


def _alone(verdict: Verdict, name: str, value: Any) -> Outcome | None:
    try:
        case = verdict.case.changed({name: value})
    except ValidationError:
        return None
    return examine(case, verdict.regime.id, verdict.on, verdict.rulebook).outcome
