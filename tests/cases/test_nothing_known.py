"""Of a structure of which nothing is said, nothing is concluded: every regime, every edge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from esslaw import Outcome, examine, load_rulebook
from esslaw.logic.link import edges_of
from tests.cases.reading import kind_of

LAST = date(2027, 1, 1)
EDGES = [edge + timedelta(shift) for edge in edges_of(load_rulebook()) for shift in (-1, 0, 1)]


def days_of(regime: str) -> list[date]:
    """Return the days examined: the first one covered, each edge of the law, each month."""
    first = load_rulebook().regimes[regime].covered_from
    months = [date(year, month, 1) for year in range(first.year, 2028) for month in range(1, 13)]
    return sorted({day for day in (*months, *EDGES, first, LAST) if first <= day <= LAST})


def test_the_first_day_of_a_regime_is_its_own() -> None:
    assert days_of("scic")[0] == date(2001, 7, 19)
    assert date(2012, 3, 24) in days_of("scic")
    assert days_of("marche_reserve_ess")[0] == date(2019, 4, 1)


@pytest.mark.parametrize("regime", list(load_rulebook().regimes))
def test_the_outcome_is_undetermined_and_everything_is_asked(regime: str) -> None:
    for day in days_of(regime):
        verdict = examine({kind_of(regime): {}}, regime, day)
        assert verdict.outcome is Outcome.UNDETERMINED, day
        assert verdict.open_questions, day
        assert verdict.reservations == (), day
        assert all(due.certain.value == "unknown" for due in verdict.formalities), day


STRUCTURES = [name for name in load_rulebook().regimes if kind_of(name) == "structure"]


@pytest.mark.parametrize("regime", STRUCTURES)
def test_the_years_of_a_table_are_asked_from_an_empty_one(regime: str) -> None:
    """A table of which every cell is empty says nothing more than no table."""
    facts: dict[str, Any] = {"structure": {"exercices": [{}, {}, {}], "utilite_sociale": None}}
    for day in days_of(regime):
        assert examine(facts, regime, day).outcome is Outcome.UNDETERMINED, day
