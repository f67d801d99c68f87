"""The OpenAPI document against the API itself: schemathesis makes requests from it, and judges.

Guarantees: every check that it has; the same requests every time, and as many, so that it lasts
less than a minute. `ESSLAW_SCHEMATHESIS=200` makes more; `all` also breaks every
fact of a case in every way, which takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import jsonschema_rs
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

import webform
from webform import api
from webform.api.openapi.examples import EXAMPLES
from webform.api.operations import OPERATIONS

from .conftest import ROOT

ASKED = os.environ.get("ESSLAW_SCHEMATHESIS", "25")
# What a schema cannot say, as facts that contradict one another, is refused all the same.
CHECKS = {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}}
BOUNDED = settings(
    max_examples=int(ASKED) if ASKED.isdecimal() else 25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[*HealthCheck],
)
PLAIN = {"Accept-Encoding": "identity"}
"""Schemathesis asks for answers that are compressed, which it does not unpack without a network."""
ADDRESS = f"{ROOT}/openapi.json"


def config(*phases: str) -> SchemathesisConfig:
    told = {name: {"enabled": name in phases} for name in ("examples", "coverage", "fuzzing")}
    return SchemathesisConfig.from_dict({"seed": 20261122, "phases": told, "checks": CHECKS})


def slim(app: Flask) -> Flask:
    """Return the API with a document in which the parts that are large are given.

    What can be broken in a request around them is then soon all tried.
    """
    client = app.test_client()
    document = client.get(ADDRESS).json
    sealed = client.post(f"{ROOT}/record/seal", json=EXAMPLES["seal"]).json
    schemas = document["components"]["schemas"]
    schemas["Case"] = {"const": EXAMPLES["examine"]["case"]}
    schemas["InterventionCase"] = {"const": EXAMPLES["who_may_act"]["case"]}
    schemas["Sealed"]["properties"]["record"] = {"const": sealed}
    told = Flask("slim")
    told.add_url_rule(ADDRESS, "document", lambda: document)
    told.register_blueprint(api.blueprint(), url_prefix=ROOT)
    return told


APP = webform.create_app({"SECRET_KEY": "test"})
phases = ("examples", "fuzzing", *(["coverage"] if ASKED == "all" else []))
whole = schemathesis.openapi.from_wsgi(ADDRESS, APP, config=config(*phases))
around = schemathesis.openapi.from_wsgi(ADDRESS, slim(APP), config=config("coverage"))


@whole.parametrize()
@BOUNDED
def test_what_is_documented_is_what_is_answered(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=PLAIN)


@around.parametrize()
@BOUNDED
def test_every_way_of_breaking_a_request_is_refused(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_every_operation_is_documented(document: Mapping[str, Any]) -> None:
    told = {
        (path, method.upper(), one["operationId"])
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    }
    assert told == {(one.path, one.method, one.name) for one in OPERATIONS}
    assert len(told) == len(OPERATIONS)


def test_every_schema_is_one_and_is_used(document: Mapping[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        jsonschema_rs.meta.validate({"components": document["components"], **schema})
    used, pending = set(), [document["paths"], document["components"]["responses"]]
    while pending:
        match pending.pop():
            case {"$ref": str(ref), **others}:
                name = ref.rpartition("/")[2]
                pending.append(others)
                if ref.startswith("#/components/schemas/") and name not in used:
                    used.add(name)
                    pending.append(schemas[name])
            case dict() as inside:
                pending += inside.values()
            case list() as inside:
                pending += inside
    assert used == set(schemas)


def test_the_document_names_no_machine(document: Mapping[str, Any]) -> None:
    assert document["servers"] == [{"url": ROOT}]
