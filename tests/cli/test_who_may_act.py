"""`esslaw who-may-act` and `esslaw examine` of an intervention, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "interventions"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_the_table_in_both_languages() -> None:
    case = str(EXAMPLES / "departement_fonds_avances.yaml")
    french = run("who-may-act", case)
    assert (french.exit_code, french.stderr) == (0, "")
    assert "Qui peut agir ? · droit au 22 novembre 2026" in french.stdout
    assert "Who may act?" in run("who-may-act", case, "--lang", "en").stdout


def test_the_inverse_and_the_json() -> None:
    case = str(EXAMPLES / "departement_insertion.yaml")
    found = run("who-may-act", case, "--instruments", "--format", "json", "--on", "2026-11-22")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["asked"] == "instrument"


def test_the_day_is_that_of_the_grant_unless_it_is_said() -> None:
    case = str(EXAMPLES / "region_de_minimis.yaml")
    assert "droit au 31 janvier 2024" in run("examine", case).stdout
    asked = run("examine", case, "--regime", "intervention", "--on", "2024-02-15")
    assert "droit au 15 février 2024" in asked.stdout


def test_a_structure_is_examined_under_a_regime_that_is_said(tmp_path: Path) -> None:
    found = run("examine", str(EXAMPLES.parent / "association.yaml"))
    assert (found.exit_code, found.stdout) == (2, "")
    assert "--regime ess, esus, scic" in found.stderr
    missing = run("examine", str(tmp_path / "absent.yaml"))
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "illisible" in missing.stderr


def test_bad_input_is_told_whole(tmp_path: Path) -> None:
    path = tmp_path / "cas.yaml"
    path.write_text("intervention: {montant: dix, instrument: don}", "utf-8")
    found = run("who-may-act", str(path))
    assert (found.exit_code, found.stdout) == (2, "")
    assert [line.split(" : ")[0] for line in found.stderr.splitlines()] == [
        "intervention.instrument",
        "intervention.montant",
    ]


def test_a_structure_is_not_an_intervention() -> None:
    case = str(EXAMPLES.parent / "association.yaml")
    for arguments in (["who-may-act", case], ["examine", case, "--regime", "intervention"]):
        found = run(*arguments)
        assert found.exit_code == 2
        assert "une intervention" in found.stderr


def test_a_regime_of_structures_examines_the_beneficiary() -> None:
    case = str(EXAMPLES / "lyon_scic.yaml")
    assert run("examine", case, "--regime", "scic").exit_code == 0
