"""The timeline of a regime: the intervals of days on which its answer is one and the same.

Guarantees: on every day of a span the answer is that of `examine`, on the same facts, of which
the dates that a person chooses (`facts.moving`) are that day; two spans that touch answer
otherwise, and each cut has its cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from esslaw.advice.pictures import Picture, picture
from esslaw.advice.timeline_causes import Cause, causes_of
from esslaw.advice.timeline_states import (
    State,
    criteria_asked,
    state_of,
    told_formalities,
)
from esslaw.engines import fast
from esslaw.facts.case import Case, read_case
from esslaw.facts.day import check_day
from esslaw.facts.moving import MOVING
from esslaw.facts.quantities import plus_annees
from esslaw.facts.structure import Structure
from esslaw.logic.course import Course, Moment, Watch, moved
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Formality, Regime
from esslaw.rulebook.dated import DAY, Interval, edges
from esslaw.rulebook.graph import leaves, reachable
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import check_kind, regime_named
from esslaw.rulebook.terms import facts_read
from esslaw.suggest import did_you_mean

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention

LONGEST = 100
"""In years: what a timeline may cover at most."""
TOO_LONG = f"une période de {LONGEST} ans au plus"


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Days, both ends included, on which the answer is one; `causes` are those of its start.

    The first span of a timeline has no cause: it starts where the timeline does.
    """

    days: Interval
    state: State
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The spans of a period, in order. `following` are the dates that are the day examined."""

    case: Case
    regime: Regime
    rulebook: Rulebook
    days: Interval
    following: tuple[str, ...]
    formalities: tuple[Formality, ...]
    spans: tuple[Span, ...]

    def at(self, on: date) -> Span:
        """Return the span of a day; raise `ValueError` for a day out of the period."""
        for span in self.spans:
            if on in span.days:
                return span
        raise ValueError(f"{on} is not a day of the timeline")


def timeline(
    facts: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
    regime: str,
    start: date,
    end: date,
    rulebook: Rulebook | None = None,
    *,
    follow: Collection[str] | None = None,
    watch: Watch | None = None,
) -> Timeline:
    """Return the spans of a regime on a case, from a day to another, both included.

    The dates that a person chooses and that the regime reads (`following`: of the application, of
    the grant, of the consultation) are the day examined: « and if it were done that day? » Where
    the other facts make that impossible they are unknown. `follow` says which do, none leaving all
    as they are in the case. `watch` is told each day looked at. Raise `InputError` with every
    problem of the input.

    >>> from datetime import date
    >>> fund = {"structure": {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}}
    >>> spans = timeline(fund, "ess", date(2014, 1, 1), date(2014, 12, 31)).spans
    >>> [(str(span.days.start), span.state.outcome.value) for span in spans]
    [('2014-01-01', 'undetermined'), ('2014-08-02', 'not_met')]
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        asked = regime_named(law, regime)
    with found:
        _check_days(start, end)
    with found:
        case = read_case(facts)
    with found:
        _check_names(follow)
    found.check()
    check_kind(asked, case.kind)
    told = told_formalities(law, asked)
    names = criteria_asked(asked, told)
    wanted = MOVING if follow is None else [name for name in MOVING if name in follow]
    read = _facts_of(law, names)
    following = tuple(name for name in wanted if name in read and _is_spoken_of(case, name))
    work = _Work(law, asked, told, names, case.facts, following)
    spans = tuple(work.spans(start, end, watch))
    return Timeline(case, asked, law, Interval(start, end), following, told, spans)


def _check_days(start: date, end: date) -> None:
    found = Findings()
    for path, on in (("start", start), ("end", end)):
        try:
            check_day(on)
        except InputError as error:
            found.problems += [replace(problem, path=path) for problem in error.problems]
    found.check()
    if end < start:
        expected = f"une date qui ne précède pas le {start.isoformat()}"
        raise InputError([Problem("end", "periode", end.isoformat(), expected)])
    if end > plus_annees(start, LONGEST):
        raise InputError([Problem("end", "periode", end.isoformat(), TOO_LONG)])


def _check_names(follow: Collection[str] | None) -> None:
    known = "une date parmi " + ", ".join(MOVING)
    problems = [
        Problem("follow", "date", shown(name), known, did_you_mean(str(name), MOVING))
        for name in follow or ()
        if name not in MOVING
    ]
    if problems:
        raise InputError(problems)


def _is_spoken_of(case: Case, name: str) -> bool:
    """Return whether a case has a date, or the part of it that would: a contract, for one."""
    part, _, inner = name.partition(".")
    return name in case.facts and (not inner or getattr(case.intervention, part) is not None)


def _facts_of(rulebook: Rulebook, names: Collection[str]) -> set[str]:
    """Return the paths of the facts that criteria read, in any version."""
    return {
        path
        for name in reachable(rulebook, names)
        for version in rulebook.criteria[name].versions
        for leaf in leaves(version)
        for path in facts_read(leaf)
    }


@dataclass(frozen=True, slots=True)
class _Work:
    rulebook: Rulebook
    regime: Regime
    formalities: tuple[Formality, ...]
    names: list[str]
    facts: Mapping[str, Any]
    following: tuple[str, ...]

    def spans(self, start: date, end: date, watch: Watch | None) -> Iterator[Span]:
        """Yield the spans of a period, in order."""
        first = start
        causes: tuple[Cause, ...] = ()
        before: tuple[State, Moment] | None = None
        for moment in self.moments(start, end, watch):
            now = state_of(self.regime, self.formalities, moment.proofs, moment.on), moment
            if before is not None and now[0] != before[0]:
                yield Span(Interval(first, moment.on - DAY), before[0], causes)
                first, causes = moment.on, self.causes(before, now)
            before = now
        if before is not None:
            yield Span(Interval(first, end), before[0], causes)

    def moments(self, start: date, end: date, watch: Watch | None) -> Iterator[Moment]:
        """Yield the days on which the answer may change: those of the criteria, of the rules."""
        facts, following = self.facts, self.following
        course = Course(self.rulebook, self.names, facts, following, fast.answers)
        cuts = {self.regime.covered_from}
        for formality in self.formalities:
            cuts.update(edges(formality.versions))
        return course.moments(start, end, watch, cuts)

    def causes(
        self, before: tuple[State, Moment], after: tuple[State, Moment]
    ) -> tuple[Cause, ...]:
        eve = after[1].on - DAY
        return causes_of(
            self.rulebook,
            self.regime,
            self.formalities,
            (before[0], self.picture(before[1], eve)),
            (after[0], self.picture(after[1], after[1].on)),
            following=self.following,
        )

    def picture(self, moment: Moment, on: date) -> Picture:
        """Return the picture of a day on which the proofs of a moment still hold."""
        return picture(on, moved(self.facts, self.following, on), moment.proofs)
