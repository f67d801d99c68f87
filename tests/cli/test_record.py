"""`esslaw record`: sealing, replaying, comparing; a changed file is refused with its place."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.advice.record.layout import pieces_of, sealed, text_of
from esslaw.cli import main
from esslaw.location import data_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
SAS = EXAMPLES / "sas_compost.yaml"


def run(*arguments):
    return CliRunner().invoke(main, ["record", *map(str, arguments)])


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def one(tmp_path):
    path = tmp_path / "un.json"
    result = run("seal", SAS, "--regime", "esus", "--on", "2026-11-22", "-o", path)
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def other(tmp_path):
    case, path = tmp_path / "cas.yaml", tmp_path / "autre.json"
    text = SAS.read_text("utf-8")
    case.write_text(text.replace("remuneration: 46000.00", "remuneration: 460000.00"), "utf-8")
    assert run("seal", case, "--regime", "esus", "--on", "2026-11-22", "-o", path).exit_code == 0
    return path


def test_what_is_sealed_is_written_or_printed(one):
    printed = run("seal", SAS, "--regime", "esus", "--on", "2026-11-22")
    assert printed.output == one.read_text("utf-8")
    said = run("seal", SAS, "--regime", "esus", "--on", "2026-11-22", "-o", one).output
    assert json.loads(printed.output)["sceau"] in said
    assert "droit au 22 novembre 2026" in plain(said)


def test_replaying_confirms_in_text_in_json_and_in_english(one):
    assert "Confirmé" in run("replay", one).output
    data = json.loads(run("replay", one, "--format", "json").output)
    assert (data["status"], data["differences"]) == ("confirmed", [])
    assert "22 November 2026" in plain(run("replay", one, "--lang", "en").output)


def test_one_character_is_refused_with_its_place(one):
    text = one.read_text("utf-8")
    fact = '"plus_haute_remuneration": "'
    one.write_text(text.replace(f"{fact}46000", f"{fact}16000"), "utf-8")
    result = run("replay", one)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "/facts/plus_haute_remuneration" in result.stderr
    assert result.stderr.startswith("ligne ")
    assert "la valeur scellée était « 46000.00 »" in result.stderr


def test_a_forgery_with_its_seal_is_refuted_with_its_place(one):
    content = json.loads(one.read_text("utf-8"))
    for name in ("digests", "sceau"):
        del content[name]
    one.write_text(text_of(pieces_of(sealed({**content, "outcome": "not_met"}))), "utf-8")
    result = run("replay", one)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "le sceau est juste" in result.stderr
    line = one.read_text("utf-8").split("\n").index('  "outcome": "not_met",') + 1
    assert f"ligne {line}, /outcome" in result.stderr


def test_comparing_names_the_fact(one, other):
    text = plain(run("diff", one, other).output)
    assert "La réponse change : Oui, sous réserve d'appréciation → Non." in text
    assert "Ce fait suffit à faire la différence : Plus haute rémunération." in text
    data = json.loads(run("diff", one, other, "--format", "json").output)
    assert (data["changed"], data["alone"]) == (True, ["plus_haute_remuneration"])


def test_the_problems_of_both_files_are_told(one, other):
    for path in (one, other):
        path.write_text(path.read_text("utf-8").replace('"kind": "s', '"kind": "z'), "utf-8")
    result = run("diff", one, other)
    assert result.exit_code == 2
    assert "un.json /kind" in result.stderr
    assert "autre.json /kind" in result.stderr


def test_another_folder_of_rules(one, tmp_path):
    folder = tmp_path / "rules"
    shutil.copytree(data_folder("rules"), folder)
    (folder / "note.yaml").write_text("# Rien de plus.\n{}\n", "utf-8")
    result = run("replay", one, "--rules", folder)
    assert result.exit_code == 0, result.output
    assert "Le recueil a changé" in plain(result.output)
    assert "La réponse reste la même : Oui, sous réserve d'appréciation." in plain(result.output)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["seal", "absent.yaml", "--regime", "esus"], "illisible"),
        (["seal", SAS, "--regime", "esu"], "vouliez-vous dire « esus »"),
        (["seal", SAS], "--regime"),
        (["seal", SAS, "--regime", "esus", "-o", "/"], "fichier"),
        (["replay", "absent.json"], "illisible"),
        (["replay", SAS], "ligne 1"),
        (["diff", "absent.json", "absent.json"], "illisible"),
    ],
)
def test_each_mistake_is_said(arguments, words):
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output
