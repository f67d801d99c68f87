"""`esslaw timeline`: both formats, both languages, and every mistake said on standard error."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
YOUNG = EXAMPLES / "scic_jeune.yaml"


def run(*arguments):
    return CliRunner().invoke(main, ["timeline", *map(str, arguments)])


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_timeline_of_the_young_scic_as_text():
    result = run(YOUNG, "--regime", "esus", "--from", "2026-11-22", "--to", "2031-11-22")
    assert result.exit_code == 0
    text = plain(result.output)
    assert "La Halle commune · du 22 novembre 2026 au 22 novembre 2031" in text
    assert "d'un acte fait ce jour-là : date de la demande d'agrément." in text
    closing = text.index("DU 31 DÉCEMBRE 2026 AU 3 MAI 2029 ▸ Clôture de l'exercice du 31 décembre")
    five = text.index("DU 4 MAI 2029 AU 22 NOVEMBRE 2031 ▸ 3 ans après le 4 mai 2026")
    assert closing < text.index("● L'agrément est délivré pour deux ans") < five
    assert five < text.index("● L'agrément est délivré pour cinq ans.")
    assert "Après le 22 novembre 2026, jour du relevé des textes, le droit peut avoir" in text


def test_dates_that_stay_as_the_case_says():
    result = run(YOUNG, "--regime", "esus", "--from", "2026-11-22", "--fixed", "--format", "json")
    data = json.loads(result.output)
    assert data["following"] == []
    assert [span["from"] for span in data["spans"]] == ["2026-11-22", "2026-12-31"]
    assert data["to"] == "2036-11-22"
    assert "Les dates du cas restent" in plain(
        run(YOUNG, "--regime", "esus", "--from", "2026-11-22", "--fixed").output
    )


def test_the_timeline_as_json():
    days = ("--from", "2026-11-22", "--to", "2031-11-22")
    result = run(YOUNG, "--regime", "esus", *days, "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.output)
    assert (data["regime"], data["from"], data["to"]) == ("esus", "2026-11-22", "2031-11-22")
    assert data["following"] == ["date_demande"]
    assert [span["outcome"] for span in data["spans"]] == ["undetermined", "met", "met"]
    last = data["spans"][-1]
    assert last["from"] == "2029-05-04"
    assert [one["id"] for one in last["formalities"] if one["kind"] == "duree"] == [
        "esus.duree.cinq_ans"
    ]
    (cause,) = last["causes"]
    assert (cause["criterion"], cause["change"]) == ("esus.entreprise_recente", "value")
    assert (cause["before"]["value"], cause["after"]["value"]) == ("true", "false")
    assert cause["ages"] == [
        {
            "age": "reached",
            "fact": "date_creation",
            "day": "2026-05-04",
            "years": 3,
            "reached": "2029-05-04",
        }
    ]


def test_an_intervention_is_cut_by_an_aid_and_by_the_law():
    case = EXAMPLES / "interventions" / "region_de_minimis.yaml"
    days = ("--from", "2023-06-01", "--to", "2026-11-22")
    text = plain(run(case, *days).output)
    assert "▸ L'aide octroyée le 30 janvier 2021 (200 000,00 €) ne compte plus :" in text
    assert "aides de minimis, art. 3" in text
    data = json.loads(run(case, *days, "--format", "json").output)
    assert data["following"] == ["date_octroi"]
    turned = [span["parts"]["aide_etat"] for span in data["spans"]]
    assert turned[:3] == ["undetermined", "not_met", "met"]


def test_another_language():
    text = run(YOUNG, "--regime", "esus", "--from", "2026-11-22", "--lang", "en").output
    assert "31 December 2026" in text.title()


def test_every_mistake_is_said(tmp_path):
    wrong = tmp_path / "cas.yaml"
    wrong.write_text("structure: {forme_juridique: sass}", encoding="utf-8")
    result = run(wrong, "--regime", "esu", "--from", "2026-01-01", "--to", "2025-01-01")
    assert (result.exit_code, result.stdout) == (2, "")
    lines = [line.partition(" : ")[0] for line in result.stderr.splitlines()]
    assert lines == ["regime", "--to", "structure.forme_juridique"]


def test_a_structure_needs_a_regime():
    result = run(YOUNG)
    assert result.exit_code == 2
    assert "--regime" in result.stderr


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_a_day_that_does_not_exist_is_refused(option):
    result = run(YOUNG, "--regime", "esus", option, "2026-02-30")
    assert result.exit_code == 2
    assert option in result.stderr
