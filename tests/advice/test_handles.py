"""Handles: a total moves only where every account that it sums is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esslaw.advice.handles import Total
from esslaw.facts.exercice import Exercice
from esslaw.facts.vocabulary import Kind
from esslaw.logic.leaves import Situation

ON = date(2026, 11, 22)
DIVIDENDS = Total("exercices.dividendes", "exercices", Kind.MONEY, "dividendes", 2)


def years(*dividends: str | None) -> Situation:
    rows = [
        Exercice(date_cloture=date(2024 + rank, 12, 31), dividendes=amount)
        for rank, amount in enumerate(dividends)
    ]
    return Situation({"exercices": tuple(rows)}, ON)


def moved(situation: Situation, total: int) -> list[Decimal | None] | None:
    table = DIVIDENDS.put(situation, Decimal(total))
    return None if table is None else [row.dividendes for row in table]


def test_the_latest_years_move_first() -> None:
    assert DIVIDENDS.now(years("100", "50")) == 150
    assert moved(years("100", "50"), 120) == [100, 20]
    assert moved(years("100", "50"), 20) == [20, 0]


def test_an_account_that_is_unknown_is_not_taken_for_zero() -> None:
    for situation in (years("100", None), years(None, "50"), years(None, None)):
        assert DIVIDENDS.now(situation) is None
        assert moved(situation, 120) is None


def test_years_that_are_missing_move_nothing() -> None:
    assert moved(years("100"), 120) is None
