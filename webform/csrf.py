"""The check that a form sent is one of ours, by Flask-WTF's token.

The extension itself is not used: it would guard a host's other pages too, and over HTTPS it
wants the referrer that our pages do not send.
"""

from __future__ import annotations

from flask import g, request
from flask_wtf.csrf import CSRFError, validate_csrf
from wtforms import ValidationError

from webform.stateless import stateless

FIELD = "csrf_token"
VALID_FOR = 30 * 24 * 3600
"""Seconds; a form may stay open for days, and its session ends with the browser anyway."""


def check() -> None:
    """Raise `CSRFError` unless a form that is sent carries the token of its session."""
    if request.method != "POST" or stateless():
        return
    try:
        validate_csrf(request.form.get(FIELD), time_limit=VALID_FOR)
    except ValidationError as error:
        raise CSRFError(str(error)) from None
    g.csrf_valid = True
