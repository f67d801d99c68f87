"""The share that public bodies will hold of a SCIC, as the rule in force asks it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from esslaw import examine, load_rulebook
from esslaw.advice.entry import Entry, entry
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

ON = date(2026, 11, 22)


def entered(instrument: str = "capital_scic", on: date = ON, **capital: object) -> Entry | None:
    case = {"intervention": {"instrument": instrument, "entree_capital": capital}}
    return entry(examine(case, "intervention", on).proof, load_rulebook())


def test_room_under_the_cap() -> None:
    found = entered(capital_total_apres=103000, capital_public_territorial_apres=30000)
    assert found is not None
    assert found.respected is TRUE
    assert found.share == Fraction(30, 103)
    assert found.cap == Decimal("0.5")
    assert found.room is not None
    assert found.room.at_constant_capital == Decimal("21500.00")
    assert found.remedies is None
    assert found.citations[0].article.startswith("art. 19 septies")


def test_what_brings_back_under_it() -> None:
    found = entered(capital_total_apres=100, capital_public_territorial_apres=51)
    assert found is not None
    assert found.respected is FALSE
    assert found.room is None
    assert found.remedies is not None
    assert found.remedies.transfer == Decimal("1.00")
    assert found.remedies.subscription == Decimal("2.00")


def test_half_is_allowed() -> None:
    found = entered(capital_total_apres=100, capital_public_territorial_apres=50)
    assert found is not None
    assert found.respected is TRUE
    assert found.room is not None
    assert found.room.at_constant_capital == 0


@pytest.mark.parametrize(
    "capital",
    [
        {},
        {"capital_total_apres": 100},
        {"capital_public_territorial_apres": 50},
        {"capital_total_apres": 0, "capital_public_territorial_apres": 0},
    ],
)
def test_what_is_not_known_has_no_share(capital: dict[str, object]) -> None:
    found = entered(**capital)
    assert found is not None
    assert found.respected is UNKNOWN
    assert (found.share, found.room, found.remedies) == (None, None, None)
    assert found.total == capital.get("capital_total_apres")


def test_another_instrument_has_no_such_cap() -> None:
    assert entered("subvention_economique") is None
    assert entered(on=date(2010, 1, 1)) is None
