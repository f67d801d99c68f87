"""The checklist: only what carries the outcome, or is still asked, with its evidence."""

from datetime import date
from pathlib import Path

from esslaw import examine
from esslaw.facts.preuve import Degre

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 11, 22)


def test_a_refusal_lists_the_fact_that_makes_it_and_no_other():
    facts = {"forme_juridique": "fonds_de_dotation", "capital_social": 3, "siren": "732829320"}
    found = examine({"structure": facts, "preuves": {}}, "ess", ON).checklist
    assert [one.fact for one in found.facts] == ["forme_juridique"]
    assert found.to_document == found.facts


def test_what_is_asked_is_listed_and_is_not_to_be_documented():
    verdict = examine(EXAMPLES / "sas_compost.yaml", "esus", date(2018, 6, 30))
    found = verdict.checklist
    asked = [one.fact for one in found.facts if one.asked]
    assert asked == [question.fact for question in verdict.open_questions]
    assert all(one.degre is None for one in found.facts if one.asked)
    assert "plus_haute_remuneration" in [one.fact for one in found.to_document]


def test_facts_that_do_not_carry_are_not_listed():
    """By right, the accounts are not asked for: they are no part of the file."""
    verdict = examine(EXAMPLES / "regie_de_quartier.yaml", "esus", ON)
    names = {one.fact.partition(".")[0] for one in verdict.checklist.facts}
    assert "exercices" not in names
    assert {"categorie_plein_droit", "plus_haute_remuneration"} <= names
    assert [one.id for one in verdict.checklist.pieces] == [
        due.id for due in verdict.formalities if due.kind.value == "piece"
    ]


def test_the_order_is_that_of_the_form_and_of_the_columns():
    found = examine(EXAMPLES / "association.yaml", "esus", ON).checklist
    columns = [one.fact for one in found.facts if one.fact.startswith("exercices.")]
    assert columns == [
        "exercices.date_cloture",
        "exercices.charges_exploitation",
        "exercices.charges_utilite_sociale",
    ]
    assert {one.degre for one in found.facts} == {*Degre}


def test_nothing_is_due_before_the_first_day():
    found = examine({"structure": {}}, "esus", date(2014, 8, 1)).checklist
    assert (found.pieces, found.facts) == ((), ())
