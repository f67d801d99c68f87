"""The délibération in words: French typography, its order, its warning, and the same as .docx."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from esslaw import DraftRefused
from esslaw.reports.deliberation import act_of, deliberation, typeset
from tests.advice.deliberations import (
    GARANTIE,
    INSERTION,
    LYON,
    MARCHE,
    REFUSED,
    REGION,
    examined,
    plain,
)

EVERY = [LYON, REGION, INSERTION, GARANTIE, MARCHE]


def test_the_parts_come_in_their_order() -> None:
    text = plain(deliberation(examined(LYON)))
    parts = [
        "Métropole de Lyon\n\nPROJET DE DÉLIBÉRATION\n",
        "Entrée au capital de la société coopérative d'intérêt collectif « La Halle »\n",
        "Le conseil de la métropole,\n",
        "Vu le traité",
        "Vu la loi n° 47-1775",
        "Considérant que les collectivités",
        "Après en avoir délibéré,\n\nDÉCIDE :\n",
        "Article 1er – La collectivité souscrit",
        "Article 2 – ",
        "POINTS À MOTIVER\n– ",
        "TEXTES À VÉRIFIER\n– ",
        "Information, et non décision",
        "Droit au 22 novembre 2026",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Projet incomplet" not in text


@pytest.mark.parametrize("facts", EVERY)
def test_every_space_that_must_not_break_does_not(facts: dict[str, object]) -> None:
    text = deliberation(examined(facts))
    assert not re.search(r" [;:?!»%€]|« | n° |\bL\. \d", text)
    assert "  " not in text
    assert not re.search(r"[{}]|None", text)


def test_typesetting_twice_changes_nothing() -> None:
    once = typeset("Vu l'article L. 1511-2, « dit » : oui ; n° 3 ?")
    assert typeset(once) == once
    assert " " in once
    assert plain(once) == "Vu l'article L. 1511-2, « dit » : oui ; n° 3 ?"


def test_what_is_missing_is_warned_of_at_the_top() -> None:
    text = plain(deliberation(examined(REGION, montant=None)))
    first, second, *_ = text.splitlines()
    assert first == ("Projet incomplet : on ne peut pas encore conclure. Réponses qui manquent :")
    assert second == "– Montant"
    assert "Une subvention de [à compléter : Montant] est attribuée" in text


def test_articles_are_numbered_as_french_numbers_them() -> None:
    heads = [plain(head) for head, _ in act_of(examined(REGION)).articles]
    assert heads[:3] == ["Article 1er – ", "Article 2 – ", "Article 3 – "]


def test_the_act_stays_french_and_the_rest_does_not() -> None:
    french, english = act_of(examined(REGION)), act_of(examined(REGION), "en")
    assert (french.title, french.visas, french.considerants, french.articles) == (
        english.title,
        english.visas,
        english.considerants,
        english.articles,
    )
    assert french.foot != english.foot


def test_a_refusal_has_no_text() -> None:
    with pytest.raises(DraftRefused):
        deliberation(examined(REFUSED))


@pytest.mark.parametrize("changes", [{}, {"montant": None}])
def test_the_word_document_says_the_same_in_its_styles(changes: dict[str, None]) -> None:
    docx = pytest.importorskip("docx")
    from esslaw.reports.deliberation_docx import deliberation_docx

    verdict = examined(REGION, **changes)
    act = act_of(verdict)
    document = docx.Document(BytesIO(deliberation_docx(verdict)))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == [act.title]
    assert by_style["Visa"] == list(act.visas)
    assert by_style["Considérant"] == list(act.considerants)
    assert by_style["Article de délibération"] == [head + text for head, text in act.articles]
    assert by_style["Heading 1"] == [title for title, _ in act.notes]
    assert by_style.get("Avertissement", []) == list(act.warning[:1])
    assert document.core_properties.title == act.title
    assert document.core_properties.language == "fr-FR"
    words = [line for line in deliberation(verdict).splitlines() if line]
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert [line.removeprefix("– ").lower() for line in words] == [line.lower() for line in said]


def test_a_name_is_written_as_it_is() -> None:
    pytest.importorskip("docx")
    from esslaw.reports.deliberation_docx import deliberation_docx

    beneficiary = {**REGION["beneficiaire"], "denomination": "Les {amis} <b> & \u00e9té"}
    verdict = examined(REGION, beneficiaire=beneficiary)
    assert "« Les {amis} <b> & été »" in plain(deliberation(verdict))
    assert deliberation_docx(verdict)[:2] == b"PK"


def test_an_assessment_that_does_not_hold_is_said_so() -> None:
    pole = {"instrument": "soutien_ptce", "activite_economique": False, "domaine": "insertion"}
    verdict = examined(INSERTION, **pole)
    assert "– il est faux que « l'activité soutenue est économique » (apprécié par" in plain(
        deliberation(verdict)
    )
    assert "“the activity supported is economic” (assessed by" in deliberation(verdict, "en")
