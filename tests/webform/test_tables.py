"""The table of financial years: added, removed, read, refused, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from esslaw import load_rulebook
from webform.form import form_for

from .conftest import Page, Send

Get = Callable[[str], Page]
YEAR = "exercices-0-"


@pytest.mark.parametrize(("state", "known"), [("", None), ("aucun", ()), ("nulle-part", None)])
def test_no_year_is_not_unknown(state: str, known: object) -> None:
    case = form_for(load_rulebook())(MultiDict({"exercices-etat": state})).case()
    assert case is not None
    assert case.structure.exercices == known


def test_years_are_added_and_removed_with_everything_kept(send: Send) -> None:
    page = send({"ajouter": "exercices", "denomination": "Ici & là"}, to="/structure")
    assert page.status == 200
    assert page.sent["exercices-etat"] == "liste"
    assert page.sent["denomination"] == "Ici & là"
    page = send(
        {"ajouter": "exercices", f"{YEAR}benefice": "-12,5x", f"{YEAR}date_cloture-jour": "31"},
        to="/structure",
        page=page,
    )
    assert page.sent[f"{YEAR}benefice"] == "-12,5x"
    assert page.sent[f"{YEAR}date_cloture-jour"] == "31"
    assert page.sent["exercices-1-benefice"] == ""
    page = send({"exercices-1-benefice": "7"}, to="/structure", page=page)
    page = send({"retirer": "exercices-0"}, to="/structure", page=page)
    values = [text for name, text in page.sent.items() if name.endswith("-benefice")]
    assert values == ["7"]
    last = next(name for name in page.sent if name.endswith("-benefice")).rsplit("-", 1)[0]
    page = send({"retirer": last}, to="/structure", page=page)
    assert page.sent["exercices-etat"] == ""
    assert not [name for name in page.names if name.endswith("-benefice")]


def test_the_button_of_a_row_works_wherever_it_is_sent(send: Send) -> None:
    page = send({"ajouter": "exercices"}, to="/resultat")
    assert page.status == 200
    assert f"{YEAR}benefice" in page.names


def test_rows_have_an_end(client: FlaskClient, send: Send) -> None:
    page = send({"ajouter": "exercices"}, to="/structure")
    for _ in range(55):
        page = send({"ajouter": "exercices"}, to="/structure", page=page)
    assert len([name for name in page.names if name.endswith("-benefice")]) == 50


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"exercices-etat": "liste"}, "Ajoutez une ligne"),
        ({"exercices-etat": "aucun", f"{YEAR}benefice": "1"}, "Le tableau est rempli"),
        ({"exercices-etat": "", f"{YEAR}benefice": "1"}, "Le tableau est rempli"),
    ],
)
def test_a_table_that_contradicts_itself(
    client: FlaskClient, get: Get, answers: dict[str, str], message: str
) -> None:
    token = get("/structure").sent["csrf_token"]
    page = Page(client.post("/resultat", data={**answers, "csrf_token": token}))
    assert page.status == 422
    assert page.text.count(message) == 2
    assert "#exercices" in page.links


def test_years_are_read(send: Send) -> None:
    page = send({"ajouter": "exercices"}, to="/structure")
    form = form_for(load_rulebook())(
        MultiDict(
            {
                **page.sent.to_dict(),
                f"{YEAR}date_cloture-jour": "31",
                f"{YEAR}date_cloture-mois": "12",
                f"{YEAR}date_cloture-annee": "2025",
                f"{YEAR}benefice": "-1 250,40",
            }
        )
    )
    case = form.case()
    assert case is not None
    (year,) = case.structure.exercices or ()
    assert year.date_cloture == date(2025, 12, 31)
    assert str(year.benefice) == "-1250.40"
    assert year.dividendes is None


def test_an_error_in_a_year_names_the_year(send: Send) -> None:
    page = send({"ajouter": "exercices"}, to="/structure")
    page = send({"ajouter": "exercices"}, to="/structure", page=page)
    wrong = {"exercices-1-benefice": "abc", f"{YEAR}charges_exploitation": "-1"}
    page = send(wrong, page=page)
    assert page.status == 422
    assert {"#exercices-1-benefice", f"#{YEAR}charges_exploitation"} <= set(page.links)
    assert "Résultat de l'exercice, exercice 2 : Indiquez un montant" in page.text
    assert "Charges d'exploitation, exercice 1 : Indiquez" in page.text
