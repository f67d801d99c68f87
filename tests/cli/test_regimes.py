"""`esslaw regimes`: one table for a person, one JSON for a program, bad input with exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["regimes", *arguments])
    return result.exit_code, result.stdout.replace("\u00a0", " "), result.stderr


def test_the_table() -> None:
    code, out, _ = run(str(EXAMPLES / "scop_menuiserie.yaml"), "--on", "2026-11-22")
    assert code == 0
    assert out.startswith("Menuiserie du Faubourg · droit au 22 novembre 2026\nFamille : ")
    assert "CE QU'ELLE EST, OU PEUT DÉJÀ" in out
    assert "● Société coopérative de      Elle respecte les règles de la SCOP que" in out


def test_the_day_is_today_unless_it_is_said() -> None:
    code, out, _ = run(str(EXAMPLES / "scop_menuiserie.yaml"))
    assert (code, "droit au " in out) == (0, True)


def test_the_json_holds_each_verdict() -> None:
    path = str(EXAMPLES / "monnaie_locale.yaml")
    code, out, _ = run(path, "--on", "2026-11-22", "--format", "json")
    data = json.loads(out)
    assert (code, data["families"]) == (0, ["famille.associations"])
    lines = {line["regime"]: line for line in data["regimes"]}
    assert lines["monnaie_locale"]["standing"] == "met"
    assert lines["scic"]["standing"] == "excluded"
    assert lines["scic"]["verdict"]["outcome"] == lines["scic"]["outcome"] == "not_met"


def test_every_problem_of_the_input_is_said(tmp_path: Path) -> None:
    case = tmp_path / "cas.yaml"
    case.write_text("structure: {forme_juridique: sass, statut_cooperatif: scicc}\n", "utf-8")
    code, out, err = run(str(case))
    assert (code, out) == (2, "")
    assert "structure.forme_juridique" in err
    assert "structure.statut_cooperatif" in err
