"""The register of the de minimis aids of one single undertaking: what is left, until when.

Guarantees: ceilings, periods and what counts under which are read from the rules in force on each
day; amounts are exact, in euros to the cent; something that an empty cell could change is given by
its bounds, and an answer that it could change is UNKNOWN. An absent table is unknown, an empty one
is zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from esslaw.advice.aid_ceilings import (
    AIDS,
    FISCAL_YEAR,
    GRANT,
    ROOTS,
    Ceiling,
    Period,
    periods_from,
)
from esslaw.advice.aid_plan import (
    Days,
    Facts,
    Fits,
    Planned,
    applies,
    asked,
    first_day,
    on_day,
    planned,
    together,
)
from esslaw.advice.aid_windows import Entry, Range, Window, fiscal_year
from esslaw.advice.capital import Cell
from esslaw.facts.case import Case, read_case
from esslaw.facts.intervention.choices import RegimeAide
from esslaw.facts.structure import Structure
from esslaw.logic.exact import EXACT
from esslaw.logic.truth import FALSE, UNKNOWN, Truth
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.dated import DAY
from esslaw.rulebook.loader import load_rulebook

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention

CHOSEN = "regime_aide_choisi"


@dataclass(frozen=True, slots=True)
class Opening:
    """A day from which the room is another: aids have left the window, or the law changes.

    `leaving` are the ranks of the aids that counted, or might, until the eve. Without `ceiling`,
    there is no such ceiling any more, and no `room` to speak of.
    """

    day: date
    leaving: tuple[int, ...]
    ceiling: Ceiling | None
    total: Range
    room: Range | None


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last day before one of which the law is not known, and why, as the rules say it."""

    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """The aids under one ceiling of a regime, on the date.

    An aid counts if it was granted between the two days of the `window`; the first is None where
    it is not known. `room` and `excess` are never negative. `applies` is UNKNOWN where the ceiling
    may not concern the undertaking. `openings` are the days to come, up to the `horizon`, where
    the law has one; `planned` is the new aid, if one is planned under this regime.
    """

    regime: RegimeAide
    ceiling: Ceiling
    citations: tuple[Citation, ...]
    applies: Truth
    window: tuple[date | None, date]
    entries: tuple[Entry, ...]
    total: Range
    room: Range
    excess: Range
    openings: tuple[Opening, ...]
    horizon: Horizon | None
    planned: Planned | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A regime without a ceiling that can be read on the date, and why, as the rules say it."""

    regime: RegimeAide
    reason: str


@dataclass(frozen=True, slots=True)
class NewAid:
    """A new aid under all the ceilings of its regime.

    `fits` is for the date; `then` for the day on which the case says that it is to be granted,
    None where that day is not said or is not later.
    """

    regime: RegimeAide
    fits: Truth
    days: Days
    granted: date | None
    then: Truth | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The register of the de minimis aids of a single undertaking on a date.

    `missing` is what is to be said for every figure to be known; `rulebook` the law that was read.
    """

    on: date
    accounts: tuple[Account, ...]
    unread: tuple[Unread, ...]
    plan: NewAid | None
    missing: tuple[Cell, ...]
    rulebook: Rulebook = field(repr=False)


