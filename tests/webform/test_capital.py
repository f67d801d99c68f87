"""The capital of a SCIC on the page of its result: figures, movements planned, mistakes."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import Page, Send

TOWN = "groupement_collectivites"


def scic(send: Send, name: str = "scic_circuit_court", to: str = "/resultat", **more: str) -> Page:
    on = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
    return send({**on, **more}, start=f"/structure?question=scic&exemple={name}", to=to)


def plan(*movements: tuple[str, str, str]) -> dict[str, str]:
    names = ("sens", "type", "montant")
    return {
        f"mouvement-{rank}-{name}": text
        for rank, movement in enumerate(movements)
        for name, text in zip(names, movement, strict=True)
    }


def test_thirty_thousand_of_a_hundred_and_three_thousand(send: Send) -> None:
    said = scic(send).inside("capital")
    assert "30 000,00 € sur 103 000,00 €, soit 29,13 % du capital" in said
    assert "la loi permet 50 % au plus" in said
    assert "Plafond respecté" in said
    assert "à capital constant 21 500,00 €" in said
    assert "ceux que le plafond vise 43 000,00 €" in said
    assert "Retrait des autres associés 43 000,00 €" in said
    assert "Groupement de collectivités compte dans le plafond 30 000,00 € 29,13 %" in said
    assert "Producteurs 38 000,00 € 36,89 %" in said
    assert "Capital total 103 000,00 €" in said
    assert "Avant" not in said
    assert "ramènerait" not in said


def test_each_under_the_cap_and_together_above_it(send: Send) -> None:
    said = scic(send, "scic_plafond_depasse").inside("capital")
    assert "soit 51 % du capital" in said
    assert "Plafond dépassé" in said
    assert "Cession de parts aux autres associés, à capital constant 2 000,00 €" in said
    assert "Retrait de ceux que le plafond vise 4 000,00 €" in said
    assert "encore bouger" not in said


def test_a_movement_is_shown_beside_what_is(send: Send) -> None:
    page = scic(send, **plan(("souscription", TOWN, "43 000,01"), ("", "", "")))
    said = page.inside("capital")
    assert page.status == 200
    assert "73 000,01 € sur 146 000,01 €" in said
    assert "50,0000" in said  # told apart from the cap, which it only rounds to
    assert "Plafond dépassé" in said
    assert "Plafond respecté" in said
    assert "Groupement de collectivités compte dans le plafond 30 000,00 € 29,13 % 73 000,01 €" in (
        said
    )
    assert "21 500,00 € –" in said
    assert page.inside("reponse-scic") == "Oui"  # what is planned is not what is


def test_a_transfer_is_two_movements(send: Send) -> None:
    said = scic(
        send, **plan(("retrait", "producteur", "21 500"), ("souscription", TOWN, "21 500"))
    ).inside("capital")
    assert "51 500,00 € sur 103 000,00 €, soit 50 % du capital" in said
    assert said.count("Plafond respecté") == 2


def test_a_plan_is_kept_through_the_form_and_other_doors(send: Send) -> None:
    page = scic(send, **plan(("retrait", "salarie", "1 000 €")))
    page = send(to="/structure", page=page)
    assert page.sent["mouvement-0-montant"] == "1 000 €"
    page = send(to="/resultat?question=ptce", page=page)
    assert "capital" not in page.ids
    page = send(to="/resultat?question=scic", page=page)
    assert page.sent["mouvement-0-sens"] == "retrait"
    assert "Après les mouvements prévus" in page.text


@pytest.mark.parametrize(
    ("movement", "field", "message"),
    [
        (("souscription", TOWN, "abc"), "montant", "Indiquez un montant en euros"),
        (("souscription", TOWN, "230.000"), "montant", "se lit de deux façons"),
        (("souscription", TOWN, "-5"), "montant", "un montant positif"),
        (("souscription", TOWN, "0"), "montant", "un montant positif"),
        (("souscription", TOWN, ""), "montant", "un montant positif"),
        (("souscription", TOWN, "1,005 €"), "montant", "se lit de deux façons"),
        (("souscription", TOWN, "0,125"), "montant", "arrondir au centime"),
        (("souscription", TOWN, "99999999999999"), "montant", "un montant d'au plus"),
        (("souscription", "", "5"), "type", "Choisissez la qualité"),
        (("souscription", "nulle-part", "5"), "type", "Choisissez une réponse de la liste"),
        (("", TOWN, "5"), "sens", "Choisissez une souscription ou un retrait"),
        (("cadeau", TOWN, "5"), "sens", "Choisissez une réponse de la liste"),
        (("retrait", "salarie", "9 000,01"), "montant", "détiennent 9 000,00 € en tout"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(
    movement: tuple[str, str, str], field: str, message: str, send: Send
) -> None:
    page = scic(send, denomination="Ici & là", **plan(("", "", ""), movement))
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert page.inside("resume") == "Une réponse est à corriger"
    assert page.text.count(message) == 2
    assert f"#mouvement-1-{field}" in page.links
    assert f"mouvement-1-{field}" in page.ids
    assert page.sent["mouvement-1-montant"] == movement[2]
    assert page.sent["denomination"] == "Ici & là"
    assert "Après" not in page.inside("capital")
    assert "29,13 %" in page.inside("capital")
    again = send(plan(("", "", ""), ("", "", "")), page=page)
    assert again.status == 200


def test_withdrawals_of_a_plan_add_up(send: Send) -> None:
    page = scic(send, **plan(("retrait", "salarie", "5 000"), ("retrait", "salarie", "5 000")))
    assert page.status == 422
    assert "Montant, mouvement 2 : Ces associés détiennent 9 000,00 € en tout" in page.text


def test_what_is_unknown_is_asked(send: Send) -> None:
    page = scic(send, **{"associes-1-capital": "", "associes-3-type": ""})
    said = page.inside("capital")
    assert "n'est pas encore connue ; la loi permet 50 % au plus" in said
    assert "Plafond respecté" in said  # what is missing can only be held by others, or is too small
    assert "Il manque : Capital détenu (Six salariés) ; Qualité de l'associé" in said
    assert "au moins 38 000,00 €" in said
    assert 'formaction="/structure#q-associes"' in page.source


def test_a_cap_that_what_is_missing_may_cross_is_left_open(send: Send) -> None:
    page = scic(send, **{"associes-0-capital": ""})
    assert "À compléter" in page.inside("capital")


def test_a_withdrawal_that_may_come_from_two_categories(send: Send) -> None:
    page = scic(
        send,
        **{"associes-4-type": "salarie"},
        **plan(("retrait", "salarie", "1 000")),
    )
    assert "ne dit pas de quelle catégorie" in page.inside("capital")


@pytest.mark.parametrize("name", ["scic_jeune", "association"])
def test_no_associate_no_section(name: str, send: Send) -> None:
    page = scic(send, name)
    assert "capital" not in page.ids
    assert page.inside("reponse-scic")


def test_no_cap_before_the_law(send: Send) -> None:
    page = scic(send, **{"on-annee": "2000"})
    assert page.status == 200
    assert "capital" not in page.ids


@pytest.mark.parametrize("status", ["scop", "aucun"])
def test_no_cap_for_another_status(status: str, send: Send) -> None:
    page = scic(send, statut_cooperatif=status, **plan(("souscription", TOWN, "5")))
    assert page.status == 200
    assert "capital" not in page.ids
    assert page.sent["mouvement-0-montant"] == "5"


def test_others_may_withdraw_without_limit_where_no_public_body_holds_anything(
    send: Send,
) -> None:
    said = scic(send, **{"associes-0-type": "autre"}).inside("capital")
    assert "Retrait des autres associés sans limite" in said


def test_the_enter_key_plans(send: Send) -> None:
    page = scic(send)
    first = page.source[page.source.index("<button") :].partition(">")[0]
    assert 'form="reponses"' in first
    assert 'formaction="/resultat#capital"' in first


def test_associates_are_one_a_line_and_years_side_by_side(send: Send) -> None:
    page = scic(send, to="/structure")
    table = page.source[page.source.index('<table class="entries down">') :]
    row = table[table.index('id="associes-0"') : table.index('id="associes-1"')]
    for name in ("nom", "categorie", "type", "capital"):
        assert f'name="associes-0-{name}"' in row
    assert re.search(r'<select id="associes-0-type"[^>]* aria-label="Qualité de l’associé, ', row)
    assert "Associé 1" in row
    assert 'name="colleges-0-part_voix" value="35"' in page.source
    assert '<select id="colleges-0-ponderation_selon_capital"' in page.source
    page = send({"ajouter": "colleges"}, to="/structure", page=page)
    assert "Collège 4" in page.inside("q-colleges")
    page = send({"retirer": "associes-0"}, to="/structure", page=page)
    rows = [name for name in page.sent if re.fullmatch("associes-[0-9]+-nom", name)]
    assert len(rows) == 4


def test_a_wrong_cell_names_its_associate(send: Send) -> None:
    page = scic(send, **{"associes-2-capital": "x", "colleges-1-part_voix": "145"})
    assert page.status == 422
    assert "Capital détenu, associé 3 : Indiquez un montant" in page.text
    assert "Part des voix, collège 2 : Indiquez un pourcentage entre 0 et 100" in page.text


def test_in_english(send: Send, client: FlaskClient) -> None:
    page = scic(send, to="/resultat?lang=en", **plan(("souscription", TOWN, "43,000.01")))
    said = page.inside("capital")
    assert page.lang == "en"
    assert "€43,000.00" in said
    assert "29.13%" in said
    assert "€146,000.01" in said


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_planned_gives_a_page(data: st.DataObject, client: FlaskClient) -> None:
    page = Page(client.get("/structure?question=scic&exemple=scic_circuit_court"))
    names = st.sampled_from([*plan(("", "", ""), ("", "", "")), "associes-0-capital", "question"])
    kinds = st.sampled_from(["", "souscription", "retrait", TOWN, "salarie", "scic", "ptce"])
    texts = st.one_of(st.text(max_size=8), st.text("0123456789 .,-€", max_size=9), kinds)
    typed = data.draw(st.dictionaries(names, texts, max_size=8))
    sent = {**page.sent.to_dict(), **typed}
    for address in ("/resultat", "/structure"):
        status = client.post(address, data=sent).status_code
        assert status in ((200, 422) if sent["question"] in ("", "scic", "ptce") else (400,))
