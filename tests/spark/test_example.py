"""The script of the guide runs as it is written there, in the session of these tests."""

from __future__ import annotations

import runpy
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.requires("java", "pyspark"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "spark" / "examiner.py"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), *arguments])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(SCRIPT), run_name="__main__")
    return left.value.code


def test_the_script_of_the_guide_writes_the_answers(
    spark: SparkSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [("1", "gie", None), ("2", "sas", date(2024, 2, 29)), ("3", "sasz", None)]
    facts, answers = str(tmp_path / "faits"), str(tmp_path / "reponses")
    spark.createDataFrame(
        rows, "siren string, forme_juridique string, date_creation date"
    ).write.parquet(facts)
    question = ["--regime", "esus", "--on", "2026-11-22", "--garder", "siren"]
    assert run(monkeypatch, facts, answers, *question) == 0
    assert capsys.readouterr().out.splitlines() == ["not_met: 1", "undetermined: 2", "error: 1"]
    found = {row["siren"]: row for row in pq.read_table(answers).to_pylist()}
    assert {siren: row["outcome"] for siren, row in found.items()} == {
        "1": "not_met",
        "2": "undetermined",
        "3": "undetermined",
    }
    assert "sasz" in found["3"]["error"]


def test_it_says_what_is_wrong_without_a_trace(
    spark: SparkSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = str(tmp_path / "faits")
    spark.createDataFrame([("gie",)], "forme_juridique string").write.parquet(facts)
    question = ["--regime", "esuss", "--on", "2026-11-22"]
    assert run(monkeypatch, facts, str(tmp_path / "reponses"), *question) == 2
    assert "esuss" in capsys.readouterr().err
