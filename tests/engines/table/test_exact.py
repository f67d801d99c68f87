"""Whole numbers with their decimals: what Decimal says, on every backend, up to the last digit."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esslaw.engines.table.exact import Exact, TooWide, constant, plus, sides, times
from esslaw.facts.scalars import MAX_ITEMS, MAX_MONEY
from esslaw.logic.exact import EXACT

CENTS = int(MAX_MONEY.scaleb(2))
amounts = st.integers(-CENTS, CENTS)
shares = st.integers(0, 10**10)


def answered(backend: str, columns: dict[str, list[int | None]], make: Any) -> list[Any]:
    connection = getattr(ibis, backend).connect()
    schema = pa.schema([(name, pa.int64()) for name in columns])
    table = connection.create_table("t", pa.table(columns, schema=schema))
    found: list[Any] = connection.to_pyarrow(table.select(v=make(table))).column("v").to_pylist()
    return found


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
@given(rows=st.lists(st.tuples(amounts, shares, amounts), min_size=1, max_size=30))
@settings(max_examples=8)
def test_a_share_of_an_amount_against_another(backend: str, rows: list[tuple[int, ...]]) -> None:
    columns = {name: [row[rank] for row in rows] for rank, name in enumerate("abc")}

    def below(t: Any) -> Any:
        part = times(Exact(t.a, 2, CENTS), Exact(t.b, 10, 10**10))
        return operator.le(*sides(part, Exact(t.c, 2, CENTS)))

    with_decimals = [
        EXACT.multiply(Decimal(a).scaleb(-2), Decimal(b).scaleb(-10)) <= Decimal(c).scaleb(-2)
        for a, b, c in rows
    ]
    assert answered(backend, columns, below) == with_decimals


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
def test_the_largest_sums_times_the_finest_shares(backend: str) -> None:
    most = CENTS * MAX_ITEMS
    columns: dict[str, list[int | None]] = {"a": [most, most, None], "b": [10**10, 10**10 - 1, 1]}

    def equal(t: Any) -> Any:
        part = times(Exact(t.a, 2, most), Exact(t.b, 10, 10**10))
        return operator.eq(*sides(part, Exact(t.a, 2, most)))

    assert answered(backend, columns, equal) == [True, False, None]


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
def test_a_product_of_shares_keeps_twenty_decimals(backend: str) -> None:
    columns: dict[str, list[int | None]] = {"a": [9999999999], "b": [9999999999]}

    def below(t: Any) -> Any:
        rest = times(Exact(t.a, 10, 10**10), Exact(t.b, 10, 10**10))
        return operator.lt(*sides(rest, constant(Decimal("0.99999999980000000002"))))

    assert answered(backend, columns, below) == [True]  # 0.99999999980000000001


@given(a=st.decimals(-1000, 1000, places=4), b=st.decimals(-1000, 1000, places=2))
def test_constants_are_computed_as_they_are(a: Decimal, b: Decimal) -> None:
    one, other = constant(a), constant(b)
    for made, wanted in (
        (times(one, other), a * b),
        (plus(one, other), a + b),
        (plus(one, other, -1), a - b),
    ):
        assert isinstance(made.value, int)
        assert Decimal(made.value).scaleb(-made.scale) == wanted
        assert abs(made.value) <= made.most


def test_what_no_column_can_hold_is_refused_before_any_row() -> None:
    table = ibis.table({"a": "int64"})
    wide = times(Exact(table.a, 2, CENTS), Exact(table.a, 2, CENTS))
    with pytest.raises(TooWide):
        times(wide, Exact(table.a, 10, 10**10))
