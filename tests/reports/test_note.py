"""The legal note says the answer first, then its reasons, and adds nothing to the verdict."""

from datetime import date
from pathlib import Path

from esslaw import examine, load_rulebook
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import facts_used
from esslaw.reports.note import note

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ON = date(2026, 11, 22)


def plain(text):
    """The note with ordinary spaces and without line breaks, to look for sentences in it."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def said(name, regime="esus", on=ON, language="fr"):
    return plain(note(examine(EXAMPLES / f"{name}.yaml", regime, on), language))


def test_by_right_names_the_articles_and_lists_the_pieces():
    text = said("regie_de_quartier")
    assert "Oui, sous réserve d'appréciation par l'administration." in text
    assert "L'agrément est de plein droit" in text
    assert "Code du travail, L. 3332-17-1, II, 8°" in text
    assert "Copie des statuts en vigueur" in text
    assert "Fiche de demande d'agrément" not in text
    assert "au plus 216 216,00 €" in text


def test_sections_come_in_the_order_of_a_note():
    text = said("association")
    titles = ["RÉSERVES", "CONDITIONS", "RAISONNEMENT", "SUITES", "TEXTES À VÉRIFIER"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_every_no_names_its_rule_and_its_fact():
    text = said("fonds_de_dotation")
    assert "Non." in text
    assert "Non remplie : Sa forme figure dans la liste de la loi" in text
    assert "Forme juridique : Fonds de dotation" in text


def test_what_is_missing_is_asked():
    text = said("sas_compost", on=date(2018, 6, 30))
    assert "On ne peut pas encore conclure." in text
    assert "Les statuts mentionnent-ils la politique de rémunération ?" in text


def test_a_text_not_found_says_so():
    case = {"structure": {"utilite_sociale": ["patrimoine_protege"]}}
    text = plain(note(examine(case, "esus", date(2024, 9, 1))))
    assert "on ne sait pas si l'objectif de patrimoine comptait" in text


def test_a_date_before_the_rulebook_says_so():
    text = plain(note(examine({"structure": {}}, "esus", date(2014, 8, 1))))
    assert "L'agrément ESUS date du 2 août 2014" in text
    assert "SUITES" not in text


def test_a_date_after_the_rulebook_was_read_says_so():
    assert "ils peuvent avoir changé entre-temps" in said("association", on=date(2027, 3, 1))
    assert "ils peuvent avoir changé entre-temps" not in said("association")


def test_no_line_is_wider_than_a_page_but_addresses():
    for path in EXAMPLES.glob("*.yaml"):
        for line in note(examine(path, "esus", ON)).splitlines():
            assert len(line) <= 88 or line.strip().startswith("http")


def test_a_count_that_falls_short_says_what_was_found():
    two = {"associes": [{"type": "salarie", "capital": 1}, {"type": "beneficiaire", "capital": 1}]}
    text = plain(note(examine({"structure": two}, "scic", ON)))
    assert "Non remplie : Ses associés relèvent de trois catégories au moins" in text
    assert (
        "Nombre trouvé : 2 ; demandé : 3 (Des salariés sont associés ; Parmi ses associés" in text
    )
    assert "bénévolement" not in text[: text.index("RAISONNEMENT")]
    none = plain(note(examine({"structure": {"associes": []}}, "scic", ON)))
    assert "Nombre trouvé : 0 ; demandé : 3" in none


def test_a_share_of_the_capital_is_named_by_who_holds_it():
    text = said("scic_plafond_depasse", "scic")
    assert "Capital détenu (collectivité territoriale, groupement de collectivités" in text
    assert "rapporté à : Capital de tous les associés : 51 % ; attendu : au plus 50 %" in text


def test_the_family_stands_beside_the_answer():
    text = said("regie_de_quartier", "ess")
    assert text.index("Famille : les associations") < text.index("CONDITIONS")
    assert text.count("Famille :") == 1


def test_a_date_is_told_as_it_was_given_and_the_sum_as_a_sum():
    facts = {"statut_cooperatif": "scic", "date_creation": "2024-03-15"}
    verdict = examine({"structure": facts}, "scic", ON)
    proof = verdict.proof.find("scic.revision.creation_recente")
    (use,) = facts_used(proof, verdict.rulebook.parameters)
    assert (use.fact, use.value, use.result) == (
        "date_creation",
        date(2024, 3, 15),
        date(2029, 3, 15),
    )
    assert use.expected == "date_creation + cooperative.revision_periode >= 2026-11-22"


def test_what_the_bounds_settle_is_told_by_its_bounds():
    rows = [{"type": "salarie", "capital": 1}, {"capital": 1}]
    verdict = examine({"structure": {"associes": rows}}, "scic", ON)
    proof = verdict.proof.find("scic.categorie.salaries")
    (use,) = facts_used(proof, verdict.rulebook.parameters)
    assert (proof.value, use.value, use.between) == (TRUE, None, (1, 2))


def test_no_line_is_wider_than_the_page():
    name = "Une dénomination qui n'en finit pas " * 7
    named = {"denomination": name}
    for regime in load_rulebook().regimes.values():
        facts = {"beneficiaire": named} if regime.case == "intervention" else named
        verdict = examine({regime.case: facts}, regime.id, ON)
        for language in ("fr", "en"):
            assert max(map(len, note(verdict, language).splitlines())) <= 88


def test_a_condition_that_holds_whether_it_applies_or_not_is_told():
    text = said("scop_menuiserie", "scop")
    assert "Remplie : Les salariés et anciens salariés associés détiennent" in text
    assert "Part des voix détenue par les salariés et anciens salariés associés : 90 %" in text


def test_one_more_way_is_said_in_the_singular():
    text = said("sas_compost_a_corriger")
    assert "Et une autre voie." in text
    assert "Et 1 autres voies" not in text
