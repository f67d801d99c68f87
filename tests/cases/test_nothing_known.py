"""Of a structure of which nothing is said, nothing is concluded: every regime, every edge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from esslaw import Outcome, examine, load_rulebook
from esslaw.logic.link import edges_of

FIRST, LAST = date(2014, 8, 2), date(2027, 1, 1)
MONTHLY = [date(year, month, 1) for year in range(2014, 2028) for month in range(1, 13)]
EDGES = [edge + timedelta(shift) for edge in edges_of(load_rulebook()) for shift in (-1, 0, 1)]
DAYS = sorted({day for day in (*MONTHLY, *EDGES, FIRST, LAST) if FIRST <= day <= LAST})


@pytest.mark.parametrize("regime", list(load_rulebook().regimes))
def test_the_outcome_is_undetermined_and_everything_is_asked(regime: str) -> None:
    for day in DAYS:
        verdict = examine({"structure": {}}, regime, day)
        assert verdict.outcome is Outcome.UNDETERMINED, day
        assert verdict.open_questions, day
        assert verdict.reservations == (), day
        assert all(due.certain.value == "unknown" for due in verdict.formalities), day


@pytest.mark.parametrize("regime", list(load_rulebook().regimes))
def test_the_years_of_a_table_are_asked_from_an_empty_one(regime: str) -> None:
    """A table of which every cell is empty says nothing more than no table."""
    facts: dict[str, Any] = {"structure": {"exercices": [{}, {}, {}], "utilite_sociale": None}}
    for day in DAYS:
        assert examine(facts, regime, day).outcome is Outcome.UNDETERMINED, day
