"""Open questions: what is still to be said, down to the empty cell of a table."""

from datetime import date

from esslaw import examine

ON = date(2026, 11, 22)
CONFORM = {
    "forme_juridique": "association_1901",
    "but_autre_que_partage_benefices": True,
    "gouvernance_democratique": True,
    "benefices_majoritairement_consacres_activite": True,
    "reserves_obligatoires_impartageables": True,
    "utilite_sociale": ["education_citoyennete"],
    "utilite_sociale_objectif_principal": True,
    "statuts_mentionnent_utilite_sociale": True,
    "categorie_plein_droit": "aucune",
    "date_creation": "2010-01-01",
    "date_demande": "2026-11-02",
    "moyenne_cinq_plus_hautes_remunerations": 30000,
    "plus_haute_remuneration": 40000,
    "annee_remunerations": 2025,
    "engagement_maintien_ratio": False,
}


def year(closing, **accounts):
    return {"date_cloture": closing, **accounts}


def asked(**changes):
    verdict = examine({"structure": {**CONFORM, **changes}}, "esus", ON)
    return [question.fact for question in verdict.open_questions]


FULL = {"charges_exploitation": 100, "charges_utilite_sociale": 50}


def test_a_table_that_is_absent_is_asked_with_its_columns():
    assert asked()[:3] == [
        "exercices",
        "exercices.charges_utilite_sociale",
        "exercices.charges_exploitation",
    ]


def test_an_empty_cell_is_asked_alone():
    rows = [
        year("2023-12-31", **FULL),
        year("2024-12-31", charges_exploitation=100),
        year("2025-12-31", **FULL),
    ]
    assert asked(exercices=rows) == ["exercices.charges_utilite_sociale"]


def test_a_missing_closing_date_is_asked_first():
    rows = [FULL, year("2024-12-31", **FULL), year("2025-12-31", **FULL)]
    assert "exercices.date_cloture" in asked(exercices=rows)


def test_a_year_too_few_is_asked_as_a_line_of_the_table():
    rows = [year("2024-12-31", **FULL), year("2025-12-31", **FULL)]
    assert asked(exercices=rows) == ["exercices"]


def test_a_settled_outcome_asks_nothing():
    assert asked(forme_juridique="fonds_de_dotation", statut_cooperatif="aucun") == []


def test_an_answer_that_the_others_force_is_still_asked():
    # The highest pay bounds the mean: every admissible one is under the ceiling.
    from pathlib import Path

    from esslaw import read_case

    examples = Path(__file__).parents[2] / "examples"
    case = read_case(examples / "sas_compost.yaml")
    forced = "moyenne_cinq_plus_hautes_remunerations"
    verdict = examine(case.changed({forced: None}), "esus", ON)
    assert [question.fact for question in verdict.open_questions] == [forced]


def test_a_year_without_a_figure_does_not_open_what_is_settled():
    verdict = examine(
        {
            "structure": {
                "forme_juridique": "association_1901",
                "but_autre_que_partage_benefices": True,
                "gouvernance_democratique": True,
                "benefices_majoritairement_consacres_activite": True,
                "reserves_obligatoires_impartageables": True,
                "categorie_plein_droit": "regie_de_quartier",
                "justificatif_plein_droit": True,
                "titres_capital_admis_marche": False,
                "moyenne_cinq_plus_hautes_remunerations": 33000,
                "salaire_minimum_branche_annuel": 0,
            }
        },
        "esus",
        ON,
    )
    assert {question.fact for question in verdict.open_questions} == {
        "plus_haute_remuneration",
        "annee_remunerations",
    }
    assert verdict.questions.at_most == 2
