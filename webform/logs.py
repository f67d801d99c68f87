"""One line of JSON for each request: what was asked of the program, never what was said to it.

Guarantees: a line holds the method, the rule of the address (its pattern, not its values), the
status, the milliseconds, the bytes. No query string, no answer, no cookie, no address of a person.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from typing import TextIO

from flask import Flask, Response, g, request

log = logging.getLogger("webform.requests")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Output(logging.StreamHandler[TextIO]):
    """Writes on the standard output as it is at that time."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # an attribute there, never set here
        return sys.stdout


def register(app: Flask) -> None:
    """Make an application write its lines; the first of those called after a request."""
    if not log.handlers:
        log.addHandler(_Output())
        log.setLevel(logging.INFO)
        log.propagate = False
    app.before_request(_start)
    app.after_request(_write)


def _start() -> None:
    g.started = time.perf_counter()


def _write(response: Response) -> Response:
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "method": request.method if request.method in METHODS else None,
        "route": request.url_rule.rule if request.url_rule is not None else None,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": response.content_length,
    }
    log.info(json.dumps(line))
    return response
