"""The page of the API: what it takes and answers, for people; the document says it to programs.

Guarantees: made of the same operations and models as the routes and the OpenAPI document; there
is no page where the API is not mounted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, request, url_for

from esslaw import InputError, read_case
from webform.api import BLUEPRINT
from webform.api.openapi.examples import EXAMPLES
from webform.api.operations import DOCUMENT, OPERATIONS, Operation
from webform.api.problems import INVALID, KINDS, MEDIA_TYPE, Kind, problem
from webform.api.reading import in_body
from webform.language import spoken
from webform.pages import render

TRIED = "levers"
"""The operation of the command shown first: its answer is short."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a body."""

    name: str
    mandatory: bool
    about: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An operation as the page shows it."""

    anchor: str
    operation: Operation
    fields: tuple[Field, ...]
    example: str | None


def register(site: Blueprint) -> None:
    """Add the page to the form."""
    site.add_url_rule("/api", "api", _page)


def _page() -> str:
    if BLUEPRINT not in current_app.blueprints:
        abort(404)
    document = url_for(f"{BLUEPRINT}.openapi")
    root = document.rpartition("/")[0]
    tried = next(one for one in OPERATIONS if one.name == TRIED)
    return render(
        "api.html",
        root=root,
        document=document,
        address=request.host_url.rstrip("/") + root + tried.path,
        tried=_body(tried),
        shown=tuple(map(_shown, OPERATIONS)),
        kinds=_kinds(),
        media_type=MEDIA_TYPE,
        refused=_refused(),
        written_as_document=DOCUMENT,
    )


def _shown(operation: Operation) -> Shown:
    _ = spoken()
    fields = operation.body.model_fields if operation.body is not None else {}
    told = [
        Field(field.alias or name, field.is_required(), _(field.description or ""))
        for name, field in fields.items()
    ]
    told.sort(key=lambda field: (not field.mandatory, field.name == "lang"))
    return Shown(operation.name.replace("_", "-"), operation, tuple(told), _body(operation))


def _body(operation: Operation) -> str | None:
    example = EXAMPLES.get(operation.name)
    return None if example is None else json.dumps(example, ensure_ascii=False, indent=2)


def _refused() -> str:
    """Return the answer to a case with two mistakes, such as are made."""
    told: dict[str, object] = {}
    try:
        read_case({"structure": {"capital_socail": 5000, "date_creation": "22/11/2019"}})
    except InputError as error:
        told = problem(INVALID, in_body(error.problems), spoken().code)
    return json.dumps(told, ensure_ascii=False, indent=2)


def _kinds() -> tuple[Kind, ...]:
    return tuple(sorted(KINDS.values(), key=lambda kind: kind.status))
