"""The schemas of the OpenAPI document, by name: those of cases, of requests and of answers.

Guarantees: each is made from the model that reads or documents it; one name is one schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from esslaw.advice.record.shape import RecordDoc
from esslaw.facts.schema import json_schema
from esslaw.facts.written import INTERVENTION
from esslaw.i18n import languages
from esslaw.rulebook.book import Rulebook
from webform.api.bodies import MOST_ROWS, NAMED
from webform.api.openapi.advice import Levers, Questions, WhoMayAct
from webform.api.openapi.course import Timeline
from webform.api.openapi.law import Regimes, Rule, Rules
from webform.api.openapi.replaying import Problem, Replay
from webform.api.openapi.verdict import Verdict
from webform.api.operations import OPERATIONS

ANSWERS: tuple[type[BaseModel], ...] = (
    Verdict,
    Questions,
    Levers,
    Timeline,
    WhoMayAct,
    Replay,
    Regimes,
    Rules,
    Rule,
    Problem,
    RecordDoc,
)
COMPONENTS = "#/components/schemas/"
RENAMED = {"RecordDoc": "SealedRecord"}
Schema = dict[str, Any]


def components(rulebook: Rulebook) -> dict[str, Schema]:
    """Return every schema of the document, by name."""
    made: dict[str, Schema] = {}
    for name, schema in (*_cases(), *_models(), *_lists(rulebook)):
        if made.setdefault(name, schema) != schema:
            raise ValueError(f"two schemas are called {name}")
    return dict(sorted(made.items()))


def _models() -> Iterator[tuple[str, Schema]]:
    """Yield the schemas of bodies and answers."""
    bodies = dict.fromkeys(one.body for one in OPERATIONS if one.body is not None)
    models: list[Any] = [(model, "validation") for model in (*bodies, *ANSWERS)]
    _, schemas = models_json_schema(models, ref_template=COMPONENTS + "{model}")
    for name, schema in schemas["$defs"].items():
        yield RENAMED.get(name, name), _plain(_unsaid(schema))


def _unsaid(schema: Schema) -> Schema:
    """Return a schema without what its class says, in English, to those who read the code."""
    return {key: part for key, part in schema.items() if key not in ("description", "title")}


def _plain(value: Any) -> Any:
    """Return a schema without the titles that pydantic makes of names, and with names renamed."""
    match value:
        case {"$ref": str(ref)}:
            name = ref.removeprefix(COMPONENTS)
            return {**value, "$ref": COMPONENTS + RENAMED.get(name, name)}
        case {"component": str(name)}:
            about = {key: part for key, part in value.items() if key != NAMED}
            return {**about, "$ref": COMPONENTS + name}
        case {"properties": dict(properties)}:
            kept = {name: _untitled(_plain(one)) for name, one in properties.items()}
            others = {key: _plain(one) for key, one in value.items() if key != "properties"}
            return {**others, "properties": kept}
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case _:
            return value


def _untitled(schema: Schema) -> Schema:
    return {key: part for key, part in schema.items() if key != "title"}


def _cases() -> Iterator[tuple[str, Schema]]:
    """Yield the schema of a case, and those that it names; a fact may also be said null."""
    whole = json_schema()
    for name, schema in whole.pop("$defs").items():
        yield name, _moved(_as_read(_unsaid(schema)))
    whole.pop("$schema")
    yield "Case", _moved(whole)
    kept = {name: one for name, one in whole["properties"].items() if name != "structure"}
    only = {key: part for key, part in whole.items() if key != "oneOf"}
    yield "InterventionCase", _moved({**only, "properties": kept, "required": [INTERVENTION]})


def _as_read(schema: Schema) -> Schema:
    """Return a schema whose facts may be null, as if left out, and whose tables are bounded."""
    required = schema.get("required", ())
    properties: Mapping[str, Schema] = {
        name: {**fact, "maxItems": MOST_ROWS[name]} if name in MOST_ROWS else fact
        for name, fact in schema.get("properties", {}).items()
    }
    if not properties:
        return schema
    return {
        **schema,
        "properties": {
            name: fact if name in required else _or_null(fact) for name, fact in properties.items()
        },
    }


def _or_null(fact: Schema) -> Schema:
    if "$ref" in fact:
        about = {key: part for key, part in fact.items() if key != "$ref"}
        return {**about, "anyOf": [{"$ref": fact["$ref"]}, {"type": "null"}]}
    given = fact["type"]
    return {**fact, "type": [*(given if isinstance(given, list) else [given]), "null"]}


def _moved(value: Any) -> Any:
    """Return a schema whose references are to the components of the document."""
    match value:
        case {"$ref": str(ref), **others}:
            return {"$ref": COMPONENTS + ref.rpartition("/")[2], **_moved(others)}
        case dict():
            return {key: _moved(one) for key, one in value.items()}
        case list():
            return [_moved(one) for one in value]
        case _:
            return value


def _lists(rulebook: Rulebook) -> Iterator[tuple[str, Schema]]:
    yield "RegimeId", {"type": "string", "enum": [*rulebook.regimes]}
    yield "Lang", {"type": "string", "enum": [*languages()]}
    yield "OpenApi", {"type": "object", "description": "Un document OpenAPI 3.1."}
