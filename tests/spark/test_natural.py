"""Spark says of a table as people hold it what `examine_table` says of the same rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
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
SCHEMA = """
    rang string, outcome string, forme_juridique string, statut_cooperatif string,
    date_creation date, utilite_sociale array<string>, gouvernance_democratique boolean,
    taux_fonds_developpement decimal(12, 10), plus_haute_remuneration decimal(15, 2),
    moyenne_cinq_plus_hautes_remunerations decimal(15, 2), annee_remunerations int,
    exercices array<struct<date_cloture: date, charges_exploitation: decimal(15, 2),
        charges_utilite_sociale: decimal(15, 2), dividendes: decimal(15, 2)>>
"""
YEAR = {
    "date_cloture": date(2025, 12, 31),
    "charges_exploitation": Decimal("100000.00"),
    "charges_utilite_sociale": Decimal("70000.01"),
}
PAY = {
    "plus_haute_remuneration": Decimal("9999999999999.99"),
    "moyenne_cinq_plus_hautes_remunerations": Decimal("100000.10"),
    "annee_remunerations": 2025,
}
ROWS: list[dict[str, Any]] = [
    {"rang": "gie", "outcome": "x", "forme_juridique": "gie", "statut_cooperatif": "aucun"},
    {
        "rang": "sas",
        "forme_juridique": "sas",
        "statut_cooperatif": "aucun",
        "date_creation": date(2024, 2, 29),
        "utilite_sociale": ["lien_social_cohesion_territoriale"],
        "gouvernance_democratique": True,
        "taux_fonds_developpement": Decimal("0.2"),
        **PAY,
        "exercices": [YEAR],
    },
    {"rang": "rien"},
    {"rang": "faute", "forme_juridique": "sasz", "utilite_sociale": []},
    {"rang": "fautes", "forme_juridique": "sasz", "taux_fonds_developpement": Decimal("1.5")},
    {
        "rang": "contraire",
        "plus_haute_remuneration": Decimal(1),
        "moyenne_cinq_plus_hautes_remunerations": Decimal(2),
    },
    {"rang": "annee", "forme_juridique": "sas", "exercices": [YEAR, YEAR]},
    {"rang": "liste", "utilite_sociale": [None, "education_citoyennete"], "exercices": []},
]


@pytest.fixture
def rows(spark: SparkSession) -> DataFrame:
    names = [*spark.createDataFrame([], SCHEMA).columns]
    return spark.createDataFrame([tuple(map(row.get, names)) for row in ROWS], SCHEMA)


@pytest.mark.parametrize(
    ("regime", "on"), [("esus", ON), ("ess", date(2016, 2, 29)), ("esus", date(2010, 1, 1))]
)
def test_spark_says_what_is_said_of_the_same_rows_here(
    regime: str, on: date, rows: DataFrame
) -> None:
    from esslaw.tables.spark import examine_spark
    from esslaw.tables.whole import examine_table

    wanted, kept = Wanted(criteria=("ess.but", "ess.gouvernance")), ("rang", "outcome")
    said = examine_spark(rows.repartition(3), regime, on, wanted=wanted, kept=kept).toArrow()
    here = examine_table(rows.toArrow(), regime, on, wanted=wanted, kept=kept).frame.drop("row")
    assert said.column_names == here.columns
    assert {row["rang"]: row for row in said.to_pylist()} == {
        row["rang"]: row for row in here.to_dicts()
    }
    assert {row["rang"] for row in said.to_pylist() if row["error"]} >= {"faute", "contraire"}


def test_a_table_without_rows_is_answered_without_rows(rows: DataFrame) -> None:
    from esslaw.tables.spark import examine_spark

    said = examine_spark(rows.where("rang = 'nul'"), "ess", ON, kept=("rang",))
    assert said.columns == ["rang", "outcome", "first_failing", "open_facts", "error"]
    assert said.collect() == []


def test_pieces_are_put_together_whatever_spark_hands(spark: SparkSession) -> None:
    """One batch a row, then all rows in one: the same answers, each beside its own row."""
    from esslaw.tables.spark import examine_spark

    told = [(str(rank), "gie" if rank % 3 else f"gi{rank}") for rank in range(90)]
    table = spark.createDataFrame(told, "rang string, forme_juridique string").coalesce(1)
    was = spark.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch")
    found = []
    try:
        for size in ("1", was):
            spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", size)
            found.append(examine_spark(table, "ess", ON, kept=("rang",)).collect())
    finally:
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", was)
    assert found[0] == found[1]
    assert len(found[0]) == len(told)
    for row, (rank, form) in zip(found[0], told, strict=True):
        assert row["rang"] == rank
        assert (row["outcome"] == "not_met") == (form == "gie")
        assert form == "gie" or f"« {form} »" in row["error"]


def test_what_is_wrong_with_a_question_is_said_at_once(rows: DataFrame) -> None:
    from esslaw.tables.spark import examine_spark

    with pytest.raises(InputError) as found:
        examine_spark(rows, "esu", ON, wanted=Wanted(criteria=("ess.but",)))
    assert [one.suggestion is not None for one in found.value.problems] == [True]
    with pytest.raises(InputError):
        examine_spark(rows.select("rang"), "esus", ON)


def test_the_session_keeps_its_settings(spark: SparkSession, rows: DataFrame) -> None:
    from esslaw.tables.spark import examine_spark

    before = dict(spark.sparkContext.getConf().getAll()), spark.conf.getAll
    examine_spark(rows, "ess", ON).collect()
    assert (dict(spark.sparkContext.getConf().getAll()), spark.conf.getAll) == before
    assert [view.name for view in spark.catalog.listTables()] == []
