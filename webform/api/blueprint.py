"""The routes of the API, and what goes with every answer.

Guarantees: under its prefix everything is answered by the API itself, also what does not exist and
what is not allowed; nothing here reads or writes a session.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from esslaw.engines.forward import Disagreement, ForwardError
from esslaw.problems import InputError, Problem, shown
from webform import headers
from webform.api import cors
from webform.api.operations import OPERATIONS, Operation
from webform.api.problems import (
    INTERNAL,
    INVALID,
    MALFORMED,
    METHOD,
    NO_VERDICT,
    NOT_FOUND,
    Refused,
    answered,
)
from webform.api.reading import in_body, read_body

BLUEPRINT, PREFIX = "esslaw_api", "/api/v1"
METHODS = frozenset(
    {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY"}
)
"""The methods that the API answers itself, if only to say that they are not allowed."""
View = Callable[..., Response]
log = logging.getLogger(__name__)


def blueprint() -> Blueprint:
    """Return the API as a blueprint, to be mounted under any prefix."""
    api = Blueprint(BLUEPRINT, __name__)
    for operation in OPERATIONS:
        _route(api, operation)
    for path in ("/", "/<path:rest>"):
        _add(api, path, f"missing{len(path)}", _missing, METHODS)
    api.register_error_handler(Refused, answered)
    api.register_error_handler(InputError, _invalid)
    api.register_error_handler(Disagreement, _no_verdict)
    api.register_error_handler(ForwardError, _no_verdict)
    api.register_error_handler(HTTPException, _malformed)
    api.register_error_handler(Exception, _failed)
    api.after_request(headers.secure)
    api.after_request(cors.share)
    return api


def _route(api: Blueprint, operation: Operation) -> None:
    """Route an operation, and what is asked of its address in another way."""
    allowed = [operation.method, *(["HEAD"] if operation.method == "GET" else []), "OPTIONS"]
    path = operation.path.replace("{", "<").replace("}", ">")
    _add(api, path, operation.name, _view(operation), {operation.method, *allowed[1:-1]})
    others = METHODS.difference(allowed[:-1])
    _add(api, path, f"{operation.name}_otherwise", _otherwise(allowed), others)


def _add(api: Blueprint, path: str, name: str, view: View, methods: Iterable[str]) -> None:
    api.add_url_rule(path, name, view, methods=sorted(methods), provide_automatic_options=False)


def _view(operation: Operation) -> View:
    body, act = operation.body, operation.act
    if body is None:
        return act
    return lambda: act(read_body(body))


def _otherwise(allowed: list[str]) -> View:
    """Return what answers the other methods of an address: OPTIONS is told what there is."""

    def view(**_: str) -> Response:
        if request.method == "OPTIONS":
            return cors.preflight(allowed)
        said = ", ".join(allowed)
        problem = Problem("", "methode", shown(request.method), said)
        raise Refused(METHOD, [problem], {"Allow": said})

    return view


def _missing(rest: str = "") -> Response:
    known = ", ".join(operation.path for operation in OPERATIONS)
    raise Refused(
        NOT_FOUND, [Problem("", "adresse", shown(f"/{rest}"), f"une adresse parmi {known}")]
    )


def _invalid(error: InputError) -> Response:
    return answered(Refused(INVALID, in_body(error.problems)))


def _no_verdict(error: Exception) -> Response:
    log.error("No verdict was given: %s", error, exc_info=error)
    return answered(Refused(NO_VERDICT))


def _malformed(error: HTTPException) -> Response:
    """Answer what could not even be received, as a body cut short."""
    return answered(Refused(MALFORMED if error.code and error.code < 500 else INTERNAL))


def _failed(error: Exception) -> Response:
    log.error("A request failed: %s", type(error).__name__, exc_info=error)
    return answered(Refused(INTERNAL))
