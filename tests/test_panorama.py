"""The overview: where a structure stands before every regime, said in one table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from esslaw import InputError, Outcome, examine, load_rulebook, overview
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
    regimes = load_rulebook().regimes.values()
    about_structures = {regime.id for regime in regimes if regime.case == "structure"}
    assert told == about_structures - {"marche_reserve"}


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
    assert "Pour y arriver : Durée du marché, en mois → au plus 36" in text
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


def test_every_problem_of_the_input_is_said_at_once() -> None:
    wrong = {"structure": {"forme_juridique": "sass"}}
    with pytest.raises(InputError) as error:
        overview(wrong, "demain")  # type: ignore[arg-type]
    assert [one.path for one in error.value.problems] == ["on", "structure.forme_juridique"]
    with pytest.raises(InputError) as error:
        examine(wrong, "sciic", "demain")  # type: ignore[arg-type]
    paths = [one.path for one in error.value.problems]
    assert paths == ["regime", "on", "structure.forme_juridique"]


def test_every_reservation_of_a_yes_is_told_by_some_line() -> None:
    rup = {
        "forme_juridique": "association_1901",
        "reconnue_utilite_publique": True,
        "categorie_plein_droit": "rup_utilite_sociale",
        "justificatif_plein_droit": True,
        "but_autre_que_partage_benefices": True,
        "gouvernance_democratique": True,
        "benefices_majoritairement_consacres_activite": True,
        "reserves_obligatoires_impartageables": True,
        "utilite_sociale": ["lien_social_cohesion_territoriale"],
        "utilite_sociale_objectif_principal": True,
        "date_demande": "2026-11-02",
        "moyenne_cinq_plus_hautes_remunerations": 30000,
        "plus_haute_remuneration": 40000,
        "annee_remunerations": 2025,
        "salaire_minimum_branche_annuel": 0,
    }
    lines = overview({"structure": rup}, ON).standing(Standing.MET)
    assert {line.verdict.regime.id for line in lines} >= {"ess", "esus"}
    told = {proof.id for line in lines for proof in line.reservations}
    for line in lines:
        assert {proof.id for proof in line.verdict.reservations} <= told
    assert "ess.utilite_sociale.principal" in told


def test_what_has_no_question_left_says_why() -> None:
    farm = {"forme_juridique": "sa", "statut_cooperatif": "cooperative_agricole"}
    text = plain(overview_text(overview({"structure": farm}, ON)))
    assert "Les lois particulières à cette catégorie de coopératives" in text


def test_a_body_that_is_no_financer_cannot_become_one_by_an_answer() -> None:
    none = {"forme_juridique": "association_1901", "type_financeur": "aucun"}
    assert standings({"structure": none})["esus_assimile"] == "excluded"
