"""Each cell of a column: its exact value, unknown, or refused in the words of the vocabulary."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw import InputError, read_case
from esslaw.engines.table.codes import mask_of
from esslaw.engines.table.rows import written
from esslaw.facts.cells import Unreadable, reader
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY, MAX_COUNT, MAX_MONEY
from esslaw.facts.vocabulary import fact_at
from esslaw.tables.cells import Read, read_cells
from tests.tables.frames import column

CAPITAL, RESULT = "capital_social", "excedents_exercice"
SHARE, YEAR, COUNT = "taux_interet_parts", "annee_remunerations", "nombre_associes_employes"
DAY, FLAG, FORM, LIST = "date_creation", "mention_ess_rcs", "forme_juridique", "utilite_sociale"
FACTS = (CAPITAL, RESULT, SHARE, YEAR, COUNT, DAY, FLAG, FORM, LIST)
REFUSED = "refused"


def read(name: str, cells: Any, dtype: Any = None) -> Read:
    whole = cells if isinstance(cells, pl.Series) else pl.Series(cells, dtype=dtype, strict=False)
    return read_cells(whole, column(name))


def said(found: Read) -> list[Any]:
    """Return the cells of a column, `REFUSED` for those that are."""
    refused = found.refused if found.refused is not None else pl.Series([False] * len(found.values))
    values = found.values.to_list()
    assert all(value is None for value, bad in zip(values, refused, strict=True) if bad)
    return [REFUSED if bad else value for value, bad in zip(values, refused, strict=True)]


def of_model(name: str, value: Any) -> Any:
    """Return what the model says of a value, as the engine's column holds it."""
    try:
        held = written(read_case({"structure": {name: value}}).facts[name], column(name).scale)
    except InputError:
        return REFUSED
    return mask_of(name, held) if isinstance(held, list) else held


def of_reader(name: str, cell: str) -> Any:
    try:
        value = reader(fact_at(name))(cell.strip())
    except Unreadable:
        return REFUSED
    return None if value is None else of_model(name, value)


DIGITS = st.text("0123456789", min_size=1, max_size=15)
AMOUNTS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "-", "+", "−", " "]),
    DIGITS | st.integers(0, 10**9).map(lambda n: f"{n:,}".replace(",", " ")),
    st.sampled_from(["", ",5", ".05", ",50", ".500", ",", " 000", "\u202f000", "e3", ",1234"]),
    st.sampled_from(["", "", " €", " %", "%", " "]),
)
DAYS = st.dates().flatmap(
    lambda day: st.sampled_from(
        [str(day), f"{day.day}/{day.month}/{day.year}", f"{day} 00:00:00", f"{day}T10:00"]
    )
) | st.from_regex(r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]\Z")
WORDS = st.sampled_from(
    [
        *("oui", "NON", "true", "Vrai", "sas", "SAS", "aucun", "ne sait pas", "0", "1", "x", " "),
        *("developpement_durable", "patrimoine_protege | developpement_durable"),
        fact_at(FORM).choices("association_1901").label,
    ]
)


@given(st.sampled_from(FACTS), st.lists(AMOUNTS | DAYS | DIGITS | WORDS, min_size=1, max_size=8))
def test_a_text_says_what_the_reader_of_cells_reads(name: str, cells: list[str]) -> None:
    assert said(read(name, cells)) == [of_reader(name, cell) for cell in cells]


@given(
    st.sampled_from((CAPITAL, RESULT, SHARE, YEAR, COUNT)),
    st.lists(
        st.integers(-3, 3000)
        | st.sampled_from([10**15, MAX_COUNT, MAX_COUNT + 1, int(MAX_MONEY), int(MAX_MONEY) + 1]),
        min_size=1,
    ),
    st.sampled_from([pl.Int64, pl.Int128, pl.UInt64, pl.Float64]),
)
def test_a_whole_number_is_what_its_model_says(name: str, cells: list[int], dtype: Any) -> None:
    known = [max(cell, 0) for cell in cells] if dtype == pl.UInt64 else cells
    assert said(read(name, known, dtype)) == [of_model(name, cell) for cell in known]


@given(
    st.sampled_from((CAPITAL, RESULT, SHARE, YEAR, COUNT)),
    st.lists(
        st.decimals(-2, 3000, places=3) | st.sampled_from([MAX_MONEY, -MAX_MONEY, Decimal("0.665")])
    ),
    st.sampled_from([2, 3, 10, 20]),
)
def test_a_decimal_is_exact_or_refused(name: str, cells: list[Decimal], scale: int) -> None:
    cells = [round(cell, min(scale, 3)).normalize() + 0 for cell in cells]
    found = read(name, pl.Series(cells, dtype=pl.Decimal(38, scale)))
    assert said(found) == [of_model(name, cell) for cell in cells]


