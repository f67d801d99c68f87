"""The OpenAPI 3.1 document: every operation, what it takes and what it answers.

Guarantees: made of the operations that are routed and of the schemas of their models; a problem of
every kind that an operation may answer is told. It is in French, as the law is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from esslaw.rulebook.book import Rulebook
from esslaw.version import VERSION
from webform.api.answers import written
from webform.api.bodies import IN
from webform.api.openapi.components import COMPONENTS, components
from webform.api.openapi.examples import EXAMPLES
from webform.api.operations import OPERATIONS, Operation
from webform.api.problems import (
    INTERNAL,
    INVALID,
    KINDS,
    MALFORMED,
    MEDIA,
    MEDIA_TYPE,
    NOT_FOUND,
    TOO_LARGE,
)
from webform.api.reading import JSON

ABOUT = """\
Le droit français de l'économie sociale et solidaire, daté et sourcé : on décrit un cas, on donne
une date de droit, on reçoit la conclusion avec sa preuve, article par article. Une information, pas
une décision.

* Un fait absent, ou null, est **inconnu** : jamais faux, jamais zéro.
* Les montants sont exacts. On peut les envoyer en texte (`"221842.90"`) ou en nombre ; ils
  reviennent en texte, et aucun nombre binaire ne les touche. Un entier peut s'écrire
  `8794` ou `8794.0`.
* Une demande refusée l'est avec **toutes** ses erreurs (`application/problem+json`, RFC 9457) ;
  chacune a son chemin, ce qui a été reçu, ce qui était attendu et, si possible, une suggestion.
* Rien n'est gardé : ni session, ni cookie, ni réponse en cache."""
TAG = {"type": "string"}


@lru_cache(maxsize=8)
def document(rulebook: Rulebook, root: str) -> str:
    """Return the document as JSON text; `root` is the address under which the API is mounted."""
    return written(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "esslaw",
                "version": VERSION,
                "description": ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": root}],
            "paths": _paths(),
            "components": {"schemas": components(rulebook), "responses": dict(_refusals())},
        }
    )


def _paths() -> dict[str, Any]:
    return {
        operation.path: {operation.method.lower(): _told(operation)} for operation in OPERATIONS
    }


def _told(operation: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.about,
        "responses": _responses(operation),
    }
    if operation.parameters or operation.speaks:
        told["parameters"] = [*_parameters(operation)]
    if operation.body is not None:
        content: dict[str, Any] = {"schema": {"$ref": COMPONENTS + operation.body.__name__}}
        if operation.name in EXAMPLES:
            content["example"] = EXAMPLES[operation.name]
        told["requestBody"] = {"required": True, "content": {JSON: content}}
    return told


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": "L'identifiant d'un critère, comme « esus.objectif ».",
            "schema": {"type": "string", "minLength": 1},
            "example": "esus.objectif",
        }
        for name in operation.parameters
    ]
    if operation.speaks:
        found.append(
            {
                "name": "lang",
                "in": "query",
                "description": IN,
                "schema": {"$ref": COMPONENTS + "Lang"},
            }
        )
    return found


def _responses(operation: Operation) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": operation.summary,
        "content": {JSON: {"schema": {"$ref": COMPONENTS + operation.answer}}},
    }
    told = {"200": answer}
    if operation.body is None:
        answer["headers"] = {"ETag": {"schema": TAG, "description": "Change avec le recueil."}}
        told["304"] = {"description": "Rien n'a changé depuis la réponse qui portait cet ETag."}
    for name in refusals_of(operation):
        told[str(KINDS[name].status)] = {"$ref": f"#/components/responses/{name}"}
    return dict(sorted(told.items()))


def refusals_of(operation: Operation) -> tuple[str, ...]:
    """Return the kinds of problem with which an operation may answer."""
    if operation.body is not None:
        return (MALFORMED, TOO_LARGE, MEDIA, INVALID, INTERNAL)
    found = (NOT_FOUND,) if operation.parameters else ()
    return (*found, *((INVALID,) if operation.speaks else ()), INTERNAL)


def _refusals() -> list[tuple[str, Any]]:
    """Return the answers that are problems, by the kind that they are of."""
    schema = {"schema": {"$ref": COMPONENTS + "Problem"}}
    return [
        (kind.name, {"description": kind.title, "content": {MEDIA_TYPE: schema}})
        for kind in KINDS.values()
    ]
