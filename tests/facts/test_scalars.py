"""Each scalar of the vocabulary: what it accepts, and how it refuses the rest."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from esslaw.facts import scalars
from esslaw.facts.scalars import (
    Count,
    Date,
    Flag,
    Money,
    PositiveMoney,
    Ratio,
    Siren,
    Text,
    Year,
)

NUMBERS = (Money, PositiveMoney, Ratio)
EUROS = "un montant en euros, deux décimales au plus"
SHARE = "un rapport entre 0 et 1"


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: Any) -> tuple[str, str, str | None]:
    """Return the code of a refusal, what was expected and the suggestion."""
    with pytest.raises(ValidationError) as error:
        read(kind, value)
    (detail,) = error.value.errors()
    assert detail["type"] == "esslaw"
    said = detail["ctx"]
    return said["code"], said["expected"], said["suggestion"]


@pytest.mark.parametrize("kind", [*NUMBERS, Count, Year])
@pytest.mark.parametrize("value", [True, False])
def test_an_answer_is_not_a_number(kind: Any, value: bool) -> None:
    assert refused(kind, value)[0] in ("nombre", "entier", "annee")


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("value", [0.1, 1.0, float("nan"), float("inf")])
def test_a_float_is_refused_with_a_hint(kind: Any, value: float) -> None:
    code, _, suggestion = refused(kind, value)
    assert (code, suggestion) == ("nombre", "écrire le nombre entre guillemets")


@pytest.mark.parametrize("kind", [Count, Year])
def test_a_whole_number_is_not_a_float_nor_a_text(kind: Any) -> None:
    """The hint for one must not lead to the other."""
    assert refused(kind, 2020.0)[2] == "l'écrire sans décimale"
    assert refused(kind, "2020")[2] == "écrire 2020 sans guillemets"
    assert refused(kind, " 2020 ")[2] == "écrire 2020 sans guillemets"
    assert refused(kind, "vingt")[2] is None


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
    assert refused(kind, value)[0] == "nombre"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_is_finite(value: str) -> None:
    for kind in NUMBERS:
        assert refused(kind, Decimal(value))[0] == "nombre"


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
    assert refused(PositiveMoney, "-12.30") == (
        "montant",
        "un montant positif ou nul, en euros",
        None,
    )


@pytest.mark.parametrize("value", ["0.001", Decimal("1.005"), "-0.009", Decimal("1E-30")])
def test_money_is_not_rounded_in_silence(value: Any) -> None:
    assert refused(Money, value) == ("montant", EUROS, "arrondir au centime")


@pytest.mark.parametrize("value", [10**13, "-10000000000000", Decimal("1E+40"), Decimal(10**5000)])
def test_money_is_bounded(value: Any) -> None:
    assert refused(Money, value)[:2] == ("montant", "un montant d'au plus 9999999999999.99 euros")


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
    assert refused(Money, text) == ("nombre", EUROS, suggestion)


@given(st.integers(0, 10**12), st.sampled_from(["\xa0", "\u202f", " ", "."]))
def test_a_suggested_amount_is_the_one_that_was_meant(cents: int, mark: str) -> None:
    euros, rest = divmod(cents, 100)
    written = f"{euros:,}".replace(",", mark) + f",{rest:02d} €"
    suggestion = refused(Money, written)[2]
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
    _, expected, suggestion = refused(Ratio, value)
    assert expected == SHARE
    assert suggestion == f"un pourcentage s'écrit comme un rapport : {said}"


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [("0,66", "écrire 0.66"), ("-0.1", None), (101, None), ("150 %", None), ("5 €", None)],
)
def test_other_ratios(value: Any, suggestion: str | None) -> None:
    assert refused(Ratio, value)[1:] == (SHARE, suggestion)


def test_a_ratio_has_ten_decimals_at_most() -> None:
    assert refused(Ratio, "0.12345678901")[1] == "un rapport d'au plus 10 décimales"


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
    assert refused(kind, value)[0] == ("entier" if kind is Count else "annee")


@pytest.mark.parametrize("value", ["2020-02-29", date(2020, 2, 29)])
def test_a_date_is_iso(value: Any) -> None:
    assert read(Date, value) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("value", "expected", "suggestion"),
    [
        ("22/11/2026", "une date AAAA-MM-JJ", "écrire 2026-11-22"),
        ("1/2/2020", "une date AAAA-MM-JJ", "écrire 2020-02-01"),
        (" 01.02.2020 ", "une date AAAA-MM-JJ", "écrire 2020-02-01"),
        ("01-02-2020", "une date AAAA-MM-JJ", "écrire 2020-02-01"),
        ("31/02/2020", "une date qui existe, AAAA-MM-JJ", None),
        ("12/25/2020", "une date qui existe, AAAA-MM-JJ", None),
        ("2020-02-30", "une date qui existe, AAAA-MM-JJ", None),
        ("0000-01-01", "une date qui existe, AAAA-MM-JJ", None),
        ("20200229", "une date AAAA-MM-JJ", None),
        ("2020-W01-1", "une date AAAA-MM-JJ", None),
        ("2020-02-29T00:00:00", "une date AAAA-MM-JJ", None),
        ("٢٠٢٠-٠١-٠١", "une date AAAA-MM-JJ", None),
        ("2020-02-29\n", "une date AAAA-MM-JJ", None),
        ("", "une date AAAA-MM-JJ", None),
        (20200229, "une date AAAA-MM-JJ", None),
        (datetime(2020, 2, 29), "une date AAAA-MM-JJ", None),
        (True, "une date AAAA-MM-JJ", None),
        ("0999-12-31", "une date entre 1000 et 2999", None),
        (date(3000, 1, 1), "une date entre 1000 et 2999", None),
    ],
)
def test_other_dates(value: Any, expected: str, suggestion: str | None) -> None:
    assert refused(Date, value) == ("date", expected, suggestion)


@pytest.mark.parametrize("value", [True, False])
def test_an_answer_is_true_or_false(value: bool) -> None:
    assert read(Flag, value) is value


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("oui", "écrire true"),
        (" Vrai", "écrire true"),
        ("NON", "écrire false"),
        ("faux", "écrire false"),
        ("true", "écrire true"),
        ("peut-être", None),
        (0, None),
        (1, None),
        (None, None),
        ([], None),
    ],
)
def test_other_answers(value: Any, suggestion: str | None) -> None:
    assert refused(Flag, value) == ("oui-non", "true ou false", suggestion)


def test_a_text_is_one_line_in_composed_characters() -> None:
    decomposed = "L'e\u0301picerie"
    assert read(Text, f"  {decomposed} \n") == unicodedata.normalize("NFC", decomposed)
    assert read(Text, "") == ""
    assert read(Text, "🌱 Œuvre d’ici") == "🌱 Œuvre d’ici"
    assert len(read(Text, "x" * 300)) == 300
    assert refused(Text, "x" * 301)[1] == "un texte d'au plus 300 caractères"


@pytest.mark.parametrize(
    "control",
    ["\x00", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ud800"],
)
def test_a_text_has_no_control_character(control: str) -> None:
    assert refused(Text, f"a{control}b") == (
        "texte",
        "un texte sur une ligne, sans caractère de commande",
        None,
    )


@pytest.mark.parametrize("value", [12, None, True, b"a", ["a"]])
def test_only_a_text_is_a_text(value: Any) -> None:
    assert refused(Text, value)[1] == "un texte"


@pytest.mark.parametrize("value", ["732829320", "732 829 320", " 732\xa0829\xa0320 ", "356000000"])
def test_a_siren(value: str) -> None:
    assert read(Siren, value) == "".join(value.split())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("732829321", "un numéro SIREN dont la clé est juste"),
        ("723829320", "un numéro SIREN dont la clé est juste"),
        ("73282932", "un numéro SIREN de neuf chiffres"),
        ("73282932000074", "un numéro SIREN de neuf chiffres"),
        ("73282932O", "un numéro SIREN de neuf chiffres"),
        ("٧٣٢٨٢٩٣٢٠", "un numéro SIREN de neuf chiffres"),
        ("", "un numéro SIREN de neuf chiffres"),
        (732829320, "un texte"),
    ],
)
def test_other_sirens(value: Any, expected: str) -> None:
    assert refused(Siren, value)[1] == expected


@given(st.integers(0, 10**8 - 1), st.integers(0, 8), st.integers(1, 9))
def test_a_mistyped_digit_of_a_siren_is_seen(stem: int, place: int, shift: int) -> None:
    keys = [f"{stem:08d}{key}" for key in range(10)]
    (siren,) = (one for one in keys if accepted(one))
    digit = (int(siren[place]) + shift) % 10
    assert not accepted(f"{siren[:place]}{digit}{siren[place + 1 :]}")


def accepted(siren: str) -> bool:
    try:
        read(Siren, siren)
    except ValidationError:
        return False
    return True


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.decimals()
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3)
    ),
    max_leaves=5,
)


@given(ANY)
@example("9" * 10_000)
@example(Decimal("1E+999999"))
@example(Decimal("1E-999999"))
def test_any_value_is_accepted_or_refused_in_order(value: Any) -> None:
    for kind in (*NUMBERS, Count, Year, Date, Flag, Text, Siren):
        try:
            found = type(read(kind, value)).__name__
        except ValidationError as error:
            found = error.errors()[0]["type"]
        assert found in ("Decimal", "int", "date", "bool", "str", "esslaw")


def test_bounds_leave_room_for_exact_products() -> None:
    assert scalars.MAX_MONEY.as_tuple().exponent == -2
    assert len(scalars.MAX_MONEY.as_tuple().digits) + scalars.MAX_RATIO_DECIMALS < 40
