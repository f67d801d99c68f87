"""Financial years read by columns say what they say read one by one, through the models."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.facts.scalars import MAX_ITEMS, MAX_MONEY
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.tables import nested
from esslaw.tables.preparing import PROBLEM, Prepared, prepare
from esslaw.tables.years import years_of
from tests.tables.frames import columns_for, typed

ACCOUNTS = fact_at("exercices").columns
COLUMNS = columns_for("esus")
DAYS = [date(2022, 12, 31), date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31)]
ON = date(2024, 8, 1)
AMOUNTS = [Decimal(0), Decimal("0.01"), Decimal(7), Decimal("-0.01"), MAX_MONEY]
MONEY: dict[Any, list[Any]] = {
    pl.Decimal(38, 2): [*AMOUNTS, MAX_MONEY + 1],
    pl.Decimal(18, 3): [*AMOUNTS, Decimal("0.001"), Decimal("1.230")],
    pl.Int64: [0, 1, 250, -1, 10**15, -(2**63)],
    pl.UInt8: [0, 1, 250],
    pl.Float64: [0.0, 2.0, 0.5, -1.0, 1e13, 1e300, float("nan"), float("inf")],
    pl.Null: [None],
}
OTHERS: dict[Kind, tuple[Any, list[Any]]] = {
    Kind.DATE: (pl.Date, [*DAYS, date(999, 12, 31), date(3000, 1, 1)]),
    Kind.FLAG: (pl.Boolean, [True, False]),
}


@st.composite
def years(draw: st.DrawFn) -> pl.Series:
    """Draw lists of years, most of which are sound, in the types that a file may have."""
    names = draw(st.sets(st.sampled_from([*ACCOUNTS]), min_size=1)) | {"date_cloture"}
    types, cells = {}, {}
    for name in sorted(names):
        kind = ACCOUNTS[name].kind
        types[name], values = OTHERS.get(kind) or draw(st.sampled_from([*MONEY.items()]))
        few = st.sampled_from(values[:3] if draw(st.booleans()) else values)
        cells[name] = few if draw(st.booleans()) else st.none() | few
    year = st.fixed_dictionaries(cells)
    # Years of different days are what is sound; those of any may be twice the same.
    apart = st.lists(st.sampled_from(DAYS), unique=True, max_size=4).flatmap(
        lambda days: st.tuples(
            *(year.map(lambda one, day=day: one | {"date_cloture": day}) for day in days)
        )
    )
    some = st.lists(st.none() | year, max_size=3)
    rows = draw(st.lists(st.none() | apart.map(list) | some, min_size=1, max_size=6))
    return pl.Series("exercices", rows, dtype=pl.List(pl.Struct(types)))


def both(cells: pl.Series, on: date | list[date | None]) -> tuple[Prepared, Prepared]:
    """Return what is read by columns, and what is read one by one."""
    frame, day = cells.to_frame(), None
    if isinstance(on, list):
        frame, day = frame.with_columns(pl.Series("jour", on, pl.Date)), "jour"
    found = [prepare(frame, COLUMNS, on=ON, day=day)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nested, "years_of", lambda _cells: None)
        found.append(prepare(frame, COLUMNS, on=ON, day=day))
    return found[0], found[1]


@given(years(), st.data())
def test_years_say_the_same_by_columns_and_one_by_one(
    cells: pl.Series, data: st.DataObject
) -> None:
    each = st.lists(st.none() | st.sampled_from(DAYS), min_size=len(cells), max_size=len(cells))
    by_columns, one_by_one = both(cells, data.draw(st.just(ON) | each))
    assert by_columns.frame.to_dicts() == one_by_one.frame.to_dicts()
    assert by_columns.frame.schema == one_by_one.frame.schema
    assert by_columns.mistakes == one_by_one.mistakes
    # Nothing that is sound is left to be read one by one, which is slow.
    found = years_of(cells)
    assert found is not None
    wrong = {one.row for one in one_by_one.mistakes.told if one.column.startswith("exercices")}
    sound = [
        rank for rank, cell in enumerate(cells.is_not_null()) if cell and rank + 1 not in wrong
    ]
    assert found.plain.to_list() == sound


def test_what_closed_years_sum_to() -> None:
    """By hand, so that both ways are not wrong together."""
    closed = [{"date_cloture": day, "benefice": Decimal(10**rank)} for rank, day in enumerate(DAYS)]
    first = {"date_cloture": DAYS[3], "premier_exercice": True}
    cells = typed("exercices", [[*reversed(closed)], closed[:2], [], None, [closed[3]], [first]])
    frame = both(cells, ON)[0].frame
    assert not frame[PROBLEM].any()
    assert frame["nombre(exercices)"].to_list() == [3, 2, 0, None, None, 0]
    assert frame["dernier(exercices.benefice)"].to_list() == [10000, 1000, None, None, None, None]
    whole, three = (f"cumul(exercices.charges_exploitation{last})" for last in ("", ", 3"))
    costs = [[{"date_cloture": day, "charges_exploitation": 1} for day in DAYS], []]
    frame = both(typed("exercices", [*costs, costs[0][:2]]), ON)[0].frame
    assert frame[whole].to_list() == [300, 0, 200]
    assert frame[three].to_list() == [300, None, None]


def test_a_list_as_long_as_a_case_takes_and_no_longer() -> None:
    most = pl.date_range(date(2010, 1, 1), date(2030, 1, 1), eager=True).head(MAX_ITEMS + 1)
    years = [{"date_cloture": day} for day in most]
    cells = pl.Series("exercices", [years[:MAX_ITEMS], years])
    found = years_of(cells)
    assert found is not None
    assert found.plain.to_list() == [0]
    by_columns, one_by_one = both(cells, date(2031, 1, 1))
    assert by_columns.frame.equals(one_by_one.frame)
    assert by_columns.mistakes == one_by_one.mistakes
    assert by_columns.mistakes.rows == 1


@pytest.mark.parametrize("value", ["2024-01-01", [1], {"a": 1}])
def test_types_that_leave_a_doubt_are_left_to_the_models(value: Any) -> None:
    assert years_of(pl.Series("exercices", [[{"date_cloture": value}]])) is None
    assert years_of(pl.Series("exercices", [[{"ville": None}]])) is None
