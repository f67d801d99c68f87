"""`esslaw visas`: text, files, refusals, and every mistake on standard error."""

import importlib.util
import json

import pytest
from click.testing import CliRunner

from esslaw.cli import main
from esslaw.reports import deliberation_docx
from tests.advice.deliberations import LYON, REFUSED, plain

ON = ("--on", "2026-11-22")


@pytest.fixture
def case(tmp_path):
    return written(tmp_path, LYON)


def written(folder, facts):
    path = folder / "cas.json"
    path.write_text(json.dumps({"intervention": facts}), encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["visas", *map(str, arguments)])


def test_the_text_is_printed(case):
    result = run(case, *ON)
    assert result.exit_code == 0
    assert "29,13 % du capital" in plain(result.stdout)


def test_today_is_used_and_said(case):
    assert "Droit au" in run(case).stdout


def test_a_text_file_holds_what_is_printed(case, tmp_path):
    result = run(case, *ON, "-o", tmp_path / "projet.txt")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "projet.txt").read_text("utf-8") == run(case, *ON).stdout


def test_a_word_document_opens(case, tmp_path):
    docx = pytest.importorskip("docx")
    assert run(case, *ON, "-o", tmp_path / "projet.DOCX").exit_code == 0
    document = docx.Document(str(tmp_path / "projet.DOCX"))
    assert any("29,13" in paragraph.text for paragraph in document.paragraphs)


def test_what_is_around_the_act_is_in_another_language(case):
    result = run(case, *ON, "--lang", "en")
    assert "Information, not a decision" in result.stdout
    assert "Considérant que" in result.stdout


def test_a_refusal_is_said_and_nothing_is_written(tmp_path):
    path = written(tmp_path, REFUSED)
    result = run(path, *ON, "-o", tmp_path / "projet.txt")
    assert result.exit_code == 2
    assert result.stdout == ""
    first, second, *reasons = result.stderr.splitlines()
    assert (first, second) == ("Aucune délibération n'est rédigée.", "Elle ne le peut pas ainsi.")
    assert reasons
    assert all(reason.startswith("Non remplie : ") for reason in reasons)
    assert not (tmp_path / "projet.txt").exists()


def test_every_mistake_is_said_at_once(tmp_path):
    path = written(tmp_path, {**LYON, "montant": "mille", "instrument": "capital_sci"})
    result = run(path, *ON, "-o", tmp_path / "projet.pdf")
    assert result.exit_code == 2
    assert result.stdout == ""
    said = result.stderr.splitlines()
    assert "attendu : un fichier .txt ou .docx" in said[0]
    assert {line.partition(" : ")[0] for line in said[1:]} == {
        "intervention.instrument",
        "intervention.montant",
    }


@pytest.mark.parametrize("name", ["absent/projet.txt", "dossier.txt"])
def test_a_place_that_cannot_be_written_is_said(case, tmp_path, name):
    (tmp_path / "dossier.txt").mkdir()
    result = run(case, *ON, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "un dossier qui existe" in result.stderr


def test_a_structure_founds_no_deliberation(tmp_path):
    path = tmp_path / "cas.yaml"
    path.write_text("structure: {}", encoding="utf-8")
    result = run(path, *ON)
    assert result.exit_code == 2
    assert "une intervention" in result.stderr


def test_the_extra_is_named_where_it_is_absent(case, tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        deliberation_docx, "find_spec", lambda name: None if name == "docx" else find(name)
    )
    result = run(case, *ON, "-o", tmp_path / "projet.docx")
    assert result.exit_code == 2
    assert "pip install 'esslaw[reports]'" in result.stderr
