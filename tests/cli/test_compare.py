"""`esslaw compare`: two dates or two cases, both formats, every mistake on standard error."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPOST = EXAMPLES / "sas_compost.yaml"
DAYS = ("--on", "2018-06-30", "--and", "2019-06-30")
PACTE = "Loi n° 2019-486 (PACTE)"


def run(*arguments):
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "autre.yaml"
    text = COMPOST.read_text("utf-8").replace("mention_ess_rcs: true", "mention_ess_rcs: false")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_pacte_law_is_named_as_the_cause():
    result = run(COMPOST, "--regime", "esus", *DAYS)
    assert result.exit_code == 0
    text = plain(result.output)
    assert "droit au 30 juin 2018 : On ne peut pas encore conclure." in text
    assert "droit au 30 juin 2019 : Oui, sous réserve" in text
    why, others = text.split("CE QUI CHANGE LA RÉPONSE")[1].split("AUTRES CHANGEMENTS DE LA LOI")
    assert f"▸ {PACTE}, en vigueur le 24 mai 2019 — Code du travail, L. 3332-17-1 :" in why
    assert (
        "ce critère sort de la loi : « la politique de rémunération figure dans les statuts »"
        in why
    )
    assert "ce critère entre dans la loi : « elle concourt à la promotion culturelle »" in others
    assert "Nouvelle rédaction en vigueur le 1er janvier 2019 — Code du travail" in others


def test_two_dates_as_json():
    data = json.loads(run(COMPOST, "--regime", "esus", *DAYS, "--format", "json").output)
    assert (data["before"]["outcome"], data["after"]["outcome"]) == ("undetermined", "met")
    assert data["same_outcome"] is False
    assert data["responsible"] == ["esus.statuts.remuneration", "esus.statuts"]
    first = data["changes"][0]
    assert (first["criterion"], first["change"]) == ("esus.statuts.remuneration", "disappeared")
    assert [text["by"] for text in first["texts"]] == [PACTE]
    assert first["after"] is None


def test_a_same_answer_is_said_so():
    result = run(COMPOST, "--regime", "ess", "--on", "2019-06-30", "--and", "2019-07-01")
    assert "La réponse est la même. Rien n'a changé dans ce qui est demandé." in plain(
        result.output
    )


def test_a_day_that_is_not_covered_says_so():
    result = run(COMPOST, "--regime", "esus", "--on", "2013-01-01", "--and", "2019-07-01")
    assert "droit au 1er janvier 2013 : L'agrément ESUS date du 2 août 2014" in plain(result.output)


def test_two_cases_as_text(other):
    result = run(COMPOST, other, "--regime", "esus", "--on", "2019-06-30")
    assert result.exit_code == 0
    text = plain(result.output)
    assert "Premier cas (Humus & Compagnie) : Oui" in text
    assert "Second cas (Humus & Compagnie) : Non." in text
    assert "? : oui → non → à lui seul, il donnerait : non" in text
    assert "● Remplie → ⊘ Non remplie" in text


def test_two_cases_as_json(other):
    on = ("--on", "2019-06-30", "--format", "json")
    data = json.loads(run(COMPOST, other, "--regime", "esus", *on).output)
    assert data["facts"] == [
        {"fact": "mention_ess_rcs", "before": True, "after": False, "alone": "not_met"}
    ]
    assert data["responsible"] == ["ess.societe.mention_rcs"]


def test_another_language():
    assert "30 June 2018" in run(COMPOST, "--regime", "esus", *DAYS, "--lang", "en").output


@pytest.mark.parametrize("arguments", [(), ("autre.yaml", "--and", "2019-06-30")])
def test_it_is_two_dates_or_two_cases(arguments):
    result = run(COMPOST, *arguments, "--regime", "esus", "--on", "2018-06-30")
    assert result.exit_code == 2
    assert "l'un ou l'autre" in plain(result.stderr)


def test_every_mistake_is_said(tmp_path):
    wrong = tmp_path / "cas.yaml"
    wrong.write_text("structure: {forme_juridique: sass}", encoding="utf-8")
    result = run(wrong, "--regime", "esu", *DAYS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(" : ")[0] for line in result.stderr.splitlines()] == [
        "regime",
        "structure.forme_juridique",
    ]
