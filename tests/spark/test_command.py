"""`esslaw table --backend spark`: Parquet in, a folder of Parquet out."""

from __future__ import annotations

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
OF = ("--backend", "spark", "--regime", "ess", "--on", "2026-11-22")


def test_a_file_of_facts(spark: SparkSession, tmp_path: Path) -> None:
    facts, answers = str(tmp_path / "faits"), str(tmp_path / "reponses")
    rows = [("1", "gie"), ("2", "sas")]
    spark.createDataFrame(rows, "siren string, forme_juridique string").write.parquet(facts)
    found = CliRunner().invoke(main, ["table", facts, "-o", answers, *OF, "--keep", "siren"])
    assert found.exit_code == 0, found.output
    assert "not_met : 1" in found.output
    said = {row["siren"]: row["outcome"] for row in pq.read_table(answers).to_pylist()}
    assert said == {"1": "not_met", "2": "undetermined"}


def test_a_file_that_is_not_there(spark: SparkSession, tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["table", str(tmp_path / "no"), "-o", "out", *OF])
    assert found.exit_code == 2
    assert "Traceback" not in found.output + found.stderr


def test_what_spark_does_not_do_is_said(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["table", "x", "-o", "out", *OF, "--mapping", "sirene"])
    assert found.exit_code == 2
    assert "--mapping" in found.stderr
