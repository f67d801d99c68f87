"""A new aid under the ceilings of its regime: whether it fits, what blocks it, and until when.

Guarantees: the amount is the one that the comparison in force reads for the form of the aid; an
answer that something unknown could change is UNKNOWN; a day is given as the first only where no
earlier day could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.advice.aid_ceilings import FORM, Ceiling
from esslaw.advice.aid_windows import CENTS, Range, Step, Window
from esslaw.logic.evaluate import prove
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth, conjunction, implication, negation
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import Comparison, Operator, Term, facts_read

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new aid counts for under a ceiling, in euros; None where it is not known.

    `partial` says that another amount, not known, has to fit too; `assumed` that the form is not
    known: the amount is that of a grant, and settles nothing; `examined` is False for a form that
    the rules do not examine. `missing` are the facts to say.
    """

    amount: Decimal | None
    partial: bool
    assumed: bool
    examined: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The first day on which an aid fits: between the `earliest` and the `latest`, both included.

    Neither: on none of the days for which the law is known. No `latest`: perhaps on none.
    """

    earliest: date | None
    latest: date | None

    @property
    def first(self) -> date | None:
        """The first day, where it is known."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Planned:
    """A new aid under one ceiling.

    `excess` is by how much it exceeds the ceiling on the date, `left` the room that it would leave,
    both in euros and never negative, None where its amount is not known. `blocking` are the ranks
    of the aids which have to stop counting for it to fit, the last to leave first, where the first
    day on which it fits is known; `decisive` are those of them which stop on the eve of that day.
    """

    asked: Asked
    fits: Truth
    excess: Range | None
    left: Range | None
    days: Days
    blocking: tuple[int, ...]
    decisive: tuple[int, ...]


Fits = Sequence[tuple[date, Truth]]
"""Whether something fits, from each day to the next one."""


def applies(rulebook: Rulebook, ceiling: Ceiling, facts: Facts, on: date) -> Truth:
    """Return whether a ceiling concerns a case."""
    condition = ceiling.condition
    if condition is None:
        return TRUE
    if condition.leaf is not None:
        return Leaves(rulebook.parameters, on).ask(condition.leaf)(Situation(facts, on))
    assert condition.criterion is not None
    value = prove(rulebook, condition.criterion, facts, on)[1].value
    return negation(value) if condition.negated else value


def asked(rulebook: Rulebook, ceiling: Ceiling, facts: Facts, on: date) -> Asked:
    """Return what the planned aid of a case counts for under a ceiling.

    A form may have several amounts, which all have to fit: the largest counts.
    """
    leaves, situation = Leaves(rulebook.parameters, on), Situation(facts, on)
    found: dict[Truth, list[Term]] = {TRUE: [], UNKNOWN: [], FALSE: []}
    for reading in ceiling.readings:
        value = conjunction(prove(rulebook, form, facts, on)[1].value for form in reading.forms)
        found[value].append(reading.amount)
    admitted, assumed = found[TRUE], not found[TRUE]
    if assumed:
        admitted = found[UNKNOWN][:1]
    amounts = [leaves.get(term)(situation) for term in admitted]
    known = [amount for amount in amounts if amount is not None]
    return Asked(
        amount=max(known, default=None),
        partial=len(known) < len(amounts),
        assumed=assumed and bool(admitted),
        examined=bool(admitted),
        missing=(
            *([FORM] if found[UNKNOWN] else []),
            *(fact for term in admitted for fact in _read(term) if facts[fact] is None),
        ),
    )


def _read(term: Term) -> tuple[str, ...]:
    return facts_read(Comparison(Operator.EQUAL, term, None))


def planned(window: Window, new: Asked) -> tuple[Planned, Fits]:
    """Return a new aid under a ceiling, and whether it fits from the date on."""
    fits = [(step.start, _fits(step, new)) for step in window.steps]
    days = first_day(fits)
    blocking: tuple[int, ...] = ()
    decisive: tuple[int, ...] = ()
    excess = left = None
    total, ceiling = window.steps[0].total, window.ceiling.value
    if new.amount is not None:
        most = None if total.most is None else total.most + new.amount
        after = Range(total.least + new.amount, most)
        excess, left = after.above(ceiling), after.below(ceiling)
    if days.first is not None and days.first > window.on:
        step = next(one for one in window.steps if one.start == days.first)
        blocking = _blocking(window, step, new)
        decisive = tuple(rank for rank in blocking if rank in step.leaving)
    return Planned(new, fits[0][1], excess, left, days, blocking, decisive), fits


def _fits(step: Step, new: Asked) -> Truth:
    if step.ceiling is None:
        return TRUE if step.known else UNKNOWN
    if new.amount is None or new.assumed:
        return UNKNOWN
    room = step.ceiling.value - new.amount
    if step.total.most is not None and step.total.most <= room:
        return UNKNOWN if new.partial else TRUE
    return FALSE if step.total.least > room else UNKNOWN


def _blocking(window: Window, step: Step, new: Asked) -> tuple[int, ...]:
    """Return the fewest of the last aids to leave before a step that make the room it takes."""
    gone = window.counting(window.on) - window.counting(step.start)
    aids = window.aids or ()
    last = {stay.rank: stay.last for stay in window.stays if stay.last < step.start}
    amounts = {rank: aids[rank].montant or CENTS for rank in gone}
    ranks = sorted(gone, key=lambda rank: (last[rank], amounts[rank]), reverse=True)
    if step.ceiling is None or new.amount is None:
        return ()
    if window.steps[0].total.exact is None or step.total.exact is None:
        return tuple(ranks)
    needed = step.total.exact + sum(amounts.values()) + new.amount - step.ceiling.value
    taken: list[int] = []
    for rank in ranks:
        if needed > 0:
            taken.append(rank)
            needed -= amounts[rank]
    return tuple(taken)


def first_day(fits: Fits) -> Days:
    """Return the first day on which something fits, as far as it is known."""
    earliest = next((day for day, value in fits if value is not FALSE), None)
    latest = next((day for day, value in fits if value is TRUE), None)
    return Days(earliest, latest)


def on_day(fits: Fits, on: date) -> Truth:
    """Return whether something fits on a day, which is not before the first."""
    return next(value for day, value in reversed(fits) if day <= on)


def together(tracks: Iterable[tuple[Truth, Fits]]) -> Fits:
    """Return whether something fits under several ceilings, each of which may concern it or not."""
    tracks = list(tracks)
    days = sorted({day for _, fits in tracks for day, _ in fits})
    return [
        (day, conjunction(implication(concerned, on_day(fits, day)) for concerned, fits in tracks))
        for day in days
    ]
