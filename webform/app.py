"""The application: settings, the blueprint at the root, headers and pages of error for the rest.

Guarantees: what is wrong with the settings is said at once, before any request; the first request
waits for nothing that could be done beforehand. Settings: webform/settings.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from esslaw.cache import cache_folder
from webform import api, compression, errors, headers, logs
from webform.routes import blueprint
from webform.settings import settings
from webform.warm import warm


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the form as an application of its own; raise `NotConfigured` without SECRET_KEY."""
    app = Flask("webform", static_folder=None)
    folder = cache_folder("templates")
    if folder is not None:  # a template is compiled once, not at each start
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    app.config.from_mapping(settings(config or {}))
    if app.config["ESSLAW_LOG"]:
        logs.register(app)
    compression.register(app)
    app.register_blueprint(blueprint())
    app.register_blueprint(api.blueprint(), url_prefix=api.PREFIX)
    errors.register(app)
    app.after_request(headers.secure)
    if app.config["ESSLAW_WARM"]:
        warm(app)
    return app
