"""Derived quantities: what follows from the facts by plain arithmetic.

Guarantees: a quantity is unknown (`None`) as soon as a part that it needs is unknown; sums are
exact; no legal figure lives here (how many years count, which share is asked, is for the rules).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.exercice import Exercice

ZERO = Decimal(0)


def exercices_clos(exercices: Sequence[Exercice] | None, on: date) -> list[Exercice] | None:
    """Return the years closed on a date, oldest first.

    Unknown when the table is, or when the closing date of one of its years is; unknown too when
    all its years close later: what had been closed by then is not said.
    """
    if exercices is None:
        return None
    closed: list[tuple[date, Exercice]] = []
    for year in exercices:
        if year.date_cloture is None:
            return None
        if year.date_cloture <= on:
            closed.append((year.date_cloture, year))
    if exercices and not closed:
        return None
    closed.sort(key=lambda pair: pair[0])
    return [year for _, year in closed]


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
    counted = closed if last is None else closed[len(closed) - last :]
    return _sum([getattr(year, column) for year in counted])


def dernier(exercices: Sequence[Exercice] | None, column: str, on: date) -> Decimal | None:
    """Return an account of the last closed year, in euros; unknown when there is none."""
    closed = exercices_clos(exercices, on)
    return getattr(closed[-1], column) if closed else None


def capital(
    associes: Sequence[Associe] | None, types: Collection[TypeAssocie] | None = None
) -> Decimal | None:
    """Return the capital, in euros, held by the associates of some types, or by all of them.

    Unknown when the type of an associate is not known and matters, or when a capital is not.
    """
    if associes is None:
        return None
    if types is None:
        return _sum(associe.capital for associe in associes)
    if any(associe.type is None and associe.capital != 0 for associe in associes):
        return None
    return _sum(associe.capital for associe in associes if associe.type in types)


def compte(
    rows: Sequence[Any] | None,
    types: Collection[TypeAssocie] | None = None,
    column: str | None = None,
) -> int | None:
    """Return how many rows there are: all, those of some types, or those where a column is yes.

    Unknown when the table is, or when the type or the answer of a row is not known.
    """
    if rows is None:
        return None
    if types is None and column is None:
        return len(rows)
    values = [getattr(row, column or "type") for row in rows]
    if None in values:
        return None
    return sum(bool(value in types if types is not None else value) for value in values)


def extreme(
    rows: Sequence[Any] | None, column: str, choose: Callable[[list[Decimal]], Decimal]
) -> Decimal | None:
    """Return the highest or the lowest value of a column; unknown when one is, or without rows."""
    values = [getattr(row, column) for row in rows or ()]
    return choose(values) if values and None not in values else None


def _sum(amounts: Any) -> Decimal | None:
    total = ZERO
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def plus_annees(day: date, years: int) -> date:
    """Return the date so many years later; the last day of February where 29 is missing.

    >>> plus_annees(date(2020, 2, 29), 3)
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
