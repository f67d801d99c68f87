"""Days as whole numbers: years later and earlier as `facts.quantities` counts them."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from esslaw.engines.table import days
from esslaw.facts.quantities import moins_annees, plus_annees
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY

LEAP = [date(2020, 2, 29), date(2000, 2, 29), date(2096, 2, 29), date(2023, 2, 28)]


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
@given(moments=st.lists(st.dates(FIRST_DAY, LAST_DAY), max_size=20), years=st.integers(0, 900))
@example(moments=LEAP, years=1)
@example(moments=LEAP, years=4)
@example(moments=LEAP, years=100)
@settings(max_examples=12)
def test_years_later_and_earlier(backend: str, moments: list[date], years: int) -> None:
    connection = getattr(ibis, backend).connect()
    table = connection.create_table("t", pa.table({"d": pa.array([*moments, None], pa.date32())}))
    numbered = table.mutate(n=days.numbered(table.d))
    found = connection.to_pyarrow(
        numbered.select(
            n=numbered.n,
            later=days.later(numbered.n, ibis.literal(years, "int64")),
            earlier=days.earlier(numbered.n, ibis.literal(years, "int64")),
            end=days.year_end(numbered.n),
        )
    ).to_pylist()
    wanted: list[dict[str, Any]] = [
        {
            "n": days.number(day),
            "later": days.number(plus_annees(day, years)),
            "earlier": days.number(moins_annees(day, years)),
            "end": days.number(date(day.year, 12, 31)),
        }
        for day in moments
        if day.year > years
    ]
    kept = [row for row, day in zip(found, moments, strict=False) if day.year > years]
    assert kept == wanted
    assert set(found[-1].values()) == {None}
