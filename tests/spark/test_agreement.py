"""Spark says what the kernel says: every node of every regime, whatever is not known.

Open facts are those that Polars says: `tests/laws/test_tables.py` compares them with the kernel.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from esslaw import load_rulebook
from esslaw.engines.table import Wanted
from esslaw.engines.table.spark import examined_by_spark
from esslaw.facts.case import Case
from esslaw.logic.evaluate import evaluate
from esslaw.logic.failing import first_failing
from esslaw.logic.link import segment_start
from esslaw.logic.nodes import Program
from esslaw.logic.outcome import OUTCOMES
from tests.engines.table.frames import answered, program_of, table_of_cases
from tests.laws.test_tables import SAID, case_of
from tests.strategies import changed, invented

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.requires("java", "pyspark")
LAW = load_rulebook()
ON = date(2026, 11, 22)
ROWS = 200
EARLIER = [("esus", date(2016, 2, 29)), ("intervention", date(2024, 1, 30))]
"""Law of other days, and a day that most years do not have."""


def cases_of(name: str, on: date) -> tuple[list[Case], list[date]]:
    """Return many cases of a regime, each with its day under one law."""
    cases, days = [], []
    first = max(segment_start(LAW, on), date(1000, 1, 1))

    @settings(
        max_examples=ROWS,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(invented(name) | changed(name, on), st.dates(first, on))
    def collect(facts: dict[str, object], day: date) -> None:
        case = case_of(name, facts)
        if case is not None:
            cases.append(case)
            days.append(day)

    collect()
    return cases, days


def expected(program: Program, case: Case, day: date) -> dict[str, Any]:
    """Return what the kernel says of a case, by the columns of a table."""
    proof = evaluate(LAW, program, case.facts, day)
    values = {one.id: one.value for one in proof.walk()}
    return {
        "outcome": OUTCOMES[proof.value].value,
        "first_failing": first_failing(program, values),
        **{node.id: SAID[values[node.id]] for node in program.nodes},
    }


@pytest.mark.parametrize(("name", "on"), [*((name, ON) for name in LAW.regimes), *EARLIER])
def test_spark_agrees_with_the_kernel(
    name: str, on: date, spark: SparkSession, tmp_path: Path
) -> None:
    """From Parquet to Parquet, in pieces that are not those of the file, in any order."""
    regime, program = LAW.regimes[name], program_of(LAW.regimes[name], on)
    cases, days = cases_of(name, on)
    assert len(cases) > ROWS // 2
    table = table_of_cases(cases, program, days)
    table = table.append_column("rang", pa.array(range(len(cases))))
    pq.write_table(table, tmp_path / "faits.parquet")
    rows = spark.read.parquet(str(tmp_path / "faits.parquet")).repartition(5)
    wanted = Wanted(criteria=tuple(node.id for node in program.nodes), kept=("rang",))
    said = examined_by_spark(rows, LAW, regime, on, wanted, rows_have_days=True)
    said.write.parquet(str(tmp_path / "reponses"))
    written = list((tmp_path / "reponses").glob("*.parquet"))
    assert len(written) > 1
    found = pq.read_table(tmp_path / "reponses").to_pylist()
    elsewhere = answered("polars", table, regime, on, Wanted(), rows_have_days=True)
    assert sorted(row["rang"] for row in found) == list(range(len(cases)))
    for row in found:
        rank = row.pop("rang")
        assert row.pop("open_facts") == elsewhere[rank]["open_facts"]
        assert row == expected(program, cases[rank], days[rank]), cases[rank]


def test_a_row_with_a_mistake_is_undetermined_and_the_others_whole(spark: SparkSession) -> None:
    regime, on = LAW.regimes["ess"], ON
    program = program_of(regime, on)
    cases = [case_of("ess", {"forme_juridique": "gie", "statut_cooperatif": "aucun"})] * 2
    table = table_of_cases([case for case in cases if case], program, [on, on])
    table = table.append_column("mauvaise", pa.array([True, False]))
    rows = spark.createDataFrame(table.append_column("rang", pa.array(["a", "b"])))
    said = examined_by_spark(rows, LAW, regime, on, Wanted(kept=("rang",)), problem="mauvaise")
    found = {row["rang"]: row for row in said.collect()}
    assert found["a"].asDict() == {
        "rang": "a",
        "outcome": "undetermined",
        "first_failing": None,
        "open_facts": None,
    }
    assert found["b"]["outcome"] == "not_met"
    assert found["b"]["first_failing"] is not None


def test_columns_that_a_table_lacks_are_unknown_and_others_are_kept_as_they_are(
    spark: SparkSession,
) -> None:
    """Even where a name has marks that a query gives a meaning to, or a type is not ours."""
    day = ON + timedelta(1)
    rows = spark.createDataFrame(
        [("a", {"b": 1}, day)], "`{rows} ``` string, plan map<string,int>, rows date"
    )
    kept = ("{rows} `", "plan", "rows")
    [row] = examined_by_spark(rows, LAW, LAW.regimes["ess"], ON, Wanted(kept=kept)).collect()
    assert [row[name] for name in kept] == ["a", {"b": 1}, day]
    assert row["outcome"] == "undetermined"
    assert "forme_juridique;" in row["open_facts"]
