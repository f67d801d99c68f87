"""`/sante`: whether this process can answer, for what watches over it."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, jsonify

from esslaw import RulebookError, load_rulebook
from esslaw.engines import forward
from esslaw.version import VERSION

log = logging.getLogger(__name__)
UNAVAILABLE = 503


def register(site: Blueprint) -> None:
    """Add the address of health to a site."""
    site.add_url_rule("/sante", "health", _health)


def _health() -> Response:
    """Return the versions that answer; 503 when the rules cannot be used. Never from a cache."""
    try:
        law = load_rulebook()
    except RulebookError as error:
        log.error("The rules cannot be used: %s", error)
        response = jsonify(status="error", version=VERSION)
        response.status_code = UNAVAILABLE
    else:
        response = jsonify(
            status="ok",
            version=VERSION,
            rulebook={"version": law.version, "digest": law.digest},
            second_opinion=forward.available(),
        )
    response.headers["Cache-Control"] = "no-store"
    return response
