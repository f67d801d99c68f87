"""The JSON Schema of a case file, for editors and other programs.

Guarantees: read from the models, so that it says what `read_case` accepts; each fact has its
French label (`title`), where a person finds it (`description`), its unit, its subject and how it
can change. A fact that is not known is left out, never null. What a schema cannot say (the key of
a SIREN, dates that agree with one another, what a grade of evidence needs) only `read_case` checks.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from esslaw.facts.case import model_of
from esslaw.facts.preuve import PREUVES, Preuve
from esslaw.facts.written import KINDS, paths

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a case file: `{"structure": {...}}`.

    >>> schema = json_schema()
    >>> schema["$defs"]["Structure"]["properties"]["capital_social"]["title"]
    'Capital social'
    """
    models: list[type[BaseModel]] = [*map(model_of, KINDS), Preuve]
    references, schemas = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/$defs/{model}"
    )
    known = dict.fromkeys(path for kind in KINDS for path in paths(kind))
    return {
        "$schema": DIALECT,
        "title": "Cas",
        "description": "Ce qui est examiné ; tout fait peut être absent, ce qui veut dire inconnu.",
        "type": "object",
        "properties": {
            **{kind: references[model_of(kind), "validation"] for kind in KINDS},
            PREUVES: {
                "title": "Preuves",
                "description": "La preuve de chaque fait, par son chemin ; sans elle, il est "
                "déclaré.",
                "type": "object",
                "propertyNames": {"enum": [*known]},
                "additionalProperties": references[Preuve, "validation"],
            },
        },
        "minProperties": 1,
        "oneOf": [{"required": [kind]} for kind in KINDS],
        "additionalProperties": False,
        "$defs": {name: _plain(part) for name, part in schemas["$defs"].items()},
    }


def _plain(definition: dict[str, Any]) -> dict[str, Any]:
    """Return a definition whose facts are never null, described in one line."""
    said = definition.get("description")
    if said:
        definition = {**definition, "description": said.partition("\n")[0]}
    if "properties" in definition:
        properties = {name: _fact(part) for name, part in definition["properties"].items()}
        definition = {**definition, "properties": properties}
    return definition


def _fact(declared: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a fact when it is given: its type beside what is said of it."""
    if "anyOf" not in declared:  # what must be said, as the grade of a piece of evidence
        return declared
    about = {key: part for key, part in declared.items() if key not in ("anyOf", "default")}
    (given,) = (part for part in declared["anyOf"] if part != {"type": "null"})
    return {**about, **given}
