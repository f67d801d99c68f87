"""A client of the API, its document, and a judge of its answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import webform
from esslaw import Case, read_case
from esslaw.advice.record.content import data_of
from esslaw.facts.written import facts_written, tree

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
ON = "2026-11-22"
ROOT = "/api/v1"
Post = Callable[..., TestResponse]
Conforms = Callable[[Any, str], None]


def written(case: Case) -> dict[str, Any]:
    """Return a case as the body of a request says it."""
    facts = {path: data_of(value) for path, value in facts_written(case.described).items()}
    preuves = {
        path: {name: str(one) for name, one in preuve.__dict__.items() if one is not None}
        for path, preuve in case.preuves.items()
    }
    return {case.kind: tree(facts), **({"preuves": preuves} if preuves else {})}


@cache
def example(name: str) -> Case:
    return read_case(EXAMPLES / f"{name}.yaml")


STRUCTURES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
INTERVENTIONS = sorted(f"interventions/{path.stem}" for path in EXAMPLES.glob("*/*.yaml"))


@pytest.fixture(scope="session")
def app() -> Flask:
    return webform.create_app({"SECRET_KEY": "test", "ESSLAW_EXAMPLES": EXAMPLES})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Send a body, a text or bytes as JSON."""

    def sent(path: str, body: Any, content_type: str = "application/json") -> TestResponse:
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        return client.post(ROOT + path, data=data, content_type=content_type)

    return sent


@pytest.fixture(scope="session")
def document(app: Flask) -> Mapping[str, Any]:
    return json.loads(app.test_client().get(f"{ROOT}/openapi.json").data)


@pytest.fixture(scope="session")
def conforms(document: Mapping[str, Any]) -> Conforms:
    """Fail where data is not of a schema of the document."""

    @cache
    def validator(name: str) -> Any:
        whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)

    def judge(data: Any, name: str) -> None:
        errors = validator(name).iter_errors(data)
        found = [f"{error.instance_path}: {error.message[:300]}" for error in errors]
        assert found == []

    return judge
