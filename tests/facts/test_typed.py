"""What a person types is read exactly, or refused with what to type instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.facts import typed
from esslaw.facts.vocabulary import Kind

FR = str
"""Says a French sentence as it is."""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("230 000,00", "230000.00"),
        ("230 000,01 €", "230000.01"),
        ("230000.00", "230000.00"),
        ("230 000", "230000"),
        ("230\u202f000,5 euros", "230000.5"),
        ("230\xa0000 EUR", "230000"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("-8 200", "-8200"),
        ("\u2212 8 200,50", "-8200.50"),
        ("0", "0"),
        ("0,125", "0.125"),
    ],
)
def test_money(text: str, amount: str) -> None:
    assert typed.value(text, Kind.MONEY, FR) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    ["abc", "12 34", "1e5", "230 k€", "1,2,3", "--1", "٣٤", "1.23.456", "9" * 41, "1 000 00"],
)
def test_money_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Indiquez un montant"):
        typed.value(text, Kind.MONEY, FR)


@pytest.mark.parametrize("text", ["230,000", "230.000", "1,234"])
def test_a_thousand_or_a_decimal_is_asked(text: str) -> None:
    whole = text[:-4] + text[-3:]
    with pytest.raises(ValueError, match=rf"deux façons.*{whole} ou {text[:-4]},"):
        typed.value(text, Kind.MONEY, FR)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("20", "0.20"),
        ("66 %", "0.66"),
        ("66,5", "0.665"),
        ("66.5%", "0.665"),
        ("0", "0"),
        ("100", "1"),
        ("0,5 %", "0.005"),
        ("3,5", "0.035"),
    ],
)
def test_ratio(text: str, share: str) -> None:
    assert typed.value(text, Kind.RATIO, FR) == Decimal(share)


@pytest.mark.parametrize(("text", "percent"), [("0.66", "66"), ("0,2", "20"), ("0.035", "3.5")])
def test_a_share_or_a_percentage_is_asked(text: str, percent: str) -> None:
    with pytest.raises(ValueError, match=f"deux façons.*{percent} %"):
        typed.value(text, Kind.RATIO, FR)


@pytest.mark.parametrize("text", ["abc", "66 % %", "1/5"])
def test_ratio_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pourcentage"):
        typed.value(text, Kind.RATIO, FR)


def test_year_and_count() -> None:
    assert typed.value(" 2025 ", Kind.YEAR, FR) == 2025
    assert typed.value("1 200", Kind.NUMBER, FR) == 1200
    for text, kind in (("25", Kind.YEAR), ("2025.0", Kind.YEAR), ("1,5", Kind.NUMBER)):
        with pytest.raises(ValueError, match="Indiquez"):
            typed.value(text, kind, FR)


@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.RATIO, Kind.YEAR, Kind.NUMBER, Kind.TEXT])
@pytest.mark.parametrize("text", ["", "   ", "\xa0"])
def test_a_blank_says_nothing(kind: Kind, text: str) -> None:
    assert typed.value(text, kind, FR) is None


def test_day() -> None:
    assert typed.day((" 1", "3 ", "2024"), FR) == date(2024, 3, 1)
    assert typed.day(("", " ", ""), FR) is None


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("31", "02", "2024"), "une date qui existe"),
        (("1", "", "2024"), "il manque le mois"),
        (("", "", "2024"), "il manque le jour, le mois"),
        (("1", "3", "24"), "quatre chiffres"),
        (("1", "mars", "2024"), "en chiffres"),
        (("٣", "3", "2024"), "en chiffres"),
        (("0", "3", "2024"), "une date qui existe"),
        (("1", "3", "0000"), "une date qui existe"),
    ],
)
def test_day_refused(parts: tuple[str, str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        typed.day(parts, FR)


@pytest.mark.parametrize("code", ["fr", "en"])
@given(
    money=st.decimals("-9999999999999.99", "9999999999999.99", places=2),
    ratio=st.decimals(0, 1, places=10),
)
def test_what_is_shown_is_read_back(code: str, money: Decimal, ratio: Decimal) -> None:
    for value, kind in ((money, Kind.MONEY), (ratio, Kind.RATIO)):
        assert typed.value(typed.text_of(value, kind, code), kind, FR) == value
