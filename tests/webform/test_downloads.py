"""What is taken away from a result: the report, the sealed proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from esslaw import read_case, read_record, replay
from esslaw.replaying import Status

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]


def carried(send: Send, start: str) -> dict[str, list[str]]:
    page = send(start=start)
    assert page.status == 200
    return {name: page.sent.getlist(name) for name in page.sent}


@pytest.mark.parametrize(
    ("start", "regime"),
    [
        ("/structure?exemple=regie_de_quartier", "esus"),
        ("/structure?exemple=association", "ess"),
        ("/intervention?exemple=lyon_scic", "intervention"),
        ("/intervention?question=spaser", "spaser"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_report_is_downloaded(
    start: str, regime: str, lang: str, send: Send, client: FlaskClient
) -> None:
    response = client.post(f"/rapport/{regime}.pdf?lang={lang}", data=carried(send, start))
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    assert f'filename="esslaw-{regime}.pdf"' in response.headers["Content-Disposition"]
    assert "private" in response.headers["Cache-Control"]
    document = PdfReader(BytesIO(response.data))
    assert document.trailer["/Root"]["/Lang"].startswith(lang)


def test_a_report_prints_the_link_of_its_result(send: Send, client: FlaskClient) -> None:
    answers = carried(send, "/structure?exemple=regie_de_quartier")
    document = PdfReader(BytesIO(client.post("/rapport/esus.pdf", data=answers).data))
    links = [
        one.get_object()["/A"]["/URI"]
        for page in document.pages
        for one in page.get("/Annots", [])
        if "/URI" in one.get_object().get("/A", {})
    ]
    (lasting,) = {link for link in links if "/lien?q=" in link}
    page = Page(client.get(lasting.removeprefix("http://localhost")))
    assert page.inside("reponse-esus") == "Oui"


def test_a_sealed_proof_is_proved_again(send: Send, client: FlaskClient) -> None:
    answers = carried(send, "/structure?exemple=sas_compost_a_corriger")
    response = client.post("/preuve/esus.json", data=answers)
    assert response.mimetype == "application/json"
    record = read_record(response.get_data(as_text=True))
    assert replay(record).status is Status.CONFIRMED
    assert record.outcome == "not_met"
    case = read_case(EXAMPLES / "sas_compost_a_corriger.yaml")
    assert case.structure.denomination in response.get_data(as_text=True)


@pytest.mark.parametrize("address", ["/rapport/esus.pdf", "/preuve/esus.json"])
def test_answers_that_are_wrong_are_shown_again(
    address: str, get: Get, client: FlaskClient
) -> None:
    sent = {**get("/structure").sent, "siren": "123"}
    led = client.post(address, data=sent)
    assert led.status_code == 307
    page = Page(client.post(led.location, data=sent))
    assert page.status == 422
    assert page.title.startswith("Erreur")
    assert page.sent["siren"] == "123"


def test_what_is_not_a_regime_has_no_document(send: Send, client: FlaskClient) -> None:
    answers = carried(send, "/structure?exemple=association")
    assert client.post("/rapport/rien.pdf", data=answers).status_code == 404
    assert client.post("/preuve/rien.json", data=answers).status_code == 404
    assert client.post("/rapport/esus.pdf", data={}).status_code == 400
    assert client.get("/rapport/esus.pdf").status_code == 405


def test_the_date_of_law_is_that_of_the_result(send: Send, client: FlaskClient) -> None:
    answers = carried(send, "/structure?exemple=association")
    day = {"on-jour": "1", "on-mois": "7", "on-annee": "2019"}
    response = client.post("/preuve/esus.json", data={**answers, **day})
    assert read_record(response.get_data(as_text=True)).on == date(2019, 7, 1)
