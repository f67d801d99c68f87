"""The overview: where a structure stands before every regime, said in one table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from esslaw import Outcome, examine, load_rulebook, overview
from esslaw.i18n import languages
from esslaw.panorama import Standing
from esslaw.reports.overview import SIGNS, overview_record, overview_text

EXAMPLES = Path(__file__).parents[1] / "examples"
ON = date(2026, 11, 22)


def standings(facts: Any, on: date = ON) -> dict[str, str]:
    return {line.verdict.regime.id: line.standing.value for line in overview(facts, on).lines}


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_line_agrees_with_the_verdict_of_its_regime(path: Path) -> None:
    found = overview(path, ON)
    met = {Standing.MET: Outcome.MET, Standing.OPEN: Outcome.UNDETERMINED}
    for line in found.lines:
        verdict = examine(path, line.verdict.regime.id, ON)
        assert verdict.outcome is met.get(line.standing, Outcome.NOT_MET)
    assert len(found.families) == 1
    for language in languages():
        text = overview_text(found, language)
        assert max(map(len, text.splitlines())) <= 92
        rows = [row for row in text.splitlines() if row[:1] in SIGNS.values()]
        assert len(rows) == len(found.lines)
    assert json.loads(json.dumps(overview_record(found)))["on"] == "2026-11-22"


def test_every_regime_is_told_but_the_choice_between_two_others() -> None:
    told = set(standings({"structure": {}}))
    assert told == set(load_rulebook().regimes) - {"marche_reserve"}


def test_nothing_known_leaves_everything_open() -> None:
    assert set(standings({"structure": {}}).values()) == {"open"}


def test_a_form_excludes_and_an_answer_does_not() -> None:
    """A form of its own shuts a regime; an answer that can change leaves it within reach."""
    association = {"forme_juridique": "association_1901", "statut_cooperatif": "aucun"}
    found = standings({"structure": association | {"gouvernance_democratique": False}})
    assert (found["scic"], found["scop"], found["cooperative"]) == ("excluded",) * 3
    assert (found["ess"], found["esus"], found["monnaie_locale"]) == ("possible",) * 3
    assert standings({"structure": {"forme_juridique": "gie"}})["ess"] == "excluded"


def test_before_its_first_day_a_regime_is_not_covered() -> None:
    found = standings(EXAMPLES / "scic_circuit_court.yaml", date(2010, 1, 1))
    assert found["ess"] == "not_covered"
    assert found["scic"] == "excluded"  # une SAS, en 2010
    assert standings(EXAMPLES / "scic_plafond_depasse.yaml", date(2010, 1, 1))["scic"] == "possible"


def test_a_yes_says_on_what_of_its_own_it_rests() -> None:
    """What rests on being an ESS enterprise is told by the line of that regime."""
    (line,) = (
        line
        for line in overview(EXAMPLES / "monnaie_locale.yaml", ON).lines
        if line.verdict.regime.id == "monnaie_locale"
    )
    assert line.standing is Standing.MET
    assert [proof.id for proof in line.verdict.reservations] == ["ess.gouvernance"]
    assert line.reservations == ()


def test_a_regime_of_which_nothing_is_said_names_its_subjects_only() -> None:
    text = plain(overview_text(overview(EXAMPLES / "association.yaml", ON)))
    assert "Rien n'en est dit encore. Une réponse à donner, sur : Monnaie locale" in text


def test_what_would_change_a_no_is_said_with_its_figure() -> None:
    text = plain(overview_text(overview(EXAMPLES / "chantier_insertion_marche.yaml", ON)))
    assert "Pour y arriver : Durée du marché, en mois → 36" in text
    assert "Ce qui l'exclut : Statut coopératif : Aucun ;" in text
    assert "Une association déclarée peut se transformer en coopérative" in text


def test_open_lines_come_with_the_fewest_missing_answers_first() -> None:
    lines = overview(EXAMPLES / "association.yaml", ON).standing(Standing.OPEN)
    missing = [len(line.verdict.open_questions) for line in lines]
    assert missing == sorted(missing)


def test_a_cap_that_is_exceeded_says_how_much_to_move() -> None:
    text = plain(overview_text(overview(EXAMPLES / "scic_plafond_depasse.yaml", ON)))
    assert "Sur le capital, au choix : céder 2 000,00 € à d'autres associés ;" in text
    assert "retirer 4 000,00 € du capital ; faire souscrire 4 000,00 € par d'autres." in text
