"""The page of the result: the answer first, then its reasons, its proof, what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from esslaw import Verdict, examine, load_rulebook
from esslaw.engines.forward import ChainBroken, Disagreement, LimitExceeded

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]
NAMES = [path.stem for path in sorted(EXAMPLES.glob("*.yaml"))]


def result(send: Send, name: str, **answers: object) -> Page:
    on = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
    return send({**on, **answers}, start=f"/structure?exemple={name}")


def verdict(name: str, regime: str) -> Verdict:
    return examine(EXAMPLES / f"{name}.yaml", regime, date(2026, 11, 22))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_inside_the_page_leads_somewhere(name: str, send: Send) -> None:
    page = result(send, name)
    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "" not in inner


@pytest.mark.parametrize("name", NAMES)
def test_every_criterion_of_the_proof_has_its_anchor(name: str, send: Send) -> None:
    page = result(send, name)
    for regime in ("ess", "esus"):
        proof = verdict(name, regime).proof
        shown = {proof.id, *(part.id for part in proof.criteria())}
        told = {one.partition("--")[2] for one in page.ids if "--" in one}
        assert shown <= told


def test_met_with_its_reserve(send: Send) -> None:
    page = result(send, "regie_de_quartier")
    assert page.inside("reponse-esus") == "Oui"
    assert "Sous réserve de l'appréciation de l'administration" in page.text
    assert "sa gouvernance est démocratique" in page.text
    assert "information, pas une décision" in page.text
    assert "L'agrément est de plein droit" in page.text
    assert "Pièces du dossier" in page.text
    assert "Les réponses qui manquent" not in page.text
    assert load_rulebook().digest in page.text
    assert load_rulebook().version in page.text
    assert "Droit au 22 novembre 2026" in page.text
    assert re.search(
        r'href="https://www\.legifrance\.gouv\.fr/codes/article_lc/LEGIARTI', page.source
    )


def test_a_no_names_the_rule_and_the_answer_that_made_it(send: Send) -> None:
    page = result(
        send, "association", plus_haute_remuneration="230 000,00", annee_remunerations="2025"
    )
    bound = "216 216,00"
    assert page.inside("reponse-esus") == "Non"
    assert "dix fois le SMIC" in page.text
    assert "230 000,00 €" in page.text
    assert f"au plus {bound} €" in page.text
    assert "écart : 13 784,00 €" in page.text
    assert "Ce qui changerait la réponse" in page.text


def test_what_another_regime_refused_is_told_once(send: Send) -> None:
    page = result(send, "fonds_de_dotation")
    assert page.inside("reponse-esus") == "Non"
    assert page.source.count('href="#ess--ess"') >= 1
    assert "Prouvé plus haut" in page.text


def test_missing_answers_lead_to_their_fields_with_everything_kept(
    send: Send, client: FlaskClient
) -> None:
    page = result(send, "scic_jeune")
    missing = {question.fact for question in verdict("scic_jeune", "esus").open_questions}
    assert missing == {"impact_significatif_utilite_sociale"}
    assert "une réponse manque" in page.text
    assert "(à confirmer)" in page.text
    assert 'formaction="/structure#q-impact_significatif_utilite_sociale"' in page.source
    form = Page(client.post("/structure", data=page.sent))
    assert form.sent["denomination"] == "La Halle commune"
    assert form.sent["exercices-etat"] == "liste"
    assert form.sent["exercices-0-premier_exercice"] == "oui"
    again = send({"impact_significatif_utilite_sociale": "oui"}, page=form)
    assert again.inside("reponse-esus") == "Oui"
    assert "Sous réserve de l'appréciation du préfet" in again.text
    assert "deux ans" in again.text


def test_answers_survive_as_they_were_typed(send: Send, client: FlaskClient) -> None:
    page = result(send, "association", plus_haute_remuneration="45100.0 €", siren="732 829 320")
    form = Page(client.post("/structure", data=page.sent))
    assert form.sent["plus_haute_remuneration"] == "45100.0 €"
    assert form.sent["siren"] == "732 829 320"
    assert form.sent["exercices-2-charges_exploitation"].replace(" ", "").startswith("431900")
    assert "Set-Cookie" not in {
        name for name, value in page.response.headers if "association" in value
    }


def test_what_is_uncertain_is_to_be_confirmed(send: Send) -> None:
    page = result(
        send,
        "regie_de_quartier",
        renouvellement="",
        **{"date_creation-jour": "", "date_creation-mois": "", "date_creation-annee": ""},
    )
    assert page.inside("reponse-esus") == "Oui"
    assert "à confirmer" in page.text


def test_a_financer_sees_a_third_answer(send: Send) -> None:
    assert "reponse-esus_assimile" not in send().ids
    assert "reponse-esus_assimile" not in send({"type_financeur": "aucun"}).ids
    page = send({"type_financeur": "placement_collectif", "part_actif_titres_esus": "60"})
    assert "reponse-esus_assimile" in page.ids


def test_a_date_before_the_law_says_so(send: Send) -> None:
    page = send({"on-jour": "1", "on-mois": "1", "on-annee": "2010"})
    assert page.status == 200
    assert page.inside("reponse-ess") == "On ne peut pas encore conclure"
    assert load_rulebook().regimes["ess"].before in page.text


@pytest.mark.parametrize("year", ["0001", "1066", "2199", "9999"])
def test_any_date_gives_a_page(send: Send, year: str) -> None:
    day = {"on-jour": "1", "on-mois": "1", "on-annee": year}
    assert send(day, start="/structure?exemple=sas_compost").status in (200, 422)


def test_the_reasoning_goes_from_premises_to_the_goal(send: Send) -> None:
    page = result(send, "regie_de_quartier")
    text = page.inside("esus")
    assert "Puisqu'elle appartient à l'une des catégories de plein droit" in text
    assert "est sans objet" in text
    assert "la structure peut recevoir l'agrément" in text
    assert text.index("Puisque c'est une régie de quartier") < text.index(
        "Puisqu'elle appartient à l'une"
    )


def test_text_is_escaped(send: Send) -> None:
    hostile = '<script>alert("x")</script>\'"><img src=x onerror=y>'
    for page in (
        send({"denomination": hostile}),
        send({"denomination": hostile, "capital_social": hostile}),
        send({"denomination": hostile}, to="/structure"),
    ):
        assert "<script" not in page.source
        assert "<img" not in page.source
        assert page.sent["denomination"] == hostile
    assert hostile.replace("’", "'") in send({"denomination": hostile}).text


@pytest.mark.parametrize("error", [Disagreement([]), LimitExceeded(["trop"]), ChainBroken("cassé")])
def test_no_verdict_without_agreement(
    app: Flask, send: Send, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def differ(*_: object) -> None:
        raise error

    monkeypatch.setattr("esslaw.engines.reasoning.reason", differ)
    page = result(send, "regie_de_quartier")
    assert page.status == 500
    assert "Aucun résultat n'est montré" in page.text
    assert "reponse-esus" not in page.ids
    assert "Traceback" not in page.source


def test_without_a_second_engine_the_page_says_so(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("esslaw.engines.forward.available", lambda: False)
    page = result(send, "regie_de_quartier")
    assert page.status == 200
    assert "Un second moteur n'était pas disponible" in page.text
