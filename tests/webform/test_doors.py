"""The doors: each asks what its regimes read, and no answer is lost from one to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from esslaw import examine, load_rulebook, overview, read_case
from webform.doors import FIRST, Door, door_named, door_of, doors_of

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]
LAW = load_rulebook()
SLUGS = [door.slug for door in doors_of("structure", LAW)]
ON = date(2026, 11, 22)
DAY = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
HOMES = {
    "cae_generaliste": "scop",
    "chantier_insertion_marche": "marche_reserve",
    "monnaie_locale": "monnaie_locale",
    "ptce_filiere_bois": "ptce",
    "scic_circuit_court": "scic",
    "scic_plafond_depasse": "scic",
    "scop_menuiserie": "scop",
    "scic_jeune": FIRST,
    "association": FIRST,
    "fonds_de_dotation": FIRST,
}
LOI_1947 = {"statut_cooperatif": "loi_1947", "statuts_admettent_tiers": True}


def named(slug: str) -> Door:
    door = door_named(slug, LAW)
    assert door is not None
    return door


def address(slug: str, example: str = "") -> str:
    return f"/structure?question={slug}" + (f"&exemple={example}" if example else "")


def test_every_regime_that_is_examined_is_behind_one_door() -> None:
    behind = [regime.id for door in doors_of("structure", LAW) for regime in door.regimes]
    shown = [line.verdict.regime.id for line in overview({"structure": {}}, ON).lines]
    assert sorted(behind) == sorted(shown)


def test_home_offers_every_door_with_its_questions(get: Get) -> None:
    page = get("/")
    assert "/structure" in page.links
    for door in doors_of("structure", LAW):
        assert door.slug == FIRST or f"/structure?question={door.slug}" in page.links
        for regime in door.regimes:
            assert regime.question in page.text
            assert f"/pas-a-pas/{regime.id}" in page.links


@pytest.mark.parametrize("slug", SLUGS)
def test_a_door_asks_what_its_regimes_read(slug: str, get: Get) -> None:
    page, door = get(address(slug)), named(slug)
    assert {one for one in page.ids if one.startswith("q-")} == {
        f"q-{name}" for name in (*door.facts, "on")
    }
    for regime in door.regimes:
        for question in examine({"structure": {}}, regime.id, ON).open_questions:
            assert question.fact.partition(".")[0] in door.facts
    assert len(page.ids) == len(set(page.ids))
    assert page.sent.get("question", FIRST) == slug


@pytest.mark.parametrize("slug", SLUGS)
def test_a_result_has_the_sections_of_its_door(slug: str, send: Send) -> None:
    page = send(start=address(slug))
    assert page.status == 200
    answers = {one for one in page.ids if one.startswith("reponse-")}
    shown = {regime.id for regime in named(slug).regimes} - {"esus_assimile"}
    assert answers == {f"reponse-{name}" for name in shown}
    assert {link for link in page.links if link.startswith("#")} <= {f"#{one}" for one in page.ids}
    assert len(page.ids) == len(set(page.ids))


def test_reserved_contracts_are_never_one_answer(send: Send) -> None:
    page = send(DAY, start=address("marche_reserve", "chantier_insertion_marche"))
    assert page.inside("reponse-marche_reserve_ess") == "Non"
    assert page.inside("reponse-marche_reserve_iae_handicap") == "Oui"
    assert "Le marché ne dure pas plus de trois ans" in page.inside("marche_reserve_ess")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", ["scic_circuit_court", "ptce_filiere_bois", "association"])
def test_answers_of_other_doors_are_kept(name: str, slug: str, send: Send, get: Get) -> None:
    typed = get(address(FIRST, name)).sent
    result = send(start=address(slug, name))
    back = send(to=f"/structure?question={FIRST}", page=result).sent
    answers = {pair for pair in typed.items(multi=True) if pair[1] and pair[0] != "csrf_token"}
    assert answers <= set(back.items(multi=True))


@pytest.mark.parametrize("name", ["association", "scic_plafond_depasse"])
def test_a_verdict_rests_on_every_answer_whatever_the_door(name: str, send: Send) -> None:
    page = send(DAY, start=address("ptce", name))
    for line in overview(EXAMPLES / f"{name}.yaml", ON).lines:
        assert line.verdict.regime.label in page.inside("ensemble")
    page = send(to="/resultat?question=ess", page=page)
    words = {"met": "Oui", "not_met": "Non"}
    found = examine(EXAMPLES / f"{name}.yaml", "ess", ON).outcome.value
    assert page.inside("reponse-ess") == words[found]


def test_columns_that_a_door_does_not_ask_are_kept(send: Send) -> None:
    page = send(start=address("monnaie_locale", "association"), to="/structure")
    shown = page.source[page.source.index("<fieldset") :]
    hidden = page.source[: page.source.index("<fieldset")]
    assert 'name="exercices-0-benefice"' in shown
    assert 'name="exercices-0-charges_exploitation"' not in shown
    assert 'name="exercices-0-charges_exploitation"' in hidden
    page = send({"retirer": "exercices-0"}, to="/structure", page=page)
    rows = [name for name in page.sent if name.endswith("-charges_exploitation")]
    assert len(rows) == 2


def test_a_blank_row_stays_a_row_at_another_door(send: Send) -> None:
    page = send({"ajouter": "associes"}, start=address("scic"), to="/structure")
    page = send(page=page)
    assert page.status == 200
    page = send(to="/resultat?question=ptce", page=page)
    assert page.status == 200
    page = send(to="/structure?question=scic", page=page)
    assert "associes-0-capital" in page.names


def test_a_wrong_answer_is_shown_at_the_door_that_does_not_ask_it(send: Send, get: Get) -> None:
    page = send({"date_creation-annee": "2027"}, start=address("scic", "scic_jeune"))
    assert page.status == 422
    assert "q-date_demande" in page.ids
    assert "q-date_demande" not in get(address("scic", "scic_jeune")).ids
    assert "#date_demande-jour" in page.links
    page = send({"date_demande-annee": "2027"}, page=page)
    assert page.status == 200
    assert "reponse-scic" in page.ids


def test_a_wrong_cell_is_shown_at_the_door_that_does_not_ask_it(send: Send) -> None:
    page = send({"ajouter": "exercices"}, to="/structure")
    page = send({"exercices-0-charges_exploitation": "-1"}, to="/structure", page=page)
    for slug in ("monnaie_locale", "ptce"):
        wrong = send(to=f"/resultat?question={slug}", page=page)
        assert wrong.status == 422
        assert "#exercices-0-charges_exploitation" in wrong.links
        assert "exercices-0-charges_exploitation" in wrong.ids


def test_an_unknown_question(client: FlaskClient, get: Get, send: Send) -> None:
    assert get("/structure?question=rien").status == 404
    assert get("/structure?question=scic&exemple=rien").status == 404
    for to in ("/resultat", "/structure"):
        page = send({"question": "<rien>", "denomination": "Ici & là"}, to=to)
        assert page.status == 400
        assert "Cette question n'existe pas" in page.text
        assert "Traceback" not in page.source
        again = Page(client.post("/structure", data=page.sent))
        assert again.status == 200
        assert again.sent["denomination"] == "Ici & là"


def test_an_expired_form_comes_back_to_its_door(client: FlaskClient, send: Send) -> None:
    page = send({"csrf_token": "", "capital_variable": "oui"}, start=address("scic"))
    assert page.status == 400
    again = Page(client.post("/structure", data=page.sent))
    assert again.sent["question"] == "scic"
    assert again.sent["capital_variable"] == "oui"


@pytest.mark.parametrize(("name", "slug"), HOMES.items())
def test_an_example_opens_at_its_door(name: str, slug: str, get: Get) -> None:
    assert door_of(read_case(EXAMPLES / f"{name}.yaml"), LAW).slug == slug
    where = "" if slug == FIRST else f"question={slug}&"
    assert f"/structure?{where}exemple={name}" in get("/").links


def test_a_cooperative_without_other_status_is_at_home_at_its_own_door() -> None:
    assert door_of(read_case({"structure": LOI_1947}), LAW).slug == "cooperative"


def test_a_door_in_english(send: Send) -> None:
    page = send(start=address("scop", "scop_menuiserie") + "&lang=en", to="/resultat?lang=en")
    assert page.lang == "en"
    assert page.sent["question"] == "scop"
    assert 'formaction="/structure?question=ptce&amp;lang=en"' in page.source
