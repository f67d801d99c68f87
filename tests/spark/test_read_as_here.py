"""A date of law for each row, and files read by a mapping: Spark says what is said here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from esslaw import InputError
from esslaw.engines.table import Wanted

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = [
    pytest.mark.requires("java", "pyspark"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
ON = date(2026, 11, 22)
SIRENE = Path(__file__).parents[2] / "examples" / "tables" / "sirene.parquet"
BORN = "dateCreationUniteLegale"
OWN = """
name: annuaire
title: Annuaire des adhérents
kind: structure
keep: [Numero]
facts:
  forme_juridique: {from: forme, values: {G: gie, S: sas}}
  date_demande: {from: jour, as: date, format: jj/mm/aaaa}
"""
FORMS = ["gie", "sas", "sasz", None, "association_1901"]
DAYS = ["2010-01-01", "2014-08-02", "24/05/2019", "", None, "hier", "2026-11-22"]


def same(said: DataFrame, here: Any, key: str) -> list[dict[str, Any]]:
    """Check that answers are those of the same rows here, and return them."""
    found = said.toArrow()
    assert found.column_names == here.columns
    rows = {row[key]: row for row in found.to_pylist()}
    assert rows == {row[key]: row for row in here.to_dicts()}
    assert found.num_rows == here.height == len(rows)
    return [*rows.values()]


def test_each_row_by_the_law_of_its_own_day(spark: SparkSession) -> None:
    from esslaw.tables.spark import examine_spark
    from esslaw.tables.whole import examine_table

    rows = [
        (f"{form} {day}", form, True, day, ["lien_social_cohesion_territoriale"])
        for form in FORMS
        for day in DAYS
    ]
    table = spark.createDataFrame(
        rows,
        "rang string, forme_juridique string, mention_ess_rcs boolean, jour string,"
        "utilite_sociale array<string>",
    )
    wanted, kept = Wanted(criteria=("ess.but",)), ("rang", "jour")
    said = examine_spark(table.repartition(3), "ess", "jour", wanted=wanted, kept=kept)
    here = examine_table(table.toArrow(), "ess", "jour", wanted=wanted, kept=kept).frame
    found = same(said, here.drop("row"), "rang")
    assert {row["outcome"] for row in found} == {"not_met", "undetermined"}
    assert {bool(row["error"]) for row in found} == {True, False}


@pytest.mark.parametrize("on", [ON, BORN])
def test_a_file_that_a_mapping_reads(on: date | str, spark: SparkSession) -> None:
    from esslaw.tables.spark import examine_spark
    from esslaw.tables.whole import examine_table

    table = spark.read.parquet(str(SIRENE)).repartition(2)
    said = examine_spark(table, "ess", on, mapping="sirene", kept=(BORN,))
    here = examine_table(SIRENE, "ess", on, mapping="sirene", kept=(BORN,)).frame
    found = same(said, here.drop("row"), "siren")
    assert "not_met" in {row["outcome"] for row in found}


def test_a_mapping_of_ones_own_reads_the_day_as_it_says(
    spark: SparkSession, tmp_path: Path
) -> None:
    """The mapping is not on the disk of the workers; names of columns are found capitals aside."""
    from esslaw.tables.spark import examine_spark
    from esslaw.tables.whole import examine_table

    path = tmp_path / "annuaire.yaml"
    path.write_text(OWN, encoding="utf-8")
    rows = [("1", "G", "22/11/2026", {"a": 1}), ("2", "X", "01/01/2010", None)]
    table = spark.createDataFrame(
        rows, "numero string, Forme string, jour string, plan map<string,int>"
    )
    said = examine_spark(table, "ess", ON, mapping=str(path), kept=("plan",))
    assert said.columns[:3] == ["Numero", "plan", "outcome"]
    assert {row["Numero"]: (row["plan"], row["outcome"]) for row in said.collect()} == {
        "1": ({"a": 1}, "not_met"),
        "2": (None, "undetermined"),
    }
    each = examine_spark(table, "ess", "jour", mapping=str(path))
    here = examine_table(table.drop("plan").toArrow(), "ess", "jour", mapping=str(path)).frame
    same(each, here.drop("row"), "Numero")


def test_what_a_question_lacks_is_said_before_a_row_is_read(spark: SparkSession) -> None:
    from esslaw.tables.spark import examine_spark

    table = spark.createDataFrame([("gie", "x")], "forme_juridique string, jour string")
    with pytest.raises(InputError) as found:
        examine_spark(table, "ess", "jourr")
    assert [one.path for one in found.value.problems] == ["on"]
    with pytest.raises(InputError) as found:
        examine_spark(table, "ess", ON, mapping="sirene")
    assert "colonne-absente" in {one.code for one in found.value.problems}
