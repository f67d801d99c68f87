"""The drawing of a register of aids: what counts until when, the ceiling, the planned aid."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from esslaw import aid_ledger
from esslaw.advice.ledger import Account
from esslaw.i18n import languages
from esslaw.reports.drawings import Setting, ledger_drawing

from .svgs import Drawn, check, plain

G, A, P = (f"de_minimis_{name}" for name in ("general", "agricole", "peche"))
AIDS: list[dict[str, Any]] = [
    {"date_octroi": "2021-01-30", "montant": 200000, "regime": G},
    {"date_octroi": "2020-01-30", "montant": "1000.50", "regime": G},
    {"date_octroi": "2023-11-30", "montant": 45000, "regime": A},
    {"date_octroi": "2025-11-01", "montant": 25000, "regime": P},
]
EVE, DAY = date(2024, 1, 29), date(2024, 1, 31)


def account(on: date, aids: list[dict[str, Any]] | None, amount: int | None = None) -> Account:
    plan = {"regime_aide_choisi": G, "montant": amount, "instrument": "subvention_economique"}
    facts = {} if aids is None else {"aides_anterieures": aids}
    return aid_ledger({"intervention": {**facts, **(plan if amount else {})}}, on).accounts[0]


def drawn_of(on: date, aids: list[dict[str, Any]] | None, amount: int | None = None) -> Drawn:
    return check(ledger_drawing(account(on, aids, amount), on))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [None, 480])
@pytest.mark.parametrize("on", [date(2021, 3, 1), EVE, DAY, date(2029, 1, 1)])
@pytest.mark.parametrize("amount", [None, 5000, 120000, 900000])
def test_it_is_whole(on: date, amount: int | None, width: int | None, language: str) -> None:
    found = account(on, AIDS, amount)
    check(ledger_drawing(found, on, Setting(language, "a", width=width)))


def test_it_says_the_figures_of_the_register() -> None:
    about = drawn_of(EVE, AIDS, 120000).one("desc")
    assert "29 janvier 2024. Total des aides qui comptent : 245 000,00 €." in about
    assert "Plafond : 300 000,00 €" in about
    assert "Place restante : 55 000,00 €" in about
    assert "L'aide prévue, de 120 000,00 €, n'y tient pas : 65 000,00 € de trop." in about
    assert "Elle y tient à partir du 31 janvier 2024, et pas avant." in about
    assert "31 janvier 2024. Place restante : 255 000,00 €." in about


def test_an_aid_that_blocks_is_marked_by_a_sign_too() -> None:
    texts = drawn_of(EVE, AIDS, 120000).texts
    assert "⊘ n° 1 · 200 000,00 €" in texts
    assert "⊘ Aide qui fait obstacle" in texts
    texts = drawn_of(DAY, AIDS, 120000).texts
    assert "n° 1 · 200 000,00 €" in texts
    assert not [text for text in texts if "⊘" in text]


def test_who_counts_is_full_and_who_does_not_is_empty() -> None:
    drawn = drawn_of(DAY, AIDS)
    assert {one.get("fill") for one in drawn.looks("idle")} == {"none"}
    assert {one.get("fill") for one in drawn.looks("counts")} == {None}
    assert len(drawn.looks("idle")) == 3 + 1  # three aids, and the key


def test_what_is_not_known_is_hatched_and_never_full() -> None:
    drawn = drawn_of(DAY, None)
    assert not drawn.looks("counts")
    assert {one.get("fill") for one in drawn.looks("maybe")} == {"url(#dessin-doute)"}
    assert "Aide à préciser" in drawn.texts
    undated = drawn_of(DAY, [{"montant": 30000, "regime": G}])
    assert "et une autre aide" in undated.texts


def test_amounts_are_to_scale() -> None:
    drawn = drawn_of(EVE, [AIDS[0]], 120000)
    stack, planned = (
        next(one for one in drawn.looks(kind) if one.get("height") != "11")
        for kind in ("counts", "planned")
    )
    bottom, top = (
        int(planned.get("y", "")) + int(planned.get("height", "")),
        int(stack.get("y", "")),
    )
    assert bottom == top
    ratio = Fraction(int(stack.get("height", "")), int(planned.get("height", "")))
    assert abs(ratio - Fraction(200, 120)) < Fraction(1, 10)


def test_many_aids_are_counted_and_the_last_to_count_are_drawn() -> None:
    aids = [{"date_octroi": f"20{n:02d}-05-01", "montant": n, "regime": G} for n in range(1, 25)]
    texts = drawn_of(DAY, aids).texts
    assert "et 12 autres aides" in texts
    assert "n° 24 · 24,00 €" in texts
    assert "n° 1 · 1,00 €" not in texts


def test_every_edge_of_the_calendar_can_be_drawn() -> None:
    for on in (date(2021, 3, 1), date(9999, 12, 31)):
        for one in aid_ledger({"intervention": {"aides_anterieures": AIDS}}, on).accounts:
            check(ledger_drawing(one, on))


def test_hostile_words_stay_words() -> None:
    setting = Setting(finish=lambda text: f"<i>{text}\x0b</i>")
    drawn = Drawn(ledger_drawing(account(EVE, AIDS), EVE, setting))
    assert drawn.one("title").startswith("<i>")
    assert plain(drawn.texts[0]) == "<i>29 janvier 2024</i>"
