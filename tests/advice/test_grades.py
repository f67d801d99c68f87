"""The grade of a verdict on known cases: the weakest link, and the strongest of several ways."""

from datetime import date
from pathlib import Path

import pytest

from esslaw import examine
from esslaw.facts.preuve import Degre
from esslaw.reports.note import note
from esslaw.reports.record import record

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
VERIFIED = {"degre": "verifie", "par": "Cabinet Loiseau", "le": "2026-10-01"}
PIECE = {"degre": "documente", "document": "Statuts du 3 mars 2024"}


def graded(facts, preuves, regime="ess"):
    return examine({"structure": facts, "preuves": preuves}, regime, ON)


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_refusal_rests_on_the_fact_that_makes_it_alone():
    """Of several conditions that fail, one is enough: the best proved carries."""
    facts = {
        "forme_juridique": "fonds_de_dotation",
        "but_autre_que_partage_benefices": False,
        "statut_cooperatif": "aucun",
    }
    assert graded(facts, {}).grade.degre is Degre.DECLARE
    verdict = graded(facts, {"but_autre_que_partage_benefices": PIECE})
    assert (verdict.outcome, verdict.grade.degre) == ("not_met", Degre.DOCUMENTE)
    assert verdict.grade.facts == ("but_autre_que_partage_benefices",)


def test_a_yes_is_as_weak_as_its_weakest_fact():
    facts = {
        "forme_juridique": "association_1901",
        "but_autre_que_partage_benefices": True,
        "gouvernance_democratique": True,
        "benefices_majoritairement_consacres_activite": True,
        "reserves_obligatoires_impartageables": True,
        "statut_cooperatif": "aucun",
    }
    every = dict.fromkeys(facts, VERIFIED)
    verdict = graded(facts, every)
    assert (verdict.outcome, verdict.grade.degre) == ("met", Degre.VERIFIE)
    weaker = graded(facts, {**every, "gouvernance_democratique": PIECE})
    assert weaker.grade.degre is Degre.DOCUMENTE
    assert weaker.grade.facts == ("gouvernance_democratique",)


@pytest.mark.parametrize(
    ("preuves", "degre"),
    [
        ({"exercices": PIECE}, Degre.DOCUMENTE),
        ({"exercices.charges_exploitation": PIECE}, Degre.DECLARE),
        (
            {
                "exercices.charges_exploitation": PIECE,
                "exercices.charges_utilite_sociale": PIECE,
            },
            Degre.DECLARE,
        ),
        (
            {
                "exercices.charges_exploitation": VERIFIED,
                "exercices.charges_utilite_sociale": PIECE,
                "exercices.date_cloture": PIECE,
            },
            Degre.DOCUMENTE,
        ),
        ({"exercices": VERIFIED, "exercices.charges_exploitation": PIECE}, Degre.DOCUMENTE),
    ],
)
def test_a_column_has_its_own_evidence_or_that_of_its_table(preuves, degre):
    """The closing dates choose the years that are summed: they count."""
    proof = examine(
        {
            "structure": {
                "exercices": [
                    {
                        "date_cloture": f"{year}-12-31",
                        "charges_exploitation": 100,
                        "charges_utilite_sociale": 80,
                    }
                    for year in (2023, 2024, 2025)
                ]
            },
            "preuves": preuves,
        },
        "esus",
        ON,
    )
    from esslaw.advice.grades import grade

    leaf = proof.proof.find("esus.charge.part.trois_exercices")
    assert leaf.value.value == "true"
    assert grade(leaf, proof.case).degre is degre


def test_the_note_and_the_json_say_it():
    facts = {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}
    bare, documented = graded(facts, {}), graded(facts, {"forme_juridique": PIECE})
    assert "tels que déclarés, sans pièce" in plain(note(bare))
    assert "documentés, non vérifiés : Forme juridique." in plain(note(documented))
    assert record(documented)["grade"] == {"degre": "documente", "facts": ["forme_juridique"]}
    verified = graded(facts, {"forme_juridique": VERIFIED})
    assert "Tous les faits qui portent la réponse sont vérifiés." in plain(note(verified))
    other = graded(facts, {"statut_cooperatif": PIECE})
    assert "seulement déclarés : Forme juridique." in plain(note(other))


def test_what_is_open_has_no_grade():
    verdict = graded({"forme_juridique": "sas"}, {"forme_juridique": VERIFIED})
    assert verdict.grade is None
    assert record(verdict)["grade"] is None
    assert "Repose sur" not in note(verdict)


def test_a_fact_of_the_beneficiary_is_named_where_it_is_written():
    verdict = examine(EXAMPLES / "interventions" / "commune_loyer.yaml", "intervention", ON)
    facts = record(verdict)["grade"]["facts"]
    assert facts
    assert all("." in fact or fact in verdict.case.intervention.__dict__ for fact in facts)
