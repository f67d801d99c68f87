"""`esslaw portfolio`: the template, the results, every mistake on standard error."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.cli import main
from esslaw.portfolio import template

EXAMPLE = Path(__file__).parents[2] / "examples" / "portefeuille.csv"
ON = ("--on", "2026-11-22")


def run(*arguments):
    return CliRunner().invoke(main, ["portfolio", *map(str, arguments)])


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "fautif.csv"
    path.write_bytes("denomination;forme_juridique;villle\nA;gie;x\nB;giee;\n".encode("cp1252"))
    return path


def test_the_example_as_text():
    result = run(EXAMPLE, "--regime", "ess", *ON)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output.startswith("Entreprise de l'économie sociale et solidaire · droit au 22")
    assert "6 structures : 3 oui, 2 non, 1 à compléter." in result.output
    assert "● 2. La Bricothèque" in result.output
    assert "⊘ 7. Groupement des Ateliers" in result.output


def test_today_is_printed_when_no_date_is_given():
    assert str(date.today().year) in run(EXAMPLE, "--regime", "ess").output


def test_json():
    result = run(EXAMPLE, "--regime", "ess", *ON, "--format", "json")
    data = json.loads(result.output)
    assert (data["regime"], data["on"], len(data["rows"])) == ("ess", "2026-11-22", 6)
    assert data["rows"][1]["denomination"] == "Régie des Tilleuls"


def test_mistakes_are_on_standard_error_and_the_others_are_examined(faulty):
    result = run(faulty, "--regime", "ess", *ON)
    assert result.exit_code == 0
    assert "ligne 1, villle" in result.stderr
    assert "ligne 3, forme_juridique : reçu « giee »" in result.stderr
    assert "2 structures : 1 non, 1 non examinée." in result.stdout
    assert "Non examinée\xa0: une erreur" in result.stdout


def test_results_in_a_file(faulty, tmp_path):
    path = tmp_path / "resultats.csv"
    result = run(faulty, "--regime", "ess", *ON, "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 structures" in result.stderr
    rows = list(csv.reader(StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["Ligne", "2", "3"]
    assert run(faulty, "--regime", "ess", *ON, "-o", "-").stdout_bytes == path.read_bytes()
    assert run(faulty, "--regime", "ess", *ON, "-o", tmp_path).exit_code == 2


def test_the_template(tmp_path):
    assert run("--template", "--regime", "scic").stdout_bytes == template("scic")
    assert run("--template", "--regime", "scic", "-o", tmp_path / "m.csv").exit_code == 0
    assert (tmp_path / "m.csv").read_bytes() == template("scic")


def test_another_language(faulty):
    assert "22 November 2026" in run(EXAMPLE, "--regime", "ess", *ON, "--lang", "en").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "classeur"),
        (b"", "fichier vide"),
        (b"nom;ville\nA;B\n", "aucune colonne connue"),
        (b'denomination\n"A\n', "ligne 2"),
    ],
)
def test_a_file_that_is_no_table(tmp_path, content, said):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    result = run(path, "--regime", "ess")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_bad_usage(tmp_path):
    for arguments in (
        (),
        (EXAMPLE,),
        ("--template",),
        ("--regime", "ess"),
        (EXAMPLE, "--template", "--regime", "ess"),
        (EXAMPLE, "--regime", "intervention"),
        (EXAMPLE, "--regime", "esss"),
        (tmp_path / "absent.csv", "--regime", "ess"),
        (tmp_path, "--regime", "ess"),
        (EXAMPLE, "--regime", "ess", "--on", "22/11/2026"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert "Traceback" not in result.stderr
