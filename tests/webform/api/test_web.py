"""What goes with every answer: headers, caches, other origins, no session; in a host too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webform
from esslaw import load_rulebook
from webform import api
from webform.api.openapi.examples import EXAMPLES
from webform.api.operations import OPERATIONS

from .conftest import ON, ROOT, Post

ASKED: dict[str, Any] = {"case": {"structure": {}}, "regime": "ess", "on": ON}
HERE, THERE = "https://ici.example", "https://ailleurs.example"


def shared(setting: object) -> FlaskClient:
    return webform.create_app({"SECRET_KEY": "x", "ESSLAW_CORS_ORIGINS": setting}).test_client()


@pytest.mark.parametrize("path", ["/rules", "/nulle-part", "/examine"])
def test_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(f"{ROOT}{path}").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


def test_no_session_no_token_no_cache_for_an_answer(post: Post) -> None:
    response = post("/examine", ASKED)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert "Origin" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/rules", "/rules/esus", "/regimes", "/openapi.json"])
def test_what_is_said_of_the_law_is_asked_once(client: FlaskClient, path: str) -> None:
    first = client.get(f"{ROOT}{path}")
    tag = first.headers["ETag"]
    assert load_rulebook().digest[:32] in tag
    assert first.headers["Cache-Control"] == "public, no-cache"
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(f"{ROOT}{path}", headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
    assert client.get(f"{ROOT}{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_language_has_its_own_tag(client: FlaskClient) -> None:
    tags = {client.get(f"{ROOT}/rules{query}").headers["ETag"] for query in ("", "?lang=en")}
    assert len(tags) == 2


def test_no_other_site_may_call_unless_it_is_named(client: FlaskClient) -> None:
    for response in (
        client.post(f"{ROOT}/examine", json=ASKED, headers={"Origin": HERE}),
        client.options(f"{ROOT}/examine", headers={"Origin": HERE}),
    ):
        assert not [name for name, _ in response.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("setting", [HERE, f"{THERE}.fr, {HERE}/", [HERE]])
def test_a_site_that_is_named_may_call(setting: object) -> None:
    client = shared(setting)
    for origin, allowed in ((HERE, HERE), (THERE, None), (f"{HERE}.fr", None), ("null", None)):
        response = client.post(f"{ROOT}/examine", json=ASKED, headers={"Origin": origin})
        assert response.headers.get("Access-Control-Allow-Origin") == allowed
        assert "Origin" in response.headers["Vary"]
        assert "Access-Control-Allow-Credentials" not in response.headers
    refused = client.post(f"{ROOT}/examine", json={}, headers={"Origin": HERE})
    assert refused.status_code == 422
    assert refused.headers["Access-Control-Allow-Origin"] == HERE


def test_every_site_may_call_where_that_is_said() -> None:
    response = shared("*").get(f"{ROOT}/rules", headers={"Origin": THERE})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]


def test_a_browser_asks_first() -> None:
    asked = {"Origin": HERE, "Access-Control-Request-Method": "POST"}
    response = shared(HERE).options(f"{ROOT}/examine", headers=asked)
    assert (response.status_code, response.data) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == HERE
    assert response.headers["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    other = shared(HERE).options(f"{ROOT}/examine", headers={**asked, "Origin": THERE})
    assert "Access-Control-Allow-Origin" not in other.headers


def test_in_a_host_application_without_the_form() -> None:
    host = Flask("host")
    host.register_blueprint(api.blueprint(), url_prefix="/droit/v1")
    client = host.test_client()
    assert client.post("/droit/v1/examine", json=ASKED).json["outcome"] == "undetermined"
    assert client.get("/droit/v1/rien").mimetype == "application/problem+json"
    assert client.get("/rien").mimetype == "text/html"
    document = json.loads(client.get("/droit/v1/openapi.json").data)
    assert document["servers"] == [{"url": "/droit/v1"}]
    behind = client.get("/droit/v1/openapi.json", environ_overrides={"SCRIPT_NAME": "/app"})
    assert json.loads(behind.data)["servers"] == [{"url": "/app/droit/v1"}]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_document_are_answered(post: Post, name: str) -> None:
    (operation,) = (one for one in OPERATIONS if one.name == name)
    assert post(operation.path, EXAMPLES[name]).status_code == 200


def test_every_operation_that_takes_a_case_has_an_example() -> None:
    taking = {one.name for one in OPERATIONS if one.body is not None}
    assert taking - {"replay"} == set(EXAMPLES)
