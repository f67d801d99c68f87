"""A model clause as it is shown: marked as ours, in French, with its articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from esslaw import load_rulebook
from esslaw.advice.clauses import DraftClause, clause_for
from esslaw.i18n import translator
from esslaw.reports.clauses import MARK, clause_lines, clause_text

BOOK = load_rulebook()
TODAY = date(2026, 11, 22)


def drafted(fact: str, target: Any) -> DraftClause:
    found = clause_for(BOOK, fact, target, TODAY)
    assert found is not None
    return found


def shown(clause: DraftClause, language: str = "fr", width: int = 88, indent: int = 0) -> str:
    return "\n".join(clause_lines(clause, language, width, indent=indent)).replace("\xa0", " ")


def test_the_development_fund() -> None:
    assert shown(drafted("taux_fonds_developpement", Decimal("0.2"))) == (
        """\
Clause modèle, rédigée par nous, à faire relire :
  Il est constitué une réserve statutaire obligatoire, appelée fonds de développement.
  Elle reçoit, à chaque exercice, 20 % au moins du bénéfice, après imputation des pertes
  antérieures. Cette dotation cesse d'être due lorsque le total des réserves atteint
  20 % du capital social ; elle l'est de nouveau dès que ce total redescend au-dessous.
Fondement : Loi n° 2014-856 du 31 juillet 2014, art. 1, II, 2°, c, 1er tiret ; Arrêté du
  3 août 2015, art. 1"""
    )


def test_the_colleges() -> None:
    assert shown(drafted("colleges", ())) == (
        """\
Clause modèle, rédigée par nous, à faire relire :
  Les associés sont répartis, selon la part qu'ils prennent à l'activité de la société
  ou leur contribution à son développement, en 3 collèges de vote au moins, que voici :
  [à compléter : pour chacun, son nom, les associés qu'il réunit et sa part des droits
  de vote].
  Aucun collège n'a plus de 50 % ni moins de 10 % du total des droits de vote à
  l'assemblée générale. Le capital détenu ne compte ni pour ranger un associé dans un
  collège, ni pour fixer le poids d'un collège. Dans son collège, chaque associé a une
  seule voix ; le vote du collège est porté à l'assemblée [à compléter : en proportion
  des votes exprimés, ou selon la majorité].
Fondement : Loi n° 47-1775 du 10 septembre 1947, art. 19 octies, premier alinéa (à
  vérifier) ; Loi n° 47-1775 du 10 septembre 1947, art. 19 octies, 2e alinéa
À savoir : Les collèges sont facultatifs, et ne se confondent pas avec les catégories
  d'associés. Les parts écrites font ensemble la totalité des voix."""
    )


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("0.5", "50 %"),
        ("0.5001", "50,01 %"),
        ("0.50000001", "50,000001 %"),
        ("0." + "3" * 40, "33," + "3" * 38 + " %"),
        ("0", "0 %"),
        ("1", "100 %"),
    ],
)
def test_a_target_is_written_in_full(target: str, said: str) -> None:
    text = clause_text(drafted("taux_reserves_et_report", Decimal(target)))
    assert f"À chaque exercice, {said} au moins" in text.replace("\xa0", " ")


def test_the_clause_stays_french_in_every_language() -> None:
    clause = drafted("gouvernance_democratique", True)
    french, english = shown(clause).split("\n"), shown(clause, "en").split("\n")
    inside = [line for line in french if line.startswith("  ")]
    said = translator("en")
    assert english[0].rstrip(" :") == said(MARK)
    assert [line for line in english if line.startswith("  ")][:4] == inside[:4]


@pytest.mark.parametrize("width", [40, 60, 88])
@pytest.mark.parametrize("indent", [0, 5])
def test_lines_are_no_wider_than_asked(width: int, indent: int) -> None:
    for clause in (drafted("gouvernance_democratique", True), drafted("colleges", None)):
        lines = clause_lines(clause, "fr", width, indent=indent)
        assert max(map(len, lines)) <= width
        assert all(line.startswith(" " * indent) for line in lines)
        assert "".join(clause_text(clause).split()) in "".join("".join(lines).split())


def test_a_slot_does_not_break_after_its_bracket() -> None:
    lines = clause_lines(drafted("gouvernance_democratique", True), "fr", 60)
    assert not any(line.rstrip().endswith("[à") for line in lines)


def test_paragraphs_are_kept() -> None:
    clause = drafted("gouvernance_democratique", True)
    assert len(clause_text(clause).split("\n")) == 4


def test_a_clause_without_a_note_says_nothing_more() -> None:
    assert "À savoir" not in shown(drafted("taux_fonds_developpement", Decimal("0.2")))
