"""`esslaw ledger`: both formats, and every mistake said on standard error."""

import json

import pytest
from click.testing import CliRunner

from esslaw.cli import main

CASE = """
intervention:
  beneficiaire: {denomination: La Halle commune}
  instrument: subvention_economique
  regime_aide_choisi: de_minimis_general
  montant: 120000
  date_octroi: 2024-01-31
  aides_anterieures:
    - {date_octroi: 2021-01-30, montant: 200000, regime: de_minimis_general}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "aide.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["ledger", *map(str, arguments)])


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_register_as_text(case):
    result = run(case, "--on", "2024-01-30")
    assert result.exit_code == 0
    text = plain(result.output)
    assert text.startswith("La Halle commune · droit au 30 janvier 2024\n")
    assert "n'y tient pas : 20 000,00 € de trop." in text
    assert "Elle y tient à partir du 31 janvier 2024, et pas avant." in text


def test_the_register_as_json_on_the_day_of_the_grant(case):
    result = run(case, "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.output)
    assert (data["on"], data["plan"]["fits"]) == ("2024-01-31", "true")
    assert "postérieure" not in result.output


def test_another_language(case):
    assert "€200,000.00" in run(case, "--on", "2024-01-30", "--lang", "en").output


def test_every_mistake_is_said(case):
    case.write_text(
        CASE.replace("montant: 120000", "montant: mille").replace("2021-01-30", "30/01/2021"),
        encoding="utf-8",
    )
    result = run(case, "--on", "2024-01-30")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(" : ")[0] for line in result.stderr.splitlines()] == [
        "intervention.montant",
        "intervention.aides_anterieures[0].date_octroi",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("structure: {}", "attendu : une intervention"), ("", "un document vide")],
)
def test_what_is_not_an_intervention_is_refused(case, text, words):
    case.write_text(text, encoding="utf-8")
    result = run(case)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_file_that_is_not_there_is_said_once():
    result = run("absent.yaml")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "illisible" in result.stderr


def test_a_day_that_does_not_exist_is_refused(case):
    result = run(case, "--on", "2024-02-30")
    assert result.exit_code == 2
    assert "--on" in result.stderr
