"""The application: settings, the blueprint at the root, headers and pages of error for the rest.

Settings, from `config` or else from the environment: `SECRET_KEY` signs the session (without it,
each process makes its own); `ESSLAW_FRAME_ANCESTORS` says which sites may frame the pages
(`'none'`); `ESSLAW_CORS_ORIGINS` which sites may call the API from a browser (none);
`SESSION_COOKIE_SECURE` (1 behind HTTPS); `ESSLAW_EXAMPLES` is a folder of examples;
`ESSLAW_CONTACT` is the address, of letters or of a page, to which errors of law are reported.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Mapping
from typing import Any

from flask import Flask

from webform import api, errors, headers
from webform.examples import checkout_examples
from webform.routes import blueprint

log = logging.getLogger(__name__)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the form as an application of its own."""
    app = Flask("webform", static_folder=None)
    app.config.from_mapping(
        SESSION_COOKIE_NAME="esslaw",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=os.environ.get("SESSION_COOKIE_SECURE") == "1",
        SECRET_KEY=os.environ.get("SECRET_KEY"),
        ESSLAW_FRAME_ANCESTORS=os.environ.get("ESSLAW_FRAME_ANCESTORS", "'none'"),
        ESSLAW_CONTACT=os.environ.get("ESSLAW_CONTACT"),
        ESSLAW_EXAMPLES=os.environ.get("ESSLAW_EXAMPLES") or checkout_examples(),
        ESSLAW_CORS_ORIGINS=os.environ.get("ESSLAW_CORS_ORIGINS", ""),
    )
    app.config.update(config or {})
    if not app.config["SECRET_KEY"]:
        app.config["SECRET_KEY"] = secrets.token_hex()
        log.warning("No SECRET_KEY: one was made for this process; pages open now end with it.")
    app.register_blueprint(blueprint())
    app.register_blueprint(api.blueprint(), url_prefix=api.PREFIX)
    errors.register(app)
    app.after_request(headers.secure)
    return app
