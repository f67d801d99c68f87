"""`esslaw capital`: both formats, planned movements, and every mistake said on standard error."""

import json

import pytest
from click.testing import CliRunner

from esslaw.advice.movements import MAX_MOVEMENTS
from esslaw.cli import main

CASE = """
structure:
  denomination: La Halle commune
  associes:
    - {categorie: Collectivités, type: collectivite_territoriale, capital: 30000}
    - {categorie: Salariés, type: salarie, capital: 3000}
    - {categorie: Fondateurs, type: salarie, capital: 20000}
    - {categorie: Usagers, type: beneficiaire, capital: 50000}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "scic.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["capital", *map(str, arguments)])


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_table_as_text(case):
    result = run(case, "--on", "2026-11-22")
    assert result.exit_code == 0
    text = plain(result.output)
    assert text.startswith("La Halle commune · droit au 22 novembre 2026\n")
    assert "29,13 %" in text
    assert "21 500,00 €  à racheter" in text
    assert "43 000,00 €  à souscrire" in text


def test_the_table_as_json_on_another_day(case):
    result = run(case, "--on", "2010-11-22", "--format", "json")
    data = json.loads(result.output)
    assert data["respected"] == "false"
    assert data["remedies"]["withdrawal"] == "11750.00"


def test_today_is_used_and_printed_when_no_date_is_given(case):
    result = run(case)
    assert result.exit_code == 0
    assert "droit au" in result.output


def test_movements_are_carried_out(case):
    plan = ("collectivite_territoriale=5000", "salarie=-2000", "autre/Mécènes = amis=12.50")
    options = [part for one in plan for part in ("--mouvement", one)]
    data = json.loads(run(case, "--format", "json", *options).output)
    assert (data["public"], data["total"]) == ("35000.00", "106012.50")
    assert data["movements"][2]["categorie"] == "Mécènes = amis"
    assert data["missing"] == ["movements[1].categorie"]
    data = json.loads(run(case, "--format", "json", "--mouvement", "salarie/Salariés=-2000").output)
    assert data["missing"] == []


def test_every_mistake_is_said_where_it_was_written(tmp_path):
    path = tmp_path / "scic.yaml"
    path.write_text(CASE.replace("50000", "mille"), encoding="utf-8")
    plan = ("salarie", "salari=10", "salarie=10 000,50 €", "salarie=0")
    options = [part for one in plan for part in ("--mouvement", one)]
    result = run(path, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    said = result.stderr.splitlines()
    assert [line.partition(" : ")[0] for line in said] == [
        "structure.associes[3].capital",
        "--mouvement",
        "--mouvement salari=10",
        "--mouvement salarie=10 000,50 €",
        "--mouvement salarie=0",
    ]
    assert "attendu : TYPE=MONTANT" in said[1]
    assert "vouliez-vous dire « salarie »" in said[2]
    assert "écrire 10000.50" in said[3]


def test_a_withdrawal_that_is_too_large_is_refused(case):
    result = run(case, "--mouvement", "autre=5", "--mouvement", "salarie=-23000.01")
    assert result.exit_code == 2
    assert result.stderr.startswith("--mouvement salarie=-23000.01 : reçu -23000.01 ; attendu :")
    assert "un retrait de 23000.00 euros au plus" in result.stderr
    assert "écrire" not in result.stderr


def test_too_many_movements_are_said_of_the_option(case):
    options = ["--mouvement", "autre=1"] * (MAX_MOVEMENTS + 1)
    result = run(case, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"--mouvement : reçu {MAX_MOVEMENTS + 1} mouvements ;")


def test_a_scop_has_a_table_and_no_cap(case):
    case.write_text(CASE.replace("structure:", "structure:\n  statut_cooperatif: scop"), "utf-8")
    result = run(case)
    assert result.exit_code == 0
    assert "Le plafond des collectivités ne concerne que les SCIC." in result.output
    assert json.loads(run(case, "--format", "json").output)["no_cap"] == "not_concerned"


def test_a_file_that_is_not_there_is_said_once():
    result = run("absent.yaml")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "illisible" in result.stderr
