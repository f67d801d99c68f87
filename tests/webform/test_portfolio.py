"""The pages of a portfolio: templates, results to read or to take away, files made to harm."""

from __future__ import annotations

import csv
import logging
from collections.abc import Callable
from io import BytesIO, StringIO
from time import process_time

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from esslaw import load_rulebook
from esslaw.portfolio import template
from tests.test_portfolio import AT_ONCE, HOSTILE
from webform.routes import LARGEST
from webform.screens import portfolio

from .conftest import EXAMPLES, Page

Get = Callable[[str], Page]
Upload = Callable[..., TestResponse]
ADDRESS = "/portefeuille/resultats"
TABLE = (
    b"denomination;forme_juridique;villle\n"
    b"=A1&<b>Gras</b>;gie;\n"
    b"L'Association;association_1901;\n"
    b"Fautive;zzz;\n"
)


@pytest.fixture
def upload(client: FlaskClient) -> Upload:
    """Send the form of the page with a file."""

    def send(content: bytes | None, to: str = ADDRESS, **changed: str) -> TestResponse:
        sent = Page(client.get("/portefeuille?regime=ess")).sent
        data: dict[str, object] = {**sent.to_dict(), "resultats": "page", **changed}
        data.pop("fichier", None)
        if content is not None:
            data["fichier"] = FileStorage(BytesIO(content), "../../table.csv")
        boundary, body = encode_multipart(data)
        kind = f"multipart/form-data; boundary={boundary}"
        return client.post(to, data=body, content_type=kind)

    return send


def test_the_page_has_a_template_for_each_question(get: Get, client: FlaskClient) -> None:
    page = get("/portefeuille")
    for regime in load_rulebook().regimes.values():
        address = f"/portefeuille/modele-{regime.id}.csv"
        assert (address in page.links) is (regime.case == "structure")
        code = 200 if regime.case == "structure" else 404
        assert client.get(address).status_code == code
    response = client.get("/portefeuille/modele-esus.csv")
    assert response.data == template("esus")
    assert response.content_type == "text/csv; charset=utf-8"
    assert "esslaw-modele-esus.csv" in response.headers["Content-Disposition"]
    assert client.get("/portefeuille/modele-rien.csv").status_code == 404
    assert "/portefeuille" in get("/").links


def test_the_question_of_the_address_is_chosen(get: Get) -> None:
    assert get("/portefeuille?regime=scic").sent["regime"] == "scic"
    assert get("/portefeuille?regime=intervention").status == 200


def test_results_to_read(upload: Upload) -> None:
    page = Page(upload(TABLE))
    assert page.status == 200
    assert page.inside("bilan") == "3 structures"
    assert "1 non" in page.text
    assert "1 à compléter" in page.text
    assert "1 non examinée" in page.text
    assert "=A1&<b>Gras</b>" in page.text
    assert "<b>" not in page.source
    assert "« zzz »" in page.text
    assert "villle" in page.text
    assert "style=" not in page.source
    assert "<script" not in page.source


def test_results_to_take_away(upload: Upload) -> None:
    on = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
    response = upload(TABLE, resultats="csv", **on)
    assert response.status_code == 200
    assert response.content_type == "text/csv; charset=utf-8"
    assert "esslaw-ess-2026-11-22.csv" in response.headers["Content-Disposition"]
    rows = list(csv.reader(StringIO(response.data.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["'=A1&<b>Gras</b>", "L'Association", "Fautive"]
    assert rows[1][4] == "22/11/2026"


def test_another_language(client: FlaskClient, upload: Upload) -> None:
    page = Page(upload(TABLE, to=f"{ADDRESS}?lang=en"))
    assert page.lang == "en"
    assert "économie sociale" not in page.text
    english = client.get("/portefeuille/modele-ess.csv?lang=en").data.decode()
    assert english.splitlines()[0] == template("ess").decode().splitlines()[0]
    assert english != template("ess").decode()


def test_only_the_first_rows_and_mistakes_are_shown(upload: Upload) -> None:
    table = b"denomination;forme_juridique\n" + b"Une;gie\n" * 60 + b"Deux;zz\n" * 60
    page = Page(upload(table))
    assert page.inside("bilan") == "120 structures"
    assert "Les 50 premières" in page.text
    assert "sur 60" in page.text
    assert page.text.count("« zz »") == 50
    assert "Deux" not in page.text


def test_the_examples_are_examined(upload: Upload) -> None:
    content = (EXAMPLES / "portefeuille.csv").read_bytes()
    assert "3 oui" in Page(upload(content)).text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("button", ["page", "csv"])
def test_a_file_made_to_harm_gets_a_clear_page_at_once(
    upload: Upload, name: str, button: str
) -> None:
    start = process_time()
    page = Page(upload(HOSTILE[name][0], resultats=button))
    assert process_time() - start < AT_ONCE
    assert page.status == 422
    assert page.title.startswith("Erreur :")
    assert "#fichier" in page.links
    assert "Traceback" not in page.source


def test_what_is_missing_or_forged_is_said_beside_its_field(upload: Upload) -> None:
    for content in (None, b""):
        page = Page(upload(content))
        assert page.status == 422
        assert "Choisissez un fichier CSV" in page.inside("fichier-erreur")
    page = Page(upload(TABLE, regime="intervention", **{"on-jour": "31", "on-mois": "2"}))
    assert page.status == 422
    assert {"#regime", "#on-jour"} <= set(page.links)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_any_day_has_an_answer(upload: Upload, year: str) -> None:
    assert upload(TABLE, **{"on-annee": year}).status_code == 200


def test_a_form_that_is_too_large_is_refused(upload: Upload) -> None:
    page = Page(upload(b"a" * portfolio.LARGEST))
    assert page.status == 413
    assert "Le fichier envoyé est trop grand" in page.text
    for address in ("/structure", "/resultat"):
        assert upload(b"a" * LARGEST, to=address).status_code == 413


def test_a_form_without_its_token_is_refused(upload: Upload, client: FlaskClient) -> None:
    page = Page(upload(TABLE, csrf_token="forged"))
    assert page.status == 400
    assert "L'Association" not in page.source
    assert client.get(ADDRESS).status_code == 405


def test_nothing_of_a_file_is_logged(upload: Upload, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        upload(TABLE)
    assert "Association" not in caplog.text
