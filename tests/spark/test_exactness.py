"""What Spark computes is exact: amounts, shares and days at the ends of what cells may hold."""

from __future__ import annotations

import operator as op
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pytest

from esslaw.engines.table import days
from esslaw.engines.table.columns import MOST
from esslaw.engines.table.exact import INT64, Exact, constant, plus, sides, times
from esslaw.facts.quantities import moins_annees, plus_annees
from esslaw.facts.vocabulary import Kind

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.requires("java", "pyspark")
MONEY, RATIO = MOST[Kind.MONEY], MOST[Kind.RATIO]
ORDERS = {"eq": op.eq, "lt": op.lt, "le": op.le, "gt": op.gt}


@pytest.fixture(params=["true", "false"], ids=["ansi", "not ansi"])
def session(spark: SparkSession, request: pytest.FixtureRequest) -> Iterator[SparkSession]:
    was = spark.conf.get("spark.sql.ansi.enabled")
    spark.conf.set("spark.sql.ansi.enabled", request.param)
    yield spark
    spark.conf.set("spark.sql.ansi.enabled", was)


def computed(spark: SparkSession, table: pa.Table, made: Any) -> list[dict[str, Any]]:
    """Return a table with what `made` adds to it."""
    held = ibis.table(ibis.Schema.from_pyarrow(table.schema), "faits")
    query = ibis.to_sql(held.mutate(**made(held)), dialect="pyspark", pretty=False)
    rows = spark.createDataFrame(table)
    return [
        row.asDict() for row in spark.sql(query.replace("`faits`", "{rows}"), rows=rows).collect()
    ]


def test_products_are_exact_to_the_last_unit(session: SparkSession) -> None:
    """A share of an amount against another, for the largest, the least, and their neighbours."""
    amounts = [0, 1, -1, MONEY, MONEY - 1, -MONEY, 1 - MONEY]
    shares = [0, 1, RATIO, RATIO - 1]
    quads = list(product(amounts, shares, amounts, shares))
    table = pa.table(dict(zip("arbs", map(pa.array, zip(*quads, strict=True)), strict=True)))

    def made(held: Any) -> dict[str, Any]:
        one = times(Exact(held.a, 2, MONEY), Exact(held.r, 10, RATIO))
        other = times(Exact(held.b, 2, MONEY), Exact(held.s, 10, RATIO))
        orders = {name: order(*sides(one, other)) for name, order in ORDERS.items()}
        # A sum of two products and a figure with other decimals, told from its neighbours.
        total, apart = plus(plus(one, other), constant(1)), times(other, constant(-1))
        return orders | {"same": op.eq(*sides(plus(total, apart, 1), plus(one, constant(1))))}

    found = computed(session, table, made)
    assert len(found) == len(quads)
    for row in found:
        one, other = row["a"] * row["r"], row["b"] * row["s"]
        assert {name: row[name] for name in ORDERS} == {
            name: order(one, other) for name, order in ORDERS.items()
        }
        assert row["same"]


def test_products_of_the_largest_whole_numbers_are_exact(session: SparkSession) -> None:
    numbers = [INT64, INT64 - 1, -INT64, 1, 0]
    quads = list(product(numbers, repeat=4))
    table = pa.table(dict(zip("abcd", map(pa.array, zip(*quads, strict=True)), strict=True)))

    def made(held: Any) -> dict[str, Any]:
        a, b, c, d = (Exact(held[name], 0, INT64) for name in "abcd")
        one, other = sides(times(a, b), times(c, d))
        return {name: order(one, other) for name, order in ORDERS.items()}

    for row in computed(session, table, made):
        one, other = row["a"] * row["b"], row["c"] * row["d"]
        assert all(row[name] == order(one, other) for name, order in ORDERS.items()), row


def test_what_is_not_known_stays_so(session: SparkSession) -> None:
    table = pa.table({"a": pa.array([None, 1], pa.int64()), "b": pa.array([1, None], pa.int64())})

    def made(held: Any) -> dict[str, Any]:
        a, b = Exact(held.a, 2, MONEY), Exact(held.b, 10, RATIO)
        return {"product": op.lt(*sides(times(a, b), constant(1))), "sum": plus(a, b).value > 0}

    assert [(row["product"], row["sum"]) for row in computed(session, table, made)] == [
        (None, None),
        (None, None),
    ]


def test_choices_of_a_list(session: SparkSession) -> None:
    lists = [None, [], ["a"], ["b", "a"], ["b"]]
    table = pa.table({"choix": pa.array(lists, pa.list_(pa.string()))})

    def made(held: Any) -> dict[str, Any]:
        return {"has": held.choix.contains("a"), "lacks": ~held.choix.contains("a")}

    found = {
        str(row["choix"]): (row["has"], row["lacks"]) for row in computed(session, table, made)
    }
    assert found == {
        str(one): (None, None) if one is None else ("a" in one, "a" not in one) for one in lists
    }


def test_years_later_and_earlier_whatever_the_day(session: SparkSession) -> None:
    """The 29 February too, of centuries that are leap years and of those that are not."""
    ends = [date(1000, 1, 1), date(1582, 10, 10), date(1900, 2, 28), date(2999, 12, 31)]
    leap = [date(year, 2, 29) for year in (1600, 1896, 1996, 2000, 2024)]
    near = [date(2023, 2, 28), date(2023, 3, 1), date(2024, 12, 31), date(2025, 1, 1)]
    pairs = list(product([*ends, *leap, *near], [0, 1, 3, 4, 100]))
    dates, years = zip(*pairs, strict=True)
    table = pa.table({"day": pa.array(dates, pa.date32()), "years": pa.array(years, pa.int64())})

    def made(held: Any) -> dict[str, Any]:
        day = days.numbered(held.day)
        return {
            "number": day,
            "later": days.later(day, held.years),
            "earlier": days.earlier(day, held.years),
            "end": days.year_end(day),
        }

    for row in computed(session, table, made):
        day, moved = row["day"], row["years"]
        assert row["number"] == days.number(day)
        assert row["later"] == days.number(plus_annees(day, moved))
        assert row["earlier"] == days.number(moins_annees(day, moved))
        assert row["end"] == days.number(date(day.year, 12, 31))
