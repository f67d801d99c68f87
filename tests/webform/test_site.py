"""The site around the pages: headers, token, errors, languages, a host application."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webform
from esslaw import load_rulebook
from webform.asked import asked
from webform.language import language

from .conftest import Page, Send

Get = Callable[[str], Page]


@pytest.mark.parametrize("address", ["/", "/structure", "/nulle-part", "/style/esslaw.css"])
def test_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "script-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ):
        assert part in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert ("private" in headers["Cache-Control"]) is not address.startswith("/style")


def test_frames_are_allowed_by_configuration() -> None:
    app = webform.create_app(
        {"SECRET_KEY": "x", "ESSLAW_FRAME_ANCESTORS": "https://collectivite.example"}
    )
    headers = app.test_client().get("/").headers
    assert headers["Content-Security-Policy"].endswith("https://collectivite.example")
    assert "X-Frame-Options" not in headers


def test_pages_hold_no_script_no_style_and_nothing_foreign(get: Get, send: Send) -> None:
    for page in (get("/"), get("/structure"), send(), send({"siren": "1"})):
        assert "<script" not in page.source
        assert "style=" not in page.source
        assert "javascript:" not in page.source
        assert not re.search(r'<(?!a )[^>]+(?:src|href)="(?:https?:)?//', page.source)


def test_the_enter_key_asks_for_the_result(get: Get, send: Send) -> None:
    """A browser presses the first button of the form, wherever on the page it is."""
    for page in (get("/structure"), send({"siren": "1"}), send({"ajouter": "exercices"})):
        first = page.source[page.source.index("<button") :].partition(">")[0]
        assert 'form="questionnaire"' in first
        assert "formaction" not in first
        assert "name=" not in first


def test_the_session_cookie(client: FlaskClient) -> None:
    cookie = client.get("/structure").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Set-Cookie" not in client.get("/").headers


@pytest.mark.parametrize("token", [None, "", "forged"])
@pytest.mark.parametrize("address", ["/resultat", "/structure"])
def test_a_form_without_its_token_is_refused_and_its_answers_kept(
    client: FlaskClient, token: str | None, address: str
) -> None:
    answers = {"denomination": "<Ici>", "forme_juridique": "sas"}
    data = answers if token is None else {**answers, "csrf_token": token}
    page = Page(client.post(address, data=data))
    assert page.status == 400
    assert "reponse-esus" not in page.ids
    assert "conclure" not in page.text
    again = Page(client.post("/structure", data=page.sent))
    assert again.status == 200
    assert again.sent["denomination"] == "<Ici>"
    assert again.sent["forme_juridique"] == "sas"


def test_the_token_of_another_session_is_refused(app: Flask, get: Get) -> None:
    token = get("/structure").sent["csrf_token"]
    other = app.test_client()
    other.get("/structure")
    assert other.post("/resultat", data={"csrf_token": token}).status_code == 400


def test_errors_have_plain_pages(client: FlaskClient) -> None:
    for address, method, code in (
        ("/nulle-part", "get", 404),
        ("/", "post", 405),
        ("/resultat", "put", 405),
    ):
        page = Page(getattr(client, method)(address))
        assert page.status == code
        assert "Retour à l'accueil" in page.text
        assert "/" in page.links


def test_too_much_is_refused(client: FlaskClient, get: Get) -> None:
    token = get("/structure").sent["csrf_token"]
    data = {"csrf_token": token, "denomination": "a" * 300_000}
    page = Page(client.post("/resultat", data=data))
    assert page.status == 413
    assert "trop grand" in page.text


def test_a_fault_of_ours_says_nothing_of_itself(
    send: Send, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("un secret du programme")

    monkeypatch.setattr("webform.screens.result.result_page", fail)
    page = send()
    assert page.status == 500
    assert "secret" not in page.source
    assert "Traceback" not in page.source
    assert "un secret du programme" in caplog.text


def test_a_result_cannot_be_opened_by_its_address(client: FlaskClient) -> None:
    response = client.get("/resultat?lang=en")
    assert (response.status_code, response.location) == (303, "/structure?lang=en")


@pytest.mark.parametrize("address", ["/", "/structure", "/structure?exemple=association", "/rien"])
def test_the_language_is_kept_from_link_to_link(get: Get, address: str) -> None:
    assert get(address).lang == "fr"
    page = get(address + ("&" if "?" in address else "?") + "lang=en")
    assert page.lang == "en"
    inner = [link for link in page.links if link.startswith("/")]
    assert inner
    assert all("lang=en" in link for link in inner)
    assert get("/?lang=xx").lang == "fr"


def test_the_form_and_the_result_change_language_with_everything_kept(
    client: FlaskClient, send: Send
) -> None:
    page = send({"denomination": "Là", "capital_social": "12,5x"}, to="/structure?lang=en")
    assert page.lang == "en"
    assert page.sent["capital_social"] == "12,5x"
    assert 'formaction="/structure"' in page.source
    page = send(start="/structure?exemple=regie_de_quartier", to="/resultat?lang=en")
    assert page.lang == "en"
    assert 'formaction="/resultat"' in page.source
    assert page.inside("reponse-esus") == "Yes"
    french = Page(client.post("/resultat", data=page.sent))
    assert french.lang == "fr"
    assert french.inside("reponse-esus") == "Oui"


def test_figures_follow_the_language(send: Send) -> None:
    answers = {"plus_haute_remuneration": "230 000,00"}
    page = send(answers, start="/structure?exemple=association", to="/resultat?lang=en")
    assert "€230,000.00" in page.text


def test_a_sentence_goes_through_the_catalogue(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    label = asked(load_rulebook())[0].facts[0].info.label
    monkeypatch.setattr("esslaw.i18n.catalogue", lambda _: {label: "Name", "Ma structure": "Mine"})
    monkeypatch.setattr("webform.language.language", language.__wrapped__)
    page = get("/structure?lang=en")
    assert "Name" in page.inside("q-denomination")
    assert page.title.startswith("Mine")


def test_in_a_host_application_under_a_prefix() -> None:
    host = Flask("host")
    host.config["SECRET_KEY"] = "host"
    host.register_blueprint(webform.blueprint(), url_prefix="/droit")
    host.add_url_rule("/", "home", lambda: "l'accueil de l'hôte")
    client = host.test_client()
    assert "Content-Security-Policy" not in client.get("/").headers
    page = Page(client.get("/droit/structure?lang=en"))
    assert page.status == 200
    inner = [link for link in page.links if link.startswith("/")]
    assert inner
    assert all(link.startswith("/droit/") for link in inner)
    with client.get("/droit/style/esslaw.css") as style:
        assert style.status_code == 200
    result = Page(client.post("/droit/resultat", data=page.sent))
    assert result.status == 200
    assert result.inside("reponse-ess")
    assert Page(client.post("/droit/resultat", data={})).status == 400
    assert client.post("/droit/resultat", data={"denomination": "a" * 300_000}).status_code == 413
    assert "hôte" not in client.get("/nulle-part").get_data(as_text=True)


def test_mounted_twice_under_two_names() -> None:
    host = Flask("host")
    host.config["SECRET_KEY"] = "host"
    host.register_blueprint(webform.blueprint(), url_prefix="/a", name="one")
    host.register_blueprint(webform.blueprint(), url_prefix="/b", name="two")
    client = host.test_client()
    for prefix in ("/a", "/b"):
        page = Page(client.get(f"{prefix}/"))
        assert f"{prefix}/structure" in page.links
        assert not [link for link in page.links if link.startswith("/") and prefix not in link]
