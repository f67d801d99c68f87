"""What a sum of aids lacks: the cells of those that may count in its window, and no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from esslaw import load_rulebook, read_case
from esslaw.advice.lacking import missing_of
from esslaw.logic.leaves import Situation
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Test

LAW = load_rulebook()
ON = date(2026, 11, 22)
GRANTED = {"date_octroi": "2026-11-02"}
"""The window is then that of the three years before."""
INSIDE, BEFORE, AFTER = "2024-01-01", "2023-11-01", "2026-11-03"
GENERAL, OTHER = "de_minimis_general", "de_minimis_sieg"
DATE, AMOUNT, REGIME = (f"aides_anterieures.{one}" for one in ("date_octroi", "montant", "regime"))


def lacking(aids: list[dict[str, Any]] | None, **facts: Any) -> list[str]:
    """Return what is asked of an aid whose amount is not known, beside the amount itself."""
    said = facts if aids is None else {"aides_anterieures": aids, **facts}
    program = program_at(LAW, "intervention", ON)
    node = program.nodes[program.index["aide_etat.de_minimis.reste.subvention"]]
    assert isinstance(node, Test)
    case = read_case({"intervention": said})
    asked = [*missing_of(node.comparison, Situation(case.facts, ON), LAW.parameters)]
    assert "montant" in asked
    return [one for one in asked if one != "montant"]


def aid(
    day: str | None = INSIDE, amount: int | None = 500, regime: str | None = GENERAL
) -> dict[str, Any]:
    cells = {"date_octroi": day, "montant": amount, "regime": regime}
    return {name: cell for name, cell in cells.items() if cell is not None}


def test_a_table_that_is_not_given_is_asked_with_its_columns() -> None:
    assert lacking(None, **GRANTED) == ["aides_anterieures", AMOUNT, REGIME, DATE]


def test_no_aid_at_all_lacks_nothing() -> None:
    assert lacking([], **GRANTED) == []
    assert lacking([]) == ["date_octroi", "date_octroi"]


@pytest.mark.parametrize(
    "of_no_weight",
    [
        aid(BEFORE, None),
        aid(AFTER, None),
        aid(BEFORE, regime=None),
        aid(None, None, OTHER),
        aid(regime=OTHER, amount=None),
        aid(None, 0),
        aid(amount=0, regime=None),
    ],
)
def test_an_aid_that_cannot_count_is_not_asked(of_no_weight: dict[str, Any]) -> None:
    assert lacking([of_no_weight, aid()], **GRANTED) == []


@pytest.mark.parametrize(
    ("open_", "asked"),
    [
        (aid(amount=None), [AMOUNT]),
        (aid(regime=None), [REGIME]),
        (aid(None), [DATE]),
        (aid(None, None), [AMOUNT, DATE]),
        (aid(None, None, None), [AMOUNT, REGIME, DATE]),
        (aid(INSIDE, None, None), [AMOUNT, REGIME]),
    ],
)
def test_an_aid_that_may_count_is_asked_what_it_lacks(
    open_: dict[str, Any], asked: list[str]
) -> None:
    assert lacking([aid(), open_], **GRANTED) == asked


def test_while_the_window_is_not_known_an_aid_of_another_regime_alone_is_left_out() -> None:
    window = ["date_octroi", "date_octroi"]
    assert sorted(lacking([aid(BEFORE, None)])) == sorted([AMOUNT, *window])
    assert lacking([aid(BEFORE, None, OTHER)]) == window
