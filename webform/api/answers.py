"""The answers: JSON of the library's records, and what caches may do with them.

Guarantees: an answer about a case is kept by no cache; one about the law alone carries the digest
of the rulebook, so that whoever has it already is told so in a few bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Response, request

from esslaw.rulebook.book import Rulebook
from esslaw.version import VERSION
from webform.api.reading import JSON

KEPT_BY_NONE = "no-store"
ASK_AGAIN = "public, no-cache"
"""A cache may keep it, and asks each time whether it is still the one."""


def written(data: Any) -> str:
    """Return data as JSON text, without spaces: an answer is read by programs."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def about_a_case(text: str) -> Response:
    """Return the answer about a case, from its JSON text."""
    return Response(text, headers={"Cache-Control": KEPT_BY_NONE}, content_type=JSON)


def about_the_law(rulebook: Rulebook, language: str, text: Callable[[], str]) -> Response:
    """Return what is said of the law, or that it has not changed; it is then not even written."""
    tag = f"{rulebook.digest[:32]}-{VERSION}-{language}"
    known = request.if_none_match.contains_weak(tag)
    response = Response(status=304) if known else Response(text(), content_type=JSON)
    response.set_etag(tag)
    response.headers["Cache-Control"] = ASK_AGAIN
    return response
