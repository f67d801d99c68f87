"""The screens that keep nothing, not even a session: they may be framed by other sites.

Guarantees: they are named here, and nowhere else is the token of a form left out. Such a screen
reads what it is sent and answers; it changes nothing, so a forged request obtains nothing either.
"""

from __future__ import annotations

from flask import request

STATELESS = ("embed",)


def stateless() -> bool:
    """Whether the request is for a screen that keeps nothing."""
    return (request.endpoint or "").rpartition(".")[2] in STATELESS
