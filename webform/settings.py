"""The settings of the application, from the environment; those given to `create_app` come first.

Guarantees: without a key that was chosen no application is made, since sessions signed with a key
of its own would end with each process. docs/exploitation.md lists every setting.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from webform.examples import checkout_examples

NO_KEY = (
    "SECRET_KEY n'est pas défini : il signe les sessions et doit être le même pour tous les "
    "processus. Pour en faire un : python -c 'import secrets; print(secrets.token_hex())'"
)


class NotConfigured(RuntimeError):
    """The application lacks a setting without which it must not start."""


def settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return every setting; raise `NotConfigured` without a secret key."""
    known: dict[str, Any] = {
        "SESSION_COOKIE_NAME": "esslaw",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": os.environ.get("SESSION_COOKIE_SECURE") == "1",
        "SECRET_KEY": os.environ.get("SECRET_KEY"),
        "ESSLAW_FRAME_ANCESTORS": os.environ.get("ESSLAW_FRAME_ANCESTORS", "'none'"),
        "ESSLAW_EMBED_ANCESTORS": os.environ.get("ESSLAW_EMBED_ANCESTORS", "'none'"),
        "ESSLAW_CONTACT": os.environ.get("ESSLAW_CONTACT"),
        "ESSLAW_CORS_ORIGINS": os.environ.get("ESSLAW_CORS_ORIGINS", ""),
        "ESSLAW_EXAMPLES": os.environ.get("ESSLAW_EXAMPLES") or checkout_examples(),
        "ESSLAW_LOG": os.environ.get("ESSLAW_LOG", "1") == "1",
        "ESSLAW_WARM": os.environ.get("ESSLAW_WARM", "1") == "1",
        **given,
    }
    if not known["SECRET_KEY"]:
        raise NotConfigured(NO_KEY)
    return known
