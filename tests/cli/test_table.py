"""`esslaw table`: a file in, a file out, the account of what was wrong on the terminal."""

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "tables"
ON = ("--on", "2026-11-22")


def run(*arguments):
    return CliRunner().invoke(main, ["table", *map(str, arguments)])


def test_an_extract_of_sirene(tmp_path):
    out = tmp_path / "out.parquet"
    result = run(EXAMPLES / "sirene.csv", "-o", out, "--regime", "ess", "--mapping", "sirene", *ON)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "40 lignes" in result.output
    assert "4444 (1)" in result.output
    found = pl.read_parquet(out)
    assert found.height == 40
    assert "siren" in found.columns
    assert found["outcome"].value_counts().to_dict(as_series=False)


def test_the_same_from_parquet_and_by_another_engine(tmp_path):
    outs = [tmp_path / f"{rank}.parquet" for rank in range(3)]
    of = ("--regime", "ess", "--mapping", "sirene", *ON)
    run(EXAMPLES / "sirene.csv", "-o", outs[0], *of)
    run(EXAMPLES / "sirene.parquet", "-o", outs[1], *of)
    run(EXAMPLES / "sirene.csv", "-o", outs[2], "--backend", "duckdb", *of)
    first, *others = [pl.read_parquet(out).drop("row", "error") for out in outs]
    for other in others:
        assert other.select("outcome", "first_failing", "open_facts").equals(
            first.select("outcome", "first_failing", "open_facts")
        )


def test_grants_by_the_law_of_their_day(tmp_path):
    out = tmp_path / "out.csv"
    result = run(
        EXAMPLES / "subventions.csv",
        *("-o", out, "--regime", "intervention", "--mapping", "scdl-subventions"),
        *("--on-column", "dateConvention", "--format", "json"),
    )
    account = json.loads(result.output)
    assert (account["rows"], account["on"], account["on_column"]) == (40, None, "dateConvention")
    assert sum(account["outcomes"].values()) == 40
    assert {one["column"] for one in account["mistakes"]["counts"]} == {"montant", "dateConvention"}
    assert out.read_text("utf-8-sig").startswith("row;")


@pytest.mark.parametrize("name", ["sirene.csv", "sirene.parquet"])
def test_a_person_at_a_terminal_sees_how_far_it_is(name, tmp_path):
    out, of = tmp_path / "out.csv", ("--regime", "ess", "--mapping", "sirene", *ON)
    seen = CliRunner().invoke(
        main, ["table", str(EXAMPLES / name), "-o", str(out), *of], env={"FORCE_COLOR": "1"}
    )
    assert "100%" in seen.stderr
    assert "40 lignes" in seen.stderr
    unseen = run(EXAMPLES / name, "-o", out, *of)
    assert unseen.stderr == ""


def test_unknown_columns_are_noted(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("forme_juridique;capital_socail\ngie;1\n")
    result = run(table, "-o", tmp_path / "out.csv", "--regime", "ess", *ON)
    assert result.exit_code == 0
    assert "capital_social" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--regime", "esuss"], "esus"),
        (["--regime", "esus", "--criterion", "esus.voi"], "esus.voie"),
        (["--regime", "esus", "--mapping", "sirne"], "sirene"),
        (["--regime", "esus", "--on-column", "jour"], "jour"),
        ([], "--regime"),
        (["--regime", "esus", "--on", "2026-11-22", "--on-column", "jour"], "--on-column"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path, arguments, said):
    out = tmp_path / "out.csv"
    result = run(EXAMPLES / "sirene.csv", "-o", out, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output + result.stderr
    assert not out.exists()


def test_a_file_that_is_not_there(tmp_path):
    result = run(tmp_path / "no.csv", "-o", tmp_path / "out.csv", "--regime", "ess", *ON)
    assert result.exit_code == 2
    assert result.stderr
