"""The OpenAPI document against the API itself: schemathesis makes requests from it, and judges.

Guarantees: every check that it has; the same requests every time, and as many, so that it lasts
less than a minute. `ESSLAW_SCHEMATHESIS=200` makes more; `all` also makes one of each kind that
the document can be broken in, which takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import jsonschema_rs
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

import webform
from webform.api.operations import OPERATIONS

from .conftest import ROOT

ASKED = os.environ.get("ESSLAW_SCHEMATHESIS", "40")
CONFIG = {
    "seed": 20261122,
    "phases": {"coverage": {"enabled": ASKED == "all"}},
    # What a schema cannot say, as facts that contradict one another, is refused all the same.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}},
}
BOUNDED = settings(
    max_examples=int(ASKED) if ASKED.isdecimal() else 15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[*HealthCheck],
)
api = schemathesis.openapi.from_wsgi(
    f"{ROOT}/openapi.json",
    webform.create_app({"SECRET_KEY": "test"}),
    config=SchemathesisConfig.from_dict(CONFIG),
)


@api.parametrize()
@BOUNDED
def test_what_is_documented_is_what_is_answered(case: schemathesis.Case) -> None:
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
