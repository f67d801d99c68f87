"""The note of an intervention and its JSON: filter by filter, what blocks first, what may be."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from esslaw import examine, instruments_open, who_may_act
from esslaw.reports.authorities import alike, authorities_record, authorities_text
from esslaw.reports.note import note
from esslaw.reports.record import record

EXAMPLES = Path(__file__).parents[2] / "examples" / "interventions"
ON = date(2026, 11, 22)


def said(name: str, language: str = "fr") -> str:
    text = note(examine(EXAMPLES / f"{name}.yaml", "intervention", ON), language)
    assert max(map(len, text.splitlines())) <= 88
    return " ".join(text.split()).replace("\xa0", " ")


def test_a_refusal_says_which_filter_blocks_first_and_what_else_may_be() -> None:
    text = said("departement_fonds_avances")
    assert "Département de la Creuse · droit au 22 novembre 2026" in text
    assert "Prêt ou avance remboursable · 500 000,00 € · Développement économique" in text
    assert "QUI ? LA COMPÉTENCE DE LA COLLECTIVITÉ ⊘ Non franchi C'est ce filtre qui bloque" in text
    assert "Le département n'est nommé nulle part" in text
    assert "AUTRES VOIES D'autres collectivités ● peut : Région, Collectivité de Corse" in text
    assert "◐ peut, si … : Commune," in text
    assert "RAISONNEMENT" not in text


def test_a_yes_gives_its_figures_and_its_reservations() -> None:
    text = said("lyon_scic")
    assert "29,13 % ; attendu : au plus 50 %" in text
    assert "L'AIDE D'ÉTAT ● Franchi" in text
    assert "LE SCHÉMA RÉGIONAL – Sans objet" in text
    assert "◐ La participation répond à un intérêt public local (le juge)" in text
    assert "RAISONNEMENT 1. Oui" in text
    assert "Sans objet : " not in text  # what concerns other instruments is not told


def test_a_refusal_names_what_bars_the_authority_and_not_what_is_for_others() -> None:
    text = said("commune_loyer")
    refused = text[text.index("QUI ?") : text.index("LE SCHÉMA RÉGIONAL")]
    assert "⊘ Non remplie : Elle n'est membre d'aucun groupement" in refused
    assert "Prix ou loyer consenti : 6 000,00 € ; attendu : au moins 12 000,00 €" in refused
    assert "C'est un département" not in refused
    assert "C'est la Ville de Paris" not in refused
    passed = text[text.index("LE SCHÉMA RÉGIONAL") : text.index("AUTRES VOIES")]
    assert "Non remplie" not in passed
    assert passed.count("laissent place à ce rabais sous le plafond") == 1


def test_a_reason_is_told_only_where_it_carries_the_step() -> None:
    text = said("departement_insertion")
    assert "Car : un des critères de l'aide d'État manque. 14. Oui" in text
    assert "(sans objet)" not in text


def test_what_is_missing_is_asked_for_by_its_subject() -> None:
    text = said("commune_scic_capital_inconnu")
    assert "On ne peut pas encore conclure." in text
    assert "Entrée au capital et avance d'associé ○ Capital total après l'opération" in text
    assert "LES PLAFONDS ET LES SEUILS ○ À compléter" in text


def test_the_english_note() -> None:
    text = said("departement_fonds_avances", "en")
    assert "This is the filter that blocks first." in text
    assert "the département is named nowhere" in text.lower()


def test_the_json_tells_the_parts_apart() -> None:
    made = record(examine(EXAMPLES / "commune_loyer.yaml", "intervention", ON))
    assert list(made["parts"]) == ["qualification", "competence", "srdeii", "aide_etat", "plafonds"]
    assert made["parts"]["qualification"] == {
        "outcome": "met",
        "applies": False,
        "reservations": [],
        "open_questions": [],
    }
    assert made["parts"]["competence"]["outcome"] == "not_met"
    assert made["blocking"] == "competence"
    who = {one["choice"]: one["answer"] for one in made["alternatives"]["authorities"]}
    assert who["communaute_de_communes"] == "may"
    assert json.loads(json.dumps(made)) == made


def test_facts_are_named_where_they_are_written() -> None:
    given = {"collectivite": {"type": "commune"}, "instrument": "capital_scic"}
    made = record(examine({"intervention": given}, "intervention", ON))
    asked = {one["fact"] for one in made["open_questions"]}
    assert {"beneficiaire.statut_cooperatif", "entree_capital.capital_total_apres"} <= asked
    assert "parts" not in record(examine({"structure": {}}, "ess", ON))


def test_the_table_of_authorities() -> None:
    found = who_may_act(EXAMPLES / "departement_fonds_avances.yaml", ON)
    text = authorities_text(found)
    assert max(map(len, text.splitlines())) <= 100
    assert "\x1b" not in text
    flat = " ".join(text.split()).replace("\xa0", " ")
    assert "Qui peut agir ? · droit au 22 novembre 2026" in flat
    for sign in ("● peut", "◐ peut, si", "○ à faire", "⊘ ne peut"):
        assert sign in flat
    assert "Département ◂" in flat
    assert flat.index("Région") < flat.index("Commune") < flat.index("Mayotte")
    assert "\x1b[" in authorities_text(found, color=True)
    groups = alike(found)
    assert sum(map(len, groups)) == 17
    assert groups[0][0].choice.value == "region"


def test_an_assessment_is_told_once_as_it_was_made() -> None:
    found = instruments_open(EXAMPLES / "departement_insertion.yaml", ON)
    flat = " ".join(authorities_text(found).split()).replace("\xa0", " ")
    assert "sous réserve : il est faux que « l'activité soutenue est économique »" in flat
    assert "L'objet se rattache" not in flat
    assert "sous réserve : l'objet se rattache" in flat


def test_the_table_of_instruments_and_its_json() -> None:
    found = instruments_open(EXAMPLES / "departement_insertion.yaml", ON)
    flat = " ".join(authorities_text(found, "en").split())
    assert "Which instruments are open?" in flat
    made = authorities_record(found)
    assert (made["asked"], made["on"]) == ("instrument", "2026-11-22")
    line = next(one for one in made["lines"] if one["choice"] == "organisme_creation_reprise")
    assert (line["answer"], line["own"], line["ways"]) == ("may_not", False, [])
    assert line["causes"][0]["sources"][0]["article"].startswith("L. 1511-7")
    assert json.loads(json.dumps(made)) == made
