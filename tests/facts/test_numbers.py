"""Numbers of the vocabulary (money, ratios, counts, years): what is accepted, what refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.facts import scalars
from esslaw.facts.scalars import Count, Money, PositiveMoney, Ratio, Year
from tests.facts.given import read, refusal

NUMBERS = (Money, PositiveMoney, Ratio)
EUROS = "un montant en euros, deux décimales au plus"
SHARE = "un rapport entre 0 et 1"


@pytest.mark.parametrize("kind", [*NUMBERS, Count, Year])
@pytest.mark.parametrize("value", [True, False])
def test_an_answer_is_not_a_number(kind: Any, value: bool) -> None:
    assert refusal(kind, value)[0] in ("nombre", "entier", "annee")


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("value", [0.1, 1.0, float("nan"), float("inf")])
def test_a_float_is_refused_with_a_hint(kind: Any, value: float) -> None:
    code, _, suggestion = refusal(kind, value)
    assert (code, suggestion) == ("nombre", "écrire le nombre entre guillemets")


@pytest.mark.parametrize("kind", [Count, Year])
def test_a_whole_number_is_not_a_float_nor_a_text(kind: Any) -> None:
    """The hint for one must not lead to the other."""
    assert refusal(kind, 2020.0)[2] == "l'écrire sans décimale"
    assert refusal(kind, "2020")[2] == "écrire 2020 sans guillemets"
    assert refusal(kind, " 2020 ")[2] == "écrire 2020 sans guillemets"
    assert refusal(kind, "vingt")[2] is None


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        b"1",
        1j,
        "",
        " ",
        "+",
        "-",
        ".",
        "1.",
        ".5",
        "1e3",
        "1_000",
        "0x10",
        "١٢",
        "NaN",
    ],
)
def test_what_is_not_a_number(kind: Any, value: Any) -> None:
    assert refusal(kind, value)[0] == "nombre"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_is_finite(value: str) -> None:
    for kind in NUMBERS:
        assert refusal(kind, Decimal(value))[0] == "nombre"


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (0, "0.00"),
        (12, "12.00"),
        ("221842.90", "221842.90"),
        ("-0", "0.00"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("1E+3"), "1000.00"),
        ("12.5000", "12.50"),
        ("+3", "3.00"),
        ("9999999999999.99", "9999999999999.99"),
    ],
)
def test_money_is_in_cents(value: Any, amount: str) -> None:
    assert str(read(Money, value)) == amount
    assert str(read(PositiveMoney, value)) == amount


def test_money_has_a_sign_only_where_it_may() -> None:
    assert read(Money, "-12.30") == Decimal("-12.30")
    assert refusal(PositiveMoney, "-12.30") == (
        "montant",
        "un montant positif ou nul, en euros",
        None,
    )


@pytest.mark.parametrize("value", ["0.001", Decimal("1.005"), "-0.009", Decimal("1E-30")])
def test_money_is_not_rounded_in_silence(value: Any) -> None:
    assert refusal(Money, value) == ("montant", EUROS, "arrondir au centime")


@pytest.mark.parametrize("value", [10**13, "-10000000000000", Decimal("1E+40"), Decimal(10**5000)])
def test_money_is_bounded(value: Any) -> None:
    assert refusal(Money, value)[:2] == ("montant", "un montant d'au plus 9999999999999.99 euros")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("1 234,56", "écrire 1234.56"),
        ("1\xa0234,56\xa0€", "écrire 1234.56"),
        ("1\u202f234\u202f567,8 €", "écrire 1234567.8"),
        ("221 842,90 €", "écrire 221842.90"),
        ("1.234.567,89 €", "écrire 1234567.89"),
        ("1.234,56", "écrire 1234.56"),
        ("12,5", "écrire 12.5"),
        ("12.5 €", "écrire 12.5"),
        ("221842.90 €", "écrire 221842.90"),
        (" 12 ", "écrire 12"),
        ("-12,5", "écrire -12.5"),
        ("−12,5", "écrire -12.5"),
        ("12 €", "écrire 12"),
        ("1.234 €", None),  # thousands or decimals: no guess
        ("1,234.56", None),
        ("12 34", None),
        ("12 %", None),
        ("12 k€", None),
        ("douze", None),
        ("1" * 400 + ",5", None),
    ],
)
def test_a_french_amount_is_given_its_way_of_writing(text: str, suggestion: str | None) -> None:
    assert refusal(Money, text) == ("nombre", EUROS, suggestion)


@given(st.integers(0, 10**12), st.sampled_from(["\xa0", "\u202f", " ", "."]))
def test_a_suggested_amount_is_the_one_that_was_meant(cents: int, mark: str) -> None:
    euros, rest = divmod(cents, 100)
    written = f"{euros:,}".replace(",", mark) + f",{rest:02d} €"
    suggestion = refusal(Money, written)[2]
    assert suggestion is not None
    assert read(Money, suggestion.removeprefix("écrire ")) == Decimal(cents) / 100


@pytest.mark.parametrize(
    ("value", "ratio"),
    [(0, "0"), (1, "1"), ("0.66", "0.66"), (Decimal("0.0000000001"), "1E-10"), ("-0.0", "0.0")],
)
def test_a_ratio_is_kept_as_it_is(value: Any, ratio: str) -> None:
    assert str(read(Ratio, value)) == ratio


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (66, "66 % s'écrit 0.66"),
        ("66", "66 % s'écrit 0.66"),
        ("3.5", "3,5 % s'écrit 0.035"),
        ("3,5", "3,5 % s'écrit 0.035"),
        ("66 %", "66 % s'écrit 0.66"),
        ("0,5 %", "0,5 % s'écrit 0.005"),
        ("100 %", "100 % s'écrit 1.00"),
        (100, "100 % s'écrit 1.00"),
    ],
)
def test_a_percentage_is_given_its_ratio(value: Any, said: str) -> None:
    _, expected, suggestion = refusal(Ratio, value)
    assert expected == SHARE
    assert suggestion == f"un pourcentage s'écrit comme un rapport : {said}"


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [("0,66", "écrire 0.66"), ("-0.1", None), (101, None), ("150 %", None), ("5 €", None)],
)
def test_other_ratios(value: Any, suggestion: str | None) -> None:
    assert refusal(Ratio, value)[1:] == (SHARE, suggestion)


def test_a_ratio_has_ten_decimals_at_most() -> None:
    assert refusal(Ratio, "0.12345678901")[1] == "un rapport d'au plus 10 décimales"


@pytest.mark.parametrize(
    ("kind", "value"), [(Count, 0), (Count, 10_000_000), (Year, 1900), (Year, 2200)]
)
def test_whole_numbers(kind: Any, value: int) -> None:
    assert read(kind, value) == value
    assert type(read(kind, Decimal(value))) is int


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Count, -1),
        (Count, 10_000_001),
        (Count, Decimal("1.5")),
        (Count, Decimal("1E+999999")),
        (Count, Decimal("NaN")),
        (Year, 1899),
        (Year, 2201),
        (Year, Decimal("2020.5")),
        (Year, None),
        (Year, date(2020, 1, 1)),
    ],
)
def test_whole_numbers_out_of_bounds(kind: Any, value: Any) -> None:
    assert refusal(kind, value)[0] == ("entier" if kind is Count else "annee")


def test_bounds_leave_room_for_exact_products() -> None:
    assert scalars.MAX_MONEY.as_tuple().exponent == -2
    assert len(scalars.MAX_MONEY.as_tuple().digits) + scalars.MAX_RATIO_DECIMALS < 40
