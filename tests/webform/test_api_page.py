"""The page of the API: what operations and their models say; none where the API is not."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webform
from webform.api.openapi.examples import EXAMPLES
from webform.api.operations import OPERATIONS
from webform.api.problems import KINDS

from .conftest import Page


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_everything_that_can_be_asked_is_shown(client: FlaskClient, lang: str) -> None:
    page = Page(client.get(f"/api?lang={lang}"))
    assert page.status == 200
    for operation in OPERATIONS:
        told = page.inside(operation.name.replace("_", "-"))
        assert f"{operation.method} /api/v1{operation.path}" in told
        for name, field in operation.body.model_fields.items() if operation.body else ():
            assert (field.alias or name) in told
    assert all(f"{kind.status} {kind.name}" in page.text for kind in KINDS.values())
    assert "/api/v1/openapi.json" in page.links
    assert len(page.ids) == len(set(page.ids))


def test_the_examples_are_those_that_are_answered(client: FlaskClient) -> None:
    source = client.get("/api").get_data(as_text=True)
    found = re.findall(r"<code>(\{.*?\})</code>", source, re.DOTALL)
    shown = [json.loads(unescape(one)) for one in found]
    refused = shown.pop()
    assert {one["path"] for one in refused["errors"]} == {
        "case.structure.capital_socail",
        "case.structure.date_creation",
    }
    assert shown == [EXAMPLES[one.name] for one in OPERATIONS if one.name in EXAMPLES]


def test_the_command_to_copy_is_answered(client: FlaskClient) -> None:
    source = unescape(client.get("/api").get_data(as_text=True))
    command = re.search(r"curl http://localhost(\S+) .*?-d '(.*?)'", source, re.DOTALL)
    assert command is not None
    response = client.post(command[1], data=command[2], content_type="application/json")
    assert response.json["ways"] or response.json["fixed"]


def test_no_page_where_the_api_is_not_mounted() -> None:
    host = Flask("host")
    host.config["SECRET_KEY"] = "host"
    host.register_blueprint(webform.blueprint(), url_prefix="/droit")
    assert host.test_client().get("/droit/api").status_code == 404
    host = Flask("host")
    host.config["SECRET_KEY"] = "host"
    host.register_blueprint(webform.blueprint(), url_prefix="/droit")
    host.register_blueprint(webform.api.blueprint(), url_prefix="/donnees")
    page = Page(host.test_client().get("/droit/api"))
    assert "/donnees/openapi.json" in page.links
    assert "POST /donnees/examine" in page.text
