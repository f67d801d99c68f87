"""Which other sites may call the API from a browser: those that the configuration names, or none.

Guarantees: no credential is ever allowed, as the API has none; an origin is compared whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, current_app, request

SETTING = "ESSLAW_CORS_ORIGINS"
ANY = "*"
ASKED = "Content-Type, If-None-Match"
SHOWN = "ETag, Allow"
KEPT = 3600
"""Seconds during which a browser need not ask again what is allowed."""


def origins(setting: object) -> frozenset[str]:
    """Return the origins of a setting: a list, or a text in which spaces or commas part them.

    >>> sorted(origins("https://a.example, https://b.example/"))
    ['https://a.example', 'https://b.example']
    """
    if not setting:
        return frozenset()
    given = setting.replace(",", " ").split() if isinstance(setting, str) else setting
    assert isinstance(given, Iterable)
    return frozenset(str(one).rstrip("/") for one in given)


def share(response: Response) -> Response:
    """Return the answer with what lets the page of another site read it, where one may."""
    allowed = origins(current_app.config.get(SETTING))
    if not allowed:
        return response
    origin = request.headers.get("Origin", "")
    if ANY in allowed:
        response.headers["Access-Control-Allow-Origin"] = ANY
    else:
        response.vary.add("Origin")
        if origin not in allowed:
            return response
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = SHOWN
    return response


def preflight(methods: Iterable[str]) -> Response:
    """Return the answer to OPTIONS: the methods of a resource, and what a browser may send."""
    said = ", ".join(methods)
    response = Response(status=204, headers={"Allow": said, "Cache-Control": "no-store"})
    if origins(current_app.config.get(SETTING)) and "Origin" in request.headers:
        response.headers["Access-Control-Allow-Methods"] = said
        response.headers["Access-Control-Allow-Headers"] = ASKED
        response.headers["Access-Control-Max-Age"] = str(KEPT)
    return response
