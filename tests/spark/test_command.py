"""`esslaw table --backend spark`: Parquet in, a folder of Parquet out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from esslaw.cli import main

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.requires("java", "pyspark"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
SIRENE = Path(__file__).parents[2] / "examples" / "tables" / "sirene.parquet"
OF = ("--backend", "spark", "--regime", "ess", "--on", "2026-11-22")


def test_a_file_of_facts(spark: SparkSession, tmp_path: Path) -> None:
    facts, answers = str(tmp_path / "faits"), str(tmp_path / "reponses")
    rows = [("1", "gie"), ("2", "sas")]
    spark.createDataFrame(rows, "siren string, forme_juridique string").write.parquet(facts)
    found = CliRunner().invoke(main, ["table", facts, "-o", answers, *OF, "--keep", "siren"])
    assert found.exit_code == 0, found.output
    assert "2 lignes" in found.output
    said = {row["siren"]: row["outcome"] for row in pq.read_table(answers).to_pylist()}
    assert said == {"1": "not_met", "2": "undetermined"}


def test_a_file_that_is_not_there(spark: SparkSession, tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["table", str(tmp_path / "no"), "-o", "out", *OF])
    assert found.exit_code == 2
    assert "Traceback" not in found.output + found.stderr


def test_a_file_that_a_mapping_reads_has_the_account_that_it_has_here(
    spark: SparkSession, tmp_path: Path
) -> None:
    """Word for word, but that mistakes are told beside their rows, which have no number there."""
    of = ["--regime", "ess", "--on-column", "dateCreationUniteLegale", "--mapping", "sirene"]
    there = CliRunner().invoke(
        main, ["table", str(SIRENE), "-o", str(tmp_path / "la"), *of, "--backend", "spark"]
    )
    here = CliRunner().invoke(main, ["table", str(SIRENE), "-o", str(tmp_path / "ici.csv"), *of])
    assert there.exit_code == here.exit_code == 0, there.output
    lines = [line for line in here.stdout.splitlines() if not line.startswith("  ligne ")]
    assert there.stdout.splitlines() == lines
    assert "9300" in here.stdout


def test_cells_withheld_and_rows_with_a_mistake_are_counted(
    spark: SparkSession, tmp_path: Path
) -> None:
    path, facts = tmp_path / "annuaire.yaml", str(tmp_path / "faits")
    path.write_text(
        "name: annuaire\ntitle: Annuaire des adhérents\nkind: structure\nfacts:\n"
        "  forme_juridique: {from: forme}\n"
        "  emploie_des_salaries: {from: effectif, values: {A: true, B: null}}\n"
        "  capital_social: {from: capital, as: money, format: point, only_if: {devise: EUR}}\n"
        "  total_reserves: {from: reserves, as: money, format: point}\n",
        encoding="utf-8",
    )
    rows = [("gie", "A", "1", "EUR"), ("gi", "B", "2", "USD"), ("sas", "C", "3", "USD")]
    spark.createDataFrame(
        rows, "forme string, effectif string, capital string, devise string"
    ).repartition(2).write.parquet(facts)
    said = ["--mapping", str(path), "--format", "json"]
    found = CliRunner().invoke(main, ["table", facts, "-o", str(tmp_path / "la"), *OF, *said])
    assert found.exit_code == 0, found.output
    told = json.loads(found.stdout)
    assert told["rows"] == 3
    assert told["outcomes"] == {"met": 0, "not_met": 1, "undetermined": 2}
    assert told["mistakes"]["rows"] == 1
    assert told["unmapped"] == {"emploie_des_salaries": {"C": 1}}
    assert told["silent"] == {"emploie_des_salaries": {"B": 1}}
    assert told["withheld"] == {"capital_social": 2}
    assert told["absent"] == ["reserves"]