def test_a_decimal_of_which_the_scale_is_beyond_all_is_bounded() -> None:
    huge = pl.Series(["0.5", "1"], dtype=pl.String).cast(pl.Decimal(38, 37))
    assert said(read(SHARE, huge)) == [5 * 10**9, 10**10]
    wide = pl.Series([10**37, 1], dtype=pl.Int128).cast(pl.Decimal(38, 0))
    assert said(read(CAPITAL, wide)) == [REFUSED, 100]


def test_negative_money_is_admitted_where_the_vocabulary_does() -> None:
    assert said(read(RESULT, [-5, -(10**15)])) == [-500, REFUSED]
    assert said(read(CAPITAL, [-5])) == [REFUSED]


def test_a_float_is_taken_where_it_is_a_whole_number_only() -> None:
    found = read(CAPITAL, [12.0, float("nan"), None, 0.5, float("inf"), -1.0, 2.0**60])
    assert said(found) == [1200, None, None, REFUSED, REFUSED, REFUSED, REFUSED]
    assert dict(found.counts) == {"flottant": 3, "montant": 1}
    assert "Decimal" in found.why(3).expected
    assert found.why(5).expected == "un montant positif ou nul, en euros"
    assert said(read(SHARE, [0.5, 1.0])) == [REFUSED, 10**10]


def test_a_moment_is_a_day_at_midnight_where_its_clock_is() -> None:
    moments = [datetime(2024, 1, 1), datetime(2024, 1, 1, 3), None]
    assert said(read(DAY, moments)) == [date(2024, 1, 1), REFUSED, None]
    paris = pl.Series([datetime(2023, 12, 31, 23, tzinfo=UTC)]).dt.convert_time_zone("Europe/Paris")
    assert said(read(DAY, paris)) == [date(2024, 1, 1)]


def test_days_stay_in_the_calendar_of_the_vocabulary() -> None:
    days = [FIRST_DAY, LAST_DAY, date(999, 12, 31), date(3000, 1, 1), None]
    assert said(read(DAY, days)) == [FIRST_DAY, LAST_DAY, REFUSED, REFUSED, None]
    assert dict(read(DAY, days).counts) == {"date": 2}
    beyond = pl.Series([10**7, 0], dtype=pl.Int32).cast(pl.Date)
    assert said(read(DAY, beyond)) == [REFUSED, date(1970, 1, 1)]


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["sas", "GIE", "zas"])])
def test_choices_by_name_or_label(dtype: Any) -> None:
    found = read(FORM, pl.Series(["sas", "GIE", "zas", None], dtype=dtype))
    assert said(found) == ["sas", "gie", REFUSED, None]
    assert (found.why(2).code, found.why(2).got) == ("cellule", "« zas »")


NONE, DURABLE = mask_of(LIST, ()), mask_of(LIST, ["developpement_durable"])


def test_lists_of_choices() -> None:
    listed = [["developpement_durable"] * 2, [], None, ["Promotion culturelle"], ["x"], [None]]
    assert said(read(LIST, pl.Series(listed, dtype=pl.List(pl.String)))) == [
        DURABLE,
        NONE,
        None,
        mask_of(LIST, ["promotion_culturelle"]),
        REFUSED,
        REFUSED,
    ]
    assert said(read(LIST, pl.Series([[], []], dtype=pl.List(pl.Null)))) == [NONE, NONE]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        (FLAG, [1, 0]),
        (FLAG, [1.0]),
        (FLAG, [date(2024, 1, 1)]),
        (DAY, [20240101]),
        (CAPITAL, [True]),
        (CAPITAL, [date(2024, 1, 1)]),
        (FORM, [3]),
        (FORM, [["sas"]]),
        (LIST, [[1]]),
    ],
)
def test_a_column_of_another_type_is_refused_whole(name: str, cells: list[Any]) -> None:
    found = read(name, [*cells, None])
    assert found.whole is not None
    assert found.whole.code == "type-de-colonne"
    assert said(found) == [*[REFUSED] * len(cells), None]


@pytest.mark.parametrize("name", FACTS)
def test_a_column_of_nothing_is_unknown(name: str) -> None:
    assert said(read(name, [None, None])) == [None, None]
    assert said(read(name, [], pl.String)) == []
    assert said(read(name, ["", None], pl.String)) == [None, None]


def test_each_refusal_of_a_text_has_its_own_words() -> None:
    found = read(SHARE, ["0.5", "150 %", "66,12345678901 %", "66,5 %"])
    assert said(found) == [REFUSED, REFUSED, REFUSED, 6650000000]
    assert dict(found.counts) == {"cellule": 1, "rapport": 2}
    assert found.why(0).suggestion == "« 0.5 » se lit de deux façons : écrivez 50 % ou 0.5 %"
    assert found.why(1).expected == "un pourcentage entre 0 et 100"
    assert found.why(2).expected == "un rapport d'au plus 10 décimales"


def test_a_text_that_no_one_meant_costs_little_however_often_it_stands() -> None:
    """What is near is looked for in what is told, not in a hundred thousand different texts."""
    found = read(FORM, [f"forme {rank}" for rank in range(100_000)])
    assert dict(found.counts) == {"cellule": 100_000}
