"""What every report has: the same bytes, its metadata, its sections, what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from esslaw import InputError, examine
from esslaw.reports.pdf import pdf, render
from esslaw.reports.pdf.content import content
from tests.reports.pdf.examples import EXAMPLES, ON
from tests.reports.pdf.reading import reader, squeezed, tags_of, text_of, verdict_of

LINK = "https://exemple.fr/resultat?q=eJxVjUEKwjAQRa8yZK1QN27E"
AGAIN = """
import hashlib, sys
from datetime import date
from pathlib import Path
from esslaw import examine
from esslaw.reports.pdf import pdf
made = pdf(examine(Path(sys.argv[1]), "scic", date(2026, 11, 22)), link=sys.argv[2])
print(hashlib.sha256(made).hexdigest())
"""


def titles_of(name: str, regime: str) -> list[str]:
    return [section.title for section in content(verdict_of(name, regime)).sections]


def test_the_same_bytes_every_time_and_in_every_process() -> None:
    def once(seed: str) -> str:
        path = EXAMPLES / "scic_plafond_depasse.yaml"
        command = [sys.executable, "-c", AGAIN, path, LINK]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert once("1") == once("2")
    verdict = verdict_of("scic_plafond_depasse", "scic")
    assert pdf(verdict, link=LINK) == pdf(verdict, link=LINK)


def test_a_refusal_says_what_is_not_met_with_the_answer_and_what_was_expected() -> None:
    text = text_of(pdf(verdict_of("sas_compost_a_corriger", "esus")))
    assert squeezed("Ce qui n’est pas rempli") in text
    assert (
        squeezed("Plus haute rémunération : 230 000,00 € ; attendu : au plus 216 216,00 €") in text
    )
    assert squeezed("13 784,00 € au-dessus du seuil") in text
    assert squeezed("230 000,00 € → au plus 216 216,00 €") in text


def test_the_figures_that_carried_a_yes_have_their_margin() -> None:
    text = text_of(pdf(verdict_of("sas_compost", "esus")))
    assert squeezed("68,65 % ; attendu : au moins 66 % (2,649 points") in text
    assert squeezed("31 200,00 € ; attendu : au plus 124 342,68 €") in text


def test_sections_come_in_the_order_of_a_note() -> None:
    assert titles_of("sas_compost_a_corriger", "esus") == [
        "Ce qui n'est pas rempli",
        "Ce qui changerait la réponse",
        "Conditions",
        "Raisonnement",
        "Faits qui portent la réponse",
        "Textes à vérifier",
    ]
    assert titles_of("association", "esus") == [
        "Réserves",
        "Conditions",
        "Raisonnement",
        "Suites",
        "Faits qui portent la réponse",
        "Textes à vérifier",
    ]
    assert titles_of("scic_jeune", "esus")[:2] == ["Réponses qui manquent", "Conditions"]


def test_an_intervention_goes_filter_by_filter_and_ends_with_the_act_to_copy() -> None:
    titles = titles_of("interventions/lyon_scic", "intervention")
    assert titles[0] == "Qui ? La compétence de la collectivité"
    assert titles[-1] == "Projet de délibération"
    text = text_of(pdf(verdict_of("interventions/lyon_scic", "intervention")))
    assert squeezed("Le schéma régional Sans objet") in text
    assert squeezed("Vu la loi n° 47-1775 du 10 septembre 1947") in text
    assert squeezed("Article 1er – La collectivité souscrit au capital") in text


def test_an_act_is_french_in_every_language() -> None:
    made = pdf(verdict_of("interventions/lyon_scic", "intervention"), "en")
    assert squeezed("Considérant que l’intervention répond à un intérêt public local :") in text_of(
        made
    )


def test_what_is_refused_has_its_other_ways_and_no_act() -> None:
    titles = titles_of("interventions/departement_fonds_avances", "intervention")
    assert "Autres voies" in titles
    assert "Projet de délibération" not in titles


def test_the_register_of_aids_is_a_table_with_its_headers() -> None:
    made = pdf(verdict_of("interventions/region_de_minimis", "intervention"))
    assert "Registre des aides de minimis" in titles_of(
        "interventions/region_de_minimis", "intervention"
    )
    assert tags_of(made).count("/TH") >= 6
    assert squeezed("Place restante 300 000,00 €") in text_of(made)


def test_tags_name_lists_tables_and_links() -> None:
    tags = tags_of(pdf(verdict_of("scic_plafond_depasse", "scic")))
    assert {"/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Link"} <= {*tags}
    assert tags.count("/LI") >= 30


def test_a_date_before_every_rule_says_that_it_is_not_covered() -> None:
    verdict = examine(EXAMPLES / "association.yaml", "esus", date(1960, 1, 1))
    made = pdf(verdict)
    assert squeezed("1er janvier 1960") in text_of(made)
    assert squeezed(verdict.regime.before.replace("'", "’")) in text_of(made)


def test_a_case_without_a_name_is_called_after_its_question() -> None:
    made = pdf(examine({"structure": {}}, "ess", ON))
    assert reader(made).metadata.title == "Entreprise de l’économie sociale et solidaire"
    assert tags_of(made).count("/H1") == 1


def test_words_are_cut_only_where_one_is_too_long() -> None:
    def cut(name: str) -> bool:
        verdict = examine({"structure": {"denomination": name}}, "esus", ON)
        return bool(render.data(verdict, "fr", LINK)["long"])

    assert not cut("Anticonstitutionnellement")
    assert cut("w" * 32)


def test_the_file_is_dated_of_the_day_of_law() -> None:
    created = reader(pdf(verdict_of("association", "esus"))).metadata.creation_date
    assert created.date() == ON


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "/resultat", "https://", "https://a b", "https://é.fr", "x" * 9]
)
def test_only_an_address_of_the_web_is_a_link(link: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf(verdict_of("association", "esus"), link=link)
    assert [problem.path for problem in caught.value.problems] == ["link"]


def test_a_forked_process_is_refused_rather_than_left_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verdict = verdict_of("association", "esus")
    pdf(verdict)
    monkeypatch.setattr(render, "getpid", lambda: os.getpid() + 1)
    with pytest.raises(RuntimeError, match="fork"):
        pdf(verdict)
