"""The bar of the capital: what those under the cap hold, against the cap."""

from __future__ import annotations

from datetime import date

import pytest

from esslaw import capital_table
from esslaw.i18n import languages
from esslaw.reports.drawings import Setting, share_drawing

from .svgs import Drawn, check

ON = date(2026, 11, 22)


def drawn_of(public: str | None, others: int, setting: Setting | None = None) -> Drawn:
    town = {"type": "collectivite_territoriale", "capital": public}
    rows = [town, {"type": "salarie", "capital": others}]
    case = {"structure": {"associes": rows}}
    table = capital_table(case, ON)
    assert table.cap is not None
    return check(share_drawing(table.share, table.cap.value, table.respected, setting))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [None, 400])
@pytest.mark.parametrize("public", ["0", "1", "50000", "50000.01", "100000", None])
def test_it_is_whole(public: str | None, width: int | None, language: str) -> None:
    drawn_of(public, 50000, Setting(language, "c", width=width))


def test_under_the_cap_all_is_full() -> None:
    drawn = drawn_of("30000", 70000)
    (held,) = drawn.looks("holds")
    assert held.get("width") == "30%"
    assert drawn.texts == ["au plus 50 %", "30 %"]
    assert "30 % ; attendu : au plus 50 %" in drawn.one("desc")


def test_what_exceeds_the_cap_is_hatched() -> None:
    full, beyond = drawn_of("51000", 49000).looks("fails")
    assert (full.get("width"), full.get("fill")) == ("50%", None)
    assert (beyond.get("x"), beyond.get("width")) == ("50%", "1%")
    assert beyond.get("fill") == "url(#dessin-exces)"


def test_a_share_that_rounds_to_the_cap_is_told_apart() -> None:
    bound, share = drawn_of("50000.01", 50000).texts
    assert share != bound.removeprefix("au plus ")
    assert share.startswith("50,0000")


def test_a_share_that_is_not_known_is_not_drawn() -> None:
    drawn = drawn_of(None, 50000)
    assert not drawn.looks("holds")
    assert "non connue" in drawn.one("desc")
