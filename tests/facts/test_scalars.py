"""Each scalar of the vocabulary but numbers: what it accepts, and how it refuses the rest."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

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
from tests.facts.given import read, refusal


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
    assert refusal(Date, value) == ("date", expected, suggestion)


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
    assert refusal(Flag, value) == ("oui-non", "true ou false", suggestion)


def test_a_text_is_one_line_in_composed_characters() -> None:
    decomposed = "L'e\u0301picerie"
    assert read(Text, f"  {decomposed} \n") == unicodedata.normalize("NFC", decomposed)
    assert read(Text, "") == ""
    assert read(Text, "🌱 Œuvre d’ici") == "🌱 Œuvre d’ici"
    assert len(read(Text, "x" * 300)) == 300
    assert refusal(Text, "x" * 301)[1] == "un texte d'au plus 300 caractères"


@pytest.mark.parametrize(
    "control",
    ["\x00", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ud800"],
)
def test_a_text_has_no_control_character(control: str) -> None:
    assert refusal(Text, f"a{control}b") == (
        "texte",
        "un texte sur une ligne, sans caractère de commande",
        None,
    )


@pytest.mark.parametrize("value", [12, None, True, b"a", ["a"]])
def test_only_a_text_is_a_text(value: Any) -> None:
    assert refusal(Text, value)[1] == "un texte"


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
    assert refusal(Siren, value)[1] == expected


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
    for kind in (Money, PositiveMoney, Ratio, Count, Year, Date, Flag, Text, Siren):
        try:
            found = type(read(kind, value)).__name__
        except ValidationError as error:
            found = error.errors()[0]["type"]
        assert found in ("Decimal", "int", "date", "bool", "str", "esslaw")
