"""The headers of every answer: no script, no foreign content, no referrer, no shared copy."""

from __future__ import annotations

from flask import Response, current_app

from webform.stateless import stateless

POLICY = (
    "default-src 'self'; script-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors "
)


def secure(response: Response) -> Response:
    """Return the answer with its headers; one that says how it is kept is left to say so.

    A page may hold answers, so no shared cache keeps it; the browser may, for its Back button.
    What says otherwise, as a static file does, is left to it.
    """
    if "Content-Security-Policy" in response.headers:  # a blueprint of ours has been here already
        return response
    framed_by = "ESSLAW_EMBED_ANCESTORS" if stateless() else "ESSLAW_FRAME_ANCESTORS"
    ancestors = current_app.config.get(framed_by, "'none'")
    response.headers["Content-Security-Policy"] = POLICY + ancestors
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if ancestors == "'none'":
        response.headers["X-Frame-Options"] = "DENY"
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
