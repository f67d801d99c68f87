"""`esslaw report`: a PDF, or every mistake on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from esslaw.cli import main
from esslaw.reports import pdf

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "scic_plafond_depasse.yaml"
ASKED = ("--regime", "scic", "--on", "2026-11-22")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_the_file_is_that_of_the_library(tmp_path: Path) -> None:
    from datetime import date

    from esslaw import examine

    link = "https://exemple.fr/resultat"
    result = run(CASE, *ASKED, "--lang", "en", "--link", link, "-o", tmp_path / "rapport.PDF")
    assert (result.exit_code, result.output) == (0, "")
    made = pdf.pdf(examine(CASE, "scic", date(2026, 11, 22)), "en", link)
    assert (tmp_path / "rapport.PDF").read_bytes() == made


def test_every_mistake_is_said_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "cas.yaml").write_text("structure: {forme_juridiqe: sas}", "utf-8")
    where = tmp_path / "rapport.txt"
    result = run(tmp_path / "cas.yaml", *ASKED, "-o", where, "--link", "ftp://x")
    assert result.exit_code == 2
    assert result.stdout == ""
    output, link, fact = result.stderr.splitlines()
    assert "reçu « .txt » ; attendu : un fichier .pdf" in output
    assert link == "link : reçu « ftp://x » ; attendu : une adresse http:// ou https://"
    assert fact.startswith("structure.forme_juridiqe : ")
    assert not where.exists()


@pytest.mark.parametrize("name", ["absent/rapport.pdf", "dossier.pdf"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "dossier.pdf").mkdir()
    result = run(CASE, *ASKED, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "un dossier qui existe" in result.stderr


def test_without_the_extra_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf.render, "NEEDED", ("typst", "no_such_module"))
    result = run(CASE, *ASKED, "-o", tmp_path / "rapport.pdf")
    assert result.exit_code == 2
    assert "pip install 'esslaw[reports]'" in result.stderr
    assert not (tmp_path / "rapport.pdf").exists()
