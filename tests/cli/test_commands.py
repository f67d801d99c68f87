"""The command line: exit codes, both formats, errors without a traceback."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
REGIE = str(EXAMPLES / "regie_de_quartier.yaml")


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_text_and_json_give_the_same_outcome():
    text = run("examine", REGIE, "--regime", "esus", "--on", "2026-11-22")
    data = run("examine", REGIE, "--regime", "esus", "--on", "2026-11-22", "--format", "json")
    assert text.exit_code == data.exit_code == 0
    assert "plein droit" in text.output
    assert json.loads(data.output)["outcome"] == "met"


def test_today_is_used_and_printed_when_no_date_is_given():
    result = run("examine", REGIE, "--regime", "ess")
    assert result.exit_code == 0
    assert "droit au" in result.output


def test_bad_input_gives_every_problem_and_exit_code_2(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("structure: {forme_juridque: sas, capital_social: mille}", encoding="utf-8")
    result = run("examine", path, "--regime", "esus")
    assert result.exit_code == 2
    assert "structure.forme_juridque" in result.stderr
    assert "vouliez-vous dire « forme_juridique »" in result.stderr
    assert "structure.capital_social" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["examine", REGIE, "--regime", "esu"], "vouliez-vous dire « esus »"),
        (["examine", "absent.yaml", "--regime", "esus"], "illisible"),
        (["examine", REGIE, "--regime", "esus", "--on", "2026-02-30"], "--on"),
        (["rules", "show", "esus.titre"], "vouliez-vous dire « esus.titres »"),
    ],
)
def test_each_mistake_is_said(arguments, words):
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_rules_list_and_show():
    listed = run("rules", "list").output
    assert "esus.plein_droit" in listed
    shown = run("rules", "show", "esus.objectif.patrimoine_incertain").output
    assert "du 2024-06-15 au 2024-12-31" in shown
    assert "unverified" in shown
    one = run("rules", "show", "esus.statuts", "--on", "2018-06-30").output
    assert "esus.statuts.remuneration" in one
    assert "2019-05-24" not in one


def test_rules_check_passes_on_the_shipped_rules():
    result = run("rules", "check")
    assert result.exit_code == 0, result.output
    assert " 0 erreur(s)" in result.output


def test_rules_check_fails_on_a_bad_folder(tmp_path):
    (tmp_path / "bad.yaml").write_text("criteres: []\n", encoding="utf-8")
    result = run("rules", "check", "--rules", tmp_path)
    assert result.exit_code == 1
    assert "bad.yaml:1: error [schema]" in result.output
    assert "criteria" in result.output


def test_the_schema_is_json():
    assert json.loads(run("schema").output)["properties"]["structure"]


def test_rules_list_and_show_the_model_clauses():
    listed = run("rules", "list", "--clauses").output
    assert "taux_fonds_developpement : au moins {target}" in listed
    assert "reserves_incorporees_capital : non" in listed
    assert "utilite_sociale : promotion_culturelle" in listed
    assert "esus.plein_droit" not in listed
    both = run("rules", "show", "clause.societe.fonds_developpement").output
    assert "du 2014-08-02 au 2015-08-11" in both
    assert "{ess.fonds_developpement.reserves_suffisantes} du capital" in both
    one = run("rules", "show", "clause.societe.fonds_developpement", "--on", "2015-08-12").output
    assert "2014-08-02" not in one
    gone = run("rules", "show", "clause.utilite_sociale.remuneration", "--on", "2019-05-24")
    assert "Aucune version en vigueur" in gone.output
    mistyped = run("rules", "show", "clause.societe.fonds_developement")
    assert "vouliez-vous dire « clause.societe.fonds_developpement »" in mistyped.stderr
