"""`esslaw pieces`: the pieces that are due, and the facts that remain to be documented."""

import json
from pathlib import Path

from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
REGIE = EXAMPLES / "regie_de_quartier.yaml"


def run(*arguments):
    return CliRunner().invoke(main, ["pieces", *map(str, arguments)])


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_pieces_and_where_each_fact_is_found():
    text = plain(run(REGIE, "--regime", "esus", "--on", "2026-11-22").output)
    assert "PIÈCES DU DOSSIER – Copie des statuts en vigueur" in text
    assert "Où le trouver :" in text
    assert "faits restent à documenter" in text


def test_a_document_takes_a_fact_off_the_list(tmp_path):
    case = tmp_path / "cas.yaml"
    preuve = "\npreuves:\n  plus_haute_remuneration: {degre: documente, document: DSN 2025}\n"
    case.write_text(REGIE.read_text("utf-8") + preuve, "utf-8")
    before, after = (
        json.loads(run(path, "--regime", "esus", "--on", "2026-11-22", "--format", "json").output)
        for path in (REGIE, case)
    )
    assert after["to_document"] == before["to_document"] - 1
    (line,) = [one for one in after["facts"] if one["fact"] == "plus_haute_remuneration"]
    assert (line["degre"], line["document"], line["asked"]) == ("documente", "DSN 2025", False)
    text = plain(run(case, "--regime", "esus", "--on", "2026-11-22").output)
    assert "◐ Plus haute rémunération : documenté (DSN 2025)" in text


def test_an_intervention_is_asked_its_own_question():
    case = EXAMPLES / "interventions" / "lyon_scic.yaml"
    data = json.loads(run(case, "--on", "2026-11-22", "--format", "json").output)
    assert data["regime"] == "intervention"
    assert any(one["fact"].startswith("beneficiaire.") for one in data["facts"])


def test_every_mistake_is_said(tmp_path):
    case = tmp_path / "cas.yaml"
    case.write_text("structure: {}\npreuves: {siren: {degre: sûr}}\n", "utf-8")
    result = run(case, "--regime", "esus")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(" : ")[0] for line in result.stderr.splitlines()] == [
        "preuves.siren",
        "preuves.siren.degre",
    ]
