"""Derived quantities: what follows from the facts by plain arithmetic.

Guarantees: a quantity is unknown (`None`) as soon as a part that it needs is unknown, and counts,
extremes and capitals then have bounds; sums are exact; no legal figure lives here (how many years
count, which share is asked, is for the rules).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.exercice import Exercice

if TYPE_CHECKING:
    from esslaw.facts.intervention.aide import AideAnterieure
    from esslaw.facts.intervention.choices import RegimeAide

ZERO = Decimal(0)
CLOSING_DAY = attrgetter("date_cloture")


def exercices_clos(exercices: Sequence[Exercice] | None, on: date) -> list[Exercice] | None:
    """Return the years closed on a date, oldest first.

    Unknown when the table is, or when the closing date of one of its years is. When all its years
    close later, none is closed yet if the earliest is the first since the creation; unknown
    otherwise, as what had been closed by then is not said.

    >>> exercices_clos([Exercice(date_cloture="2026-12-31")], date(2026, 6, 30)) is None
    True
    >>> first = Exercice(date_cloture="2026-12-31", premier_exercice=True)
    >>> exercices_clos([first], date(2026, 6, 30))
    []
    """
    if exercices is None:
        return None
    closed: list[Exercice] = []
    for year in exercices:
        day = year.date_cloture
        if day is None:
            return None
        if day <= on:
            closed.append(year)
    if exercices and not closed and not any(year.premier_exercice for year in exercices):
        return None
    closed.sort(key=CLOSING_DAY)
    return closed


def nombre(exercices: Sequence[Exercice] | None, on: date) -> int | None:
    """Return how many years are closed on a date.

    >>> nombre([Exercice(date_cloture="2025-12-31")], date(2026, 1, 1))
    1
    """
    closed = exercices_clos(exercices, on)
    return None if closed is None else len(closed)


def cumul(
    exercices: Sequence[Exercice] | None, column: str, on: date, last: int | None = None
) -> Decimal | None:
    """Return the sum of an account in euros over the `last` closed years, or over all of them.

    Unknown when fewer than `last` years are given, or when the account of one of them is not.
    """
    return total(exercices_clos(exercices, on), column, last)


def total(
    closed: Sequence[Exercice] | None, column: str, last: int | None = None
) -> Decimal | None:
    """Return what `cumul` does, from years already known to be closed, oldest first."""
    if closed is None or (last is not None and len(closed) < last):
        return None
    amounts: Decimal = ZERO
    for year in closed if last is None else closed[len(closed) - last :]:
        amount = getattr(year, column)
        if amount is None:
            return None
        amounts += amount
    return amounts


def dernier(exercices: Sequence[Exercice] | None, column: str, on: date) -> Decimal | None:
    """Return an account of the last closed year, in euros; unknown when there is none."""
    closed = exercices_clos(exercices, on)
    return getattr(closed[-1], column) if closed else None


Bounds = tuple[Decimal | int | None, Decimal | int | None]
"""The least and the most that a quantity can be, both included; None: no bound on that side."""


def compte(
    rows: Sequence[Any] | None,
    types: Collection[TypeAssocie] | None = None,
    column: str | None = None,
) -> Bounds | None:
    """Return between what and what the number of rows lies: all, of some types, where it is yes.

    A row whose type or answer is not known may count or not. Unknown when the table is.

    >>> compte([Associe(type="salarie"), Associe()], {TypeAssocie.SALARIE})
    (1, 2)
    """
    if rows is None:
        return None
    counted = [_counts(row, types, column) for row in rows]
    return counted.count(True), len(counted) - counted.count(False)


def _counts(row: Any, types: Collection[TypeAssocie] | None, column: str | None) -> bool | None:
    """Whether a row is of one of the types and its answer is yes; None where it is not known."""
    of_type = True if types is None else None if row.type is None else row.type in types
    answer = True if column is None else getattr(row, column)
    return _both(of_type, answer)


def capital_entre(
    associes: Sequence[Associe] | None, types: Collection[TypeAssocie] | None = None
) -> tuple[Decimal, Decimal | None] | None:
    """Return between what and what the capital of some types lies, in euros; of all by default.

    What an associate of unknown type holds may count or not; an unknown amount has no bound.
    """
    if associes is None:
        return None
    least = most = ZERO
    bounded = True
    for associe in associes:
        counts = types is None or associe.type in types
        if not counts and associe.type is not None:
            continue
        if associe.capital is None:
            bounded = False
        elif counts:
            least, most = least + associe.capital, most + associe.capital
        else:
            most += associe.capital
    return least, most if bounded else None


def capital(
    associes: Sequence[Associe] | None, types: Collection[TypeAssocie] | None = None
) -> Decimal | None:
    """Return the capital, in euros, held by the associates of some types, or by all of them.

    Unknown when the type of an associate is not known and matters, or when a capital is not.
    """
    bounds = capital_entre(associes, types)
    return None if bounds is None or bounds[0] != bounds[1] else bounds[0]


def plus_grand(rows: Sequence[Any] | None, column: str) -> Bounds | None:
    """Return between what and what the highest value of a column lies; unknown without rows."""
    if not rows:
        return None
    values = [getattr(row, column) for row in rows]
    known = [value for value in values if value is not None]
    highest = max(known, default=None)
    return highest, (highest if len(known) == len(values) else None)


def plus_petit(rows: Sequence[Any] | None, column: str) -> Bounds | None:
    """Return between what and what the lowest value of a column lies; unknown without rows."""
    if not rows:
        return None
    values = [getattr(row, column) for row in rows]
    known = [value for value in values if value is not None]
    lowest = min(known, default=None)
    return (lowest if len(known) == len(values) else None), lowest


def aides(
    rows: Sequence[AideAnterieure] | None,
    regimes: Collection[RegimeAide] | None,
    since: date | None,
    until: date | None,
) -> tuple[Decimal, Decimal | None] | None:
    """Return between what and what the aids of some regimes, granted in a window, amount to.

    In euros, both days of the window included. An aid of which the day or the regime is not known
    may count or not, and so may those on which an unknown end of the window bears; an unknown
    amount has no bound. Unknown when the table is.
    """
    if rows is None:
        return None
    least = most = ZERO
    bounded = True
    for row in rows:
        counts = aide_compte(row, regimes, since, until)
        if counts is False:
            continue
        if row.montant is None:
            bounded = False
        else:
            least, most = least + (row.montant if counts else ZERO), most + row.montant
    return least, most if bounded else None


def aide_compte(
    row: AideAnterieure,
    regimes: Collection[RegimeAide] | None,
    since: date | None,
    until: date | None,
) -> bool | None:
    """Return whether an aid is of some regimes and of a window; None where it is not known."""
    return _both(_of_regime(row, regimes), _granted_between(row, since, until))


def _of_regime(row: AideAnterieure, regimes: Collection[RegimeAide] | None) -> bool | None:
    return True if regimes is None else None if row.regime is None else row.regime in regimes


def _granted_between(row: AideAnterieure, since: date | None, until: date | None) -> bool | None:
    if row.date_octroi is None:
        return None
    return _both(
        None if since is None else row.date_octroi >= since,
        None if until is None else row.date_octroi <= until,
    )


def _both(one: bool | None, other: bool | None) -> bool | None:
    return False if False in (one, other) else None if None in (one, other) else True


def moins_annees(day: date, years: int) -> date:
    """Return the first day whose anniversary, so many years later, does not come before `day`.

    What was done on it, or since, is not older than that on `day`.

    >>> moins_annees(date(2024, 2, 29), 3), moins_annees(date(2024, 1, 30), 3)
    (datetime.date(2021, 3, 1), datetime.date(2021, 1, 30))
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def plus_annees(day: date, years: int) -> date:
    """Return the date so many years later; the last day of February where 29 is missing.

    A date past the last of the calendar is that last one.

    >>> plus_annees(date(2020, 2, 29), 3)
    datetime.date(2023, 2, 28)
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