def aid_ledger(
    case: Case | Intervention | Mapping[str, Any] | str | bytes | Path,
    on: date,
    rulebook: Rulebook | None = None,
) -> Ledger:
    """Return the register of de minimis aids of an intervention's beneficiary, on a date.

    Regulations (EU) 2023/2831, art. 3 and 5, 2023/2832, 1408/2013 and 717/2014, and those that
    they replaced. `case` is an intervention in any form that `examine` reads; its earlier aids are
    those of the single undertaking. Raise `InputError` with every problem of the input.

    >>> aids = [{"date_octroi": "2021-01-30", "montant": 200000, "regime": "de_minimis_general"}]
    >>> new = {"instrument": "subvention_economique", "montant": 120000}
    >>> new["regime_aide_choisi"] = "de_minimis_general"
    >>> case = {"intervention": {"aides_anterieures": aids, **new}}
    >>> ledger = aid_ledger(case, date(2024, 1, 30))
    >>> ledger.accounts[0].room.exact, ledger.plan.fits, ledger.plan.days.first
    (Decimal('100000.00'), <Truth.FALSE: 'false'>, datetime.date(2024, 1, 31))
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    read = Case(Structure())
    with found:
        _check_day(on)
    with found:
        read = read_case(case)
        if read.intervention is None:
            expected = "une intervention : {intervention: {…}}"
            raise InputError([Problem("structure", "cas", "une structure", expected)])
    found.check()
    with localcontext(EXACT):
        return _Maker(law, read.facts, on).ledger()


def _check_day(on: object) -> None:
    if not isinstance(on, date) or isinstance(on, datetime):
        raise InputError([Problem("on", "date", shown(on), "une date de droit (datetime.date)")])


class _Maker:
    def __init__(self, law: Rulebook, facts: Facts, on: date) -> None:
        self.law, self.facts, self.on = law, facts, on
        self.start = fiscal_year(facts[FISCAL_YEAR], on)
        self.tracks: list[tuple[Truth, Fits]] = []
        self.touched: dict[int, None] = {}

    def ledger(self) -> Ledger:
        accounts: list[Account] = []
        unread: list[Unread] = []
        for regime in ROOTS:
            periods = periods_from(self.law, regime, self.on)
            accounts += self.accounts(regime, periods)
            if not periods[0].ceilings:
                unread.append(Unread(regime, periods[0].reason))
        plan = self.plan(unread)
        missing = tuple(self.missing(accounts, plan))
        return Ledger(self.on, tuple(accounts), tuple(unread), plan, missing, self.law)

    def accounts(self, regime: RegimeAide, periods: tuple[Period, ...]) -> Iterator[Account]:
        for ceiling in periods[0].ceilings:
            concerned = applies(self.law, ceiling, self.facts, self.on)
            if concerned is FALSE:
                continue
            window = Window(self.facts[AIDS], ceiling, periods, self.start)
            self.touched.update(dict.fromkeys(stay.rank for stay in window.stays))
            new = None
            if self.facts[CHOSEN] == regime.value:
                new, fits = planned(window, asked(self.law, ceiling, self.facts, self.on))
                self.tracks.append((concerned, fits))
            total = window.steps[0].total
            yield Account(
                regime=regime,
                ceiling=ceiling,
                citations=tuple(one.at(self.on) for one in ceiling.references),
                applies=concerned,
                window=window.days,
                entries=tuple(window.entries()),
                total=total,
                room=total.below(ceiling.value),
                excess=total.above(ceiling.value),
                openings=tuple(_openings(window)),
                horizon=_horizon(periods),
                planned=new,
            )

    def plan(self, unread: list[Unread]) -> NewAid | None:
        chosen = next((one for one in ROOTS if one.value == self.facts[CHOSEN]), None)
        if chosen is None:
            return None
        granted = self.facts[GRANT]
        later = granted is not None and granted > self.on
        if any(one.regime is chosen for one in unread):
            day = Days(self.on, None)
            return NewAid(chosen, UNKNOWN, day, granted, UNKNOWN if later else None)
        fits = together(self.tracks)
        then = on_day(fits, granted) if later else None
        return NewAid(chosen, fits[0][1], first_day(fits), granted, then)

    def missing(self, accounts: list[Account], plan: NewAid | None) -> Iterator[Cell]:
        aids = self.facts[AIDS]
        if aids is None:
            yield Cell(AIDS)
        fiscal = any(account.ceiling.fiscal for account in accounts)
        if fiscal and self.start is None and (aids is None or self.touched):
            yield Cell(FISCAL_YEAR)
        for rank in sorted(self.touched):
            for column, value in aids[rank].__dict__.items():
                if value is None and aids[rank].montant != 0:
                    yield Cell(AIDS, rank, column)
        new = [account.planned.asked for account in accounts if account.planned]
        for fact in dict.fromkeys(fact for one in new for fact in one.missing):
            yield Cell(fact)


def _openings(window: Window) -> Iterator[Opening]:
    before = window.steps[0]
    for step in window.steps[1:]:
        ceiling, last = step.ceiling, before.ceiling
        changed = last is not None and (None if ceiling is None else ceiling.value) != last.value
        if step.known and (step.leaving or changed):
            room = None if ceiling is None else step.total.below(ceiling.value)
            yield Opening(step.start, step.leaving, ceiling, step.total, room)
        before = step


def _horizon(periods: tuple[Period, ...]) -> Horizon | None:
    unknown = next((one for one in periods if not one.ceilings), None)
    return Horizon(unknown.days.start - DAY, unknown.reason) if unknown else None
