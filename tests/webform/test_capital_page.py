"""The capital of a SCIC by itself: from the home page, with its associates and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Page, Send

Get = Callable[[str], Page]
TOWN, STAFF = "collectivite_territoriale", "salarie"
ADDRESS = "/capital"


def associates(*rows: tuple[str, str]) -> dict[str, str]:
    found = {"associes-etat": "liste"}
    for rank, (kind, amount) in enumerate(rows):
        found |= {f"associes-{rank}-type": kind, f"associes-{rank}-capital": amount}
    return found


def test_it_is_reached_from_home_and_asks_for_associates_only(get: Get) -> None:
    assert ADDRESS in get("/").links
    page = get(ADDRESS)
    names = {name.partition("-")[0] for name in page.names}
    assert names == {"csrf_token", "on", "associes"}
    assert {name for name in page.names if name.startswith("associes-0-")} == {
        f"associes-0-{column}" for column in ("nom", "categorie", "type", "capital")
    }
    assert "capital" not in page.ids


def test_rows_are_added_and_removed_on_the_spot(send: Send) -> None:
    page = send({**associates((TOWN, "30 000")), "ajouter": "associes"}, start=ADDRESS, to=ADDRESS)
    assert "associes-1-capital" in page.names
    assert page.sent["associes-0-capital"] == "30 000"
    assert "capital" not in page.ids
    assert 'formaction="/capital#q-associes"' in page.source
    page = send({"retirer": "associes-0"}, page=page, to=ADDRESS)
    assert "associes-1-capital" not in page.names
    assert page.sent["associes-0-capital"] == ""


def test_the_share_the_room_and_a_plan(send: Send) -> None:
    rows = associates((TOWN, "30 000"), (STAFF, "73 000"))
    page = send(rows, start=ADDRESS, to=ADDRESS)
    said = page.inside("capital")
    assert "30 000,00 € sur 103 000,00 €, soit 29,13 % du capital" in said
    assert "Plafond respecté" in said
    assert "21 500,00 €" in said
    plan = {"sens": "souscription", "type": TOWN, "montant": "43 000,01"}
    more = {f"mouvement-0-{name}": text for name, text in plan.items()}
    page = send(more, page=page, to=ADDRESS)
    assert page.status == 200
    assert "Après les mouvements prévus" in page.inside("capital")
    assert "Plafond dépassé" in page.inside("capital")
    assert page.sent["mouvement-0-montant"] == "43 000,01"
    assert page.sent["associes-0-capital"] == "30 000"
    assert len(page.ids) == len(set(page.ids))


def test_the_rows_of_a_table_have_ids_of_their_own(send: Send) -> None:
    page = send(associates(*[(STAFF, "1")] * 5), start=ADDRESS, to=ADDRESS)
    assert "associes-4" in page.ids
    assert len(page.ids) == len(set(page.ids))


def test_every_control_belongs_to_the_form(send: Send) -> None:
    source = send(associates((TOWN, "1"), (STAFF, "9")), start=ADDRESS, to=ADDRESS).source
    assert 'form="reponses"' not in source
    assert source.count("<form ") == 1
    assert 'formaction="/capital#capital"' in source


def test_mistakes_are_beside_their_fields(send: Send) -> None:
    page = send(associates((TOWN, "abc"), (STAFF, "9")), start=ADDRESS, to=ADDRESS)
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert "#associes-0-capital" in page.links
    assert page.sent["associes-0-capital"] == "abc"
    rows = associates((TOWN, "1"), (STAFF, "9"))
    page = send(
        {**rows, "mouvement-1-sens": "retrait", "mouvement-1-montant": "5"},
        start=ADDRESS,
        to=ADDRESS,
    )
    assert page.status == 422
    assert "#mouvement-1-type" in page.links
    assert page.inside("resume") == "Une réponse est à corriger"
    assert "soit 10 % du capital" in page.inside("capital")


def test_a_row_that_is_not_filled_is_what_is_missing(send: Send) -> None:
    page = send(associates((TOWN, "30 000"), ("", "")), start=ADDRESS, to=ADDRESS)
    assert page.status == 200
    assert "Il manque :" in page.inside("capital")
    assert "#q-associes" in page.links


@pytest.mark.parametrize(
    "answers",
    [{"associes-etat": "aucun"}, {"statut_cooperatif": "scop", **associates((TOWN, "5"))}],
)
def test_where_there_is_nothing_to_show_it_is_said(answers: dict[str, str], send: Send) -> None:
    page = send(answers, start="/structure?question=scic", to=ADDRESS)
    assert page.status == 200
    assert "Il n'y a rien à montrer" in page.inside("capital")


def test_other_answers_are_carried_along(send: Send) -> None:
    rows = associates((TOWN, "30 000"), (STAFF, "73 000"))
    unseen = {"denomination": "Ici & là", "associes-0-beneficie_habituellement": "oui"}
    page = send({**rows, **unseen}, start="/structure?question=scic", to=ADDRESS)
    page = send(page=page, to="/structure?question=scic")
    assert page.sent["denomination"] == "Ici & là"
    assert page.sent["associes-0-beneficie_habituellement"] == "oui"
    assert page.sent["associes-1-capital"] == "73 000"
    assert "29,13 %" in send(page=page, to="/resultat").inside("capital")


def test_in_english(send: Send) -> None:
    page = send(
        associates((TOWN, "1"), (STAFF, "9")), start=f"{ADDRESS}?lang=en", to=f"{ADDRESS}?lang=en"
    )
    assert page.lang == "en"
    assert "10%" in page.inside("capital")
