"""Step by step: the shortest way to a verdict, nothing lost on the way, nothing asked in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from string import ascii_letters

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from esslaw import Case, Outcome, examine, load_rulebook, read_case
from webform.form import filled, form_for
from webform.journey.answers import LARGEST

from .conftest import EXAMPLES, Page

LAW = load_rulebook()
ON = date(2026, 11, 22)
TODAY = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
MOST_PAGES = {"regie_de_quartier": 8, "interventions/lyon_scic": 10}
"""Home, the answers to check and the result included."""
JOURNEYS = [
    ("regie_de_quartier", "esus"),
    ("association", "ess"),
    ("sas_compost", "esus"),
    ("sas_compost_a_corriger", "esus"),
    ("scic_circuit_court", "scic"),
    ("scop_menuiserie", "scop"),
    ("cae_generaliste", "cae"),
    ("monnaie_locale", "monnaie_locale"),
    ("ptce_filiere_bois", "ptce"),
    *((f"interventions/{path.stem}", "intervention") for path in EXAMPLES.glob("*/*.yaml")),
]


def case_of(name: str) -> Case:
    return read_case(Path(EXAMPLES / f"{name}.yaml"))


def typed(app: Flask, case: Case) -> MultiDict[str, str]:
    """What a person would type to say the whole case."""
    with app.test_request_context():
        pairs = filled(form_for(LAW, case.kind), case, None).pairs()
        return MultiDict(list(pairs))


def fill(page: Page, answers: MultiDict[str, str]) -> MultiDict[str, str]:
    """Answer what a page asks, its tables with all their rows."""
    sent = page.sent.copy()
    states = {name.removesuffix("-etat") for name in page.names if name.endswith("-etat")}
    for name in answers:
        if name in page.names or name.partition("-")[0] in states:
            sent.setlist(name, answers.getlist(name))
    return sent


class Walk:
    """A person going on from page to page."""

    def __init__(self, client: FlaskClient, regime: str) -> None:
        self.client, self.base = client, f"/pas-a-pas/{regime}"

    def open(self, address: str = "") -> tuple[str, Page]:
        response = self.client.get(address or self.base)
        while response.status_code == 303:
            address = response.location
            response = self.client.get(address)
        return address, Page(response)

    def through(self, answers: MultiDict[str, str]) -> Iterator[tuple[str, Page]]:
        """Yield every page of subject, then the answers to check."""
        address, page = self.open()
        while "/sujet/" in address:
            yield address, page
            response = self.client.post(address, data=fill(page, answers))
            assert response.status_code == 303, Page(response).text
            address, page = self.open(response.location)
        yield address, page


@pytest.fixture
def begin(client: FlaskClient) -> Callable[[str], Walk]:
    return lambda regime: Walk(client, regime)


@pytest.mark.parametrize(("name", "regime"), JOURNEYS)
def test_the_pages_lead_to_the_verdict_of_the_whole_case(
    name: str, regime: str, app: Flask, client: FlaskClient
) -> None:
    case = case_of(name)
    pages = list(Walk(client, regime).through(typed(app, case)))
    addresses = [address for address, _ in pages]
    assert len(addresses) == len(set(addresses)), "a subject was asked twice"
    assert len(addresses) + 2 <= MOST_PAGES.get(name, 12)
    assert addresses[-1].endswith("/reponses")
    with client.session_transaction() as session:
        kept = session["esslaw"][case.kind]
    on = case.facts.get("date_octroi") or date.today()
    verdict = examine({case.kind: kept["faits"]}, regime, on)
    assert verdict.outcome is examine(case, regime, on).outcome
    assert {question.fact for question in verdict.open_questions} <= set(kept["vu"])


def test_by_right_only_membership_pay_and_category_are_asked(
    app: Flask, begin: Callable[[str], Walk]
) -> None:
    answers = typed(app, case_of("regie_de_quartier"))
    pages = list(begin("esus").through(answers))
    subjects = [address.rpartition("/")[2] for address, _ in pages[:-1]]
    assert subjects == ["identite", "agrement", "principes", "remunerations"]
    asked = {name for _, page in pages for name in page.names}
    assert "utilite_sociale" not in asked
    assert "exercices-etat" not in asked
    assert "La conclusion est acquise" in pages[-1][1].text


def test_the_verdict_is_said_to_be_provisional_until_it_is_settled(
    app: Flask, begin: Callable[[str], Walk]
) -> None:
    for address, page in begin("esus").through(typed(app, case_of("sas_compost"))):
        if address.endswith("/identite"):
            assert "Provisoire" not in page.text
        elif "/sujet/" in address:
            assert "Provisoire : on ne peut pas encore conclure." in page.text
            assert "%" not in page.text.split("Provisoire")[1].split("Continuer")[0][:200]


def test_every_question_passed_is_not_put_again_and_can_be_answered_later(
    begin: Callable[[str], Walk], client: FlaskClient
) -> None:
    walk = begin("esus")
    pages = list(walk.through(MultiDict(TODAY)))
    assert len({address for address, _ in pages}) == len(pages) <= 10
    assert "Tout a été demandé" in pages[-1][1].text
    assert "Je ne sais pas" in pages[-1][1].text
    result = Page(client.get("/pas-a-pas/esus/resultat"))
    assert result.inside("reponse-esus") == "On ne peut pas encore conclure"
    page = Page(client.get("/pas-a-pas/esus/sujet/principes"))
    assert "gouvernance_democratique" in page.names


def test_one_answer_is_changed_without_losing_the_others(
    app: Flask, begin: Callable[[str], Walk], client: FlaskClient
) -> None:
    walk = begin("esus")
    list(walk.through(typed(app, case_of("regie_de_quartier"))))
    _, page = walk.open("/pas-a-pas/esus/sujet/principes")
    assert page.sent["gouvernance_democratique"] == "oui"
    changed = page.sent.copy()
    changed["gouvernance_democratique"] = "non"
    response = client.post("/pas-a-pas/esus/sujet/principes", data=changed)
    assert response.location == "/pas-a-pas/esus/reponses"
    result = Page(client.get("/pas-a-pas/esus/resultat"))
    assert result.inside("reponse-esus") == "Non"
    assert "Régie de quartier des Coteaux" in result.text
    assert "38 460,00 €" in result.text.replace("\u202f", " ").replace("\xa0", " ")


def test_back_leads_to_the_page_before(app: Flask, begin: Callable[[str], Walk]) -> None:
    before = "/"
    for address, page in begin("esus").through(typed(app, case_of("regie_de_quartier"))):
        if "/sujet/" in address:
            assert before in page.links
            before = address


def test_what_is_wrong_is_said_where_it_is_and_nothing_of_the_page_is_kept(
    client: FlaskClient, begin: Callable[[str], Walk]
) -> None:
    address, page = begin("esus").open()
    sent = page.sent.copy()
    typed = {"denomination": "Ici", "siren": "123", "date_creation-jour": "31"}
    wrong = Page(client.post(address, data={**sent, **typed}))
    assert wrong.status == 422
    assert wrong.title.startswith("Erreur : ")
    assert {"#siren", "#date_creation-jour"} <= set(wrong.links)
    assert wrong.sent["denomination"] == "Ici"
    assert Page(client.get(address)).sent["denomination"] == ""


def test_an_answer_that_contradicts_another_page_is_refused_here(
    client: FlaskClient, app: Flask
) -> None:
    case = read_case({"structure": {"forme_juridique": "sas", "date_creation": "2020-01-01"}})
    walk = Walk(client, "esus")
    address, page = walk.open()
    sent = fill(page, typed(app, case))
    address = client.post(address, data=sent).location
    assert address.endswith("/agrement")
    sent = Page(client.get(address)).sent.copy()
    day = {"date_demande-jour": "1", "date_demande-mois": "1", "date_demande-annee": "2019"}
    wrong = Page(client.post(address, data={**sent, **day}))
    assert wrong.status == 422
    assert wrong.sent["date_demande-annee"] == "2019"
    assert "à corriger" in wrong.text


def test_rows_are_added_and_removed_without_leaving_the_page(client: FlaskClient) -> None:
    client.post(
        "/pas-a-pas/scic/sujet/identite",
        data=Page(client.get("/pas-a-pas/scic/sujet/identite")).sent,
    )
    address = "/pas-a-pas/scic/sujet/cooperative"
    page = Page(client.get(address))
    more = Page(client.post(address, data={**page.sent, "ajouter": "associes"}))
    assert "associes-0-capital" in more.names
    assert f'formaction="{address}#q-associes"' in more.source
    less = Page(client.post(address, data={**more.sent, "retirer": "associes-0"}))
    assert "associes-0-capital" not in less.names


def test_columns_that_a_page_does_not_show_are_kept(app: Flask, client: FlaskClient) -> None:
    case = case_of("sas_compost")
    list(Walk(client, "esus").through(typed(app, case)))
    address = "/pas-a-pas/esus/sujet/comptes"
    page = Page(client.get(address))
    client.post(address, data=page.sent)
    with client.session_transaction() as session:
        kept = session["esslaw"]["structure"]["faits"]
    assert read_case({"structure": kept}).structure.exercices == case.structure.exercices


def test_answers_serve_another_regime(app: Flask, client: FlaskClient) -> None:
    list(Walk(client, "esus").through(typed(app, case_of("regie_de_quartier"))))
    address, page = Walk(client, "ess").open()
    assert address.endswith("/reponses")
    assert "La conclusion est acquise" in page.text


def test_beginning_again_forgets_one_kind_and_keeps_the_other(
    app: Flask, client: FlaskClient
) -> None:
    list(Walk(client, "intervention").through(typed(app, case_of("interventions/lyon_scic"))))
    list(Walk(client, "esus").through(typed(app, case_of("regie_de_quartier"))))
    token = Page(client.get("/pas-a-pas/esus/reponses")).sent["csrf_token"]
    client.post("/pas-a-pas/esus/recommencer", data={"csrf_token": token})
    assert Page(client.get("/pas-a-pas/esus/sujet/identite")).sent["denomination"] == ""
    assert "Métropole de Lyon" in Page(client.get("/pas-a-pas/intervention/reponses")).text


def test_the_law_of_another_day(app: Flask, client: FlaskClient) -> None:
    answers = typed(app, case_of("regie_de_quartier"))
    for name, text in {"on-jour": "1", "on-mois": "6", "on-annee": "2014"}.items():
        answers[name] = text
    *_, (address, page) = Walk(client, "esus").through(answers)
    assert address.endswith("/reponses")
    assert "1er juin 2014" in page.text
    assert "1er juin 2014" in Page(client.get("/pas-a-pas/esus/resultat")).text


def test_too_many_answers_go_on_with_the_whole_form(app: Flask, client: FlaskClient) -> None:
    letters = Random(1)
    rows = [
        {"nom": "".join(letters.choices(ascii_letters, k=120)), "type": "salarie", "capital": 1}
        for _ in range(50)
    ]
    case = read_case({"structure": {"statut_cooperatif": "scic", "associes": rows}})
    walk, answers = Walk(client, "scic"), typed(app, case)
    address, page = walk.open()
    response = client.post(address, data=fill(page, answers))
    address = response.location
    while "/cooperative" not in address:
        response = client.post(address, data=Page(client.get(address)).sent)
        address = response.location
    page = Page(client.post(address, data=fill(Page(client.get(address)), answers)))
    if page.status == 303:
        pytest.fail("fifty associates should not fit")
    assert "trop nombreuses" in page.text
    assert page.sent["associes-49-nom"] == rows[49]["nom"]
    assert page.sent["statut_cooperatif"] == "scic"


def test_the_cookie_fits_in_a_browser(app: Flask) -> None:
    for name, regime in JOURNEYS:
        client = app.test_client()
        list(Walk(client, regime).through(typed(app, case_of(name))))
        cookie = client.get_cookie("esslaw")
        assert cookie is not None
        assert len(cookie.value) <= LARGEST < 4000


def test_an_unknown_regime_or_subject_is_not_found(client: FlaskClient) -> None:
    for address in ("/pas-a-pas/rien", "/pas-a-pas/esus/sujet/rien", "/pas-a-pas/marche_reserve"):
        assert client.get(address).status_code == 404


def test_a_subject_without_a_question_leads_on(client: FlaskClient) -> None:
    response = client.get("/pas-a-pas/esus/sujet/monnaie")
    assert (response.status_code, response.location) == (303, "/pas-a-pas/esus/sujet/identite")


def test_a_session_of_another_version_is_begun_anew(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["esslaw"] = {"structure": {"faits": {"inconnu": 1}}}
    assert Page(client.get("/pas-a-pas/esus/sujet/identite")).status == 200


def test_the_check_and_the_result_need_answers(client: FlaskClient) -> None:
    for page in ("reponses", "resultat"):
        assert client.get(f"/pas-a-pas/esus/{page}").location == "/pas-a-pas/esus"


@pytest.mark.parametrize("name", ["sas_compost", "sas_compost_a_corriger"])
def test_the_page_says_what_the_library_answers(name: str, app: Flask, client: FlaskClient) -> None:
    list(Walk(client, "esus").through(typed(app, case_of(name))))
    page = Page(client.get("/pas-a-pas/esus/resultat"))
    outcome = examine(case_of(name), "esus", date.today()).outcome
    assert page.inside("reponse-esus") == {Outcome.MET: "Oui", Outcome.NOT_MET: "Non"}[outcome]
    assert "/pas-a-pas/esus/reponses" in page.links


def test_a_page_opened_a_while_ago_neither_loses_nor_erases_anything(
    app: Flask, client: FlaskClient
) -> None:
    stale = Page(client.get("/pas-a-pas/esus/sujet/principes"))
    list(Walk(client, "esus").through(typed(app, case_of("regie_de_quartier"))))
    sent = {**stale.sent, "gouvernance_democratique": "non", "posees": "gouvernance_democratique"}
    client.post("/pas-a-pas/esus/sujet/principes", data=sent)
    with client.session_transaction() as session:
        kept = session["esslaw"]["structure"]["faits"]
    assert kept["gouvernance_democratique"] is False
    assert kept["but_autre_que_partage_benefices"] is True
    # What the regime no longer asks, because the outcome is settled, is kept too.
    client.post(
        "/pas-a-pas/esus/sujet/utilite_sociale",
        data={**stale.sent, "posees": "utilite_sociale", "utilite_sociale": "aucun"},
    )
    with client.session_transaction() as session:
        assert session["esslaw"]["structure"]["faits"]["utilite_sociale"] == []
