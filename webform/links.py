"""The addresses of the pages: under the prefix of the site, in the language of the request.

Guarantees: a link keeps the language; one to a static file changes when the file does. An address
that names no more than a page and its kind is built once, for each page has many.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request, url_for

from esslaw.i18n import SOURCE
from webform import assets
from webform.language import spoken

BLUEPRINT = "esslaw"
LINKS = "esslaw.links"
"""Where the links of a request are kept while it lasts."""
FIXED = frozenset({"filename", assets.VERSION, "lang", "kind", "regime", "_anchor"})
"""What stands in an address without telling anything of a person."""


class Links:
    """The addresses that a request may give; called with a page and what its address holds."""

    __slots__ = ("app", "language", "prefix", "root")

    def __init__(self) -> None:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # its proxy
        self.prefix = f"{request.blueprint or BLUEPRINT}."
        self.root = request.script_root
        self.language = spoken().code
        # Elsewhere an address may depend on the request in ways that are the host's own.
        plain = not (app.url_default_functions or app.url_map.host_matching)
        self.app = app if plain else None

    def __call__(self, endpoint: str, **values: Any) -> str:
        """Return the address of a page of the form, in the language of the request."""
        code = values.pop("lang", None) or self.language
        if endpoint == "static":
            values[assets.VERSION] = assets.version(values["filename"])
        elif code != SOURCE:
            values["lang"] = code
        if self.app is not None and values.keys() <= FIXED:
            return _fixed(self.app, self.root, self.prefix + endpoint, tuple(values.items()))
        return url_for(self.prefix + endpoint, **values)


def links() -> Links:
    """Return the links of the request."""
    known: Links | None = request.environ.get(LINKS)
    if known is None:
        known = request.environ[LINKS] = Links()
    return known


def link(endpoint: str, **values: Any) -> str:
    """Return the address of a page of the form, in the language of the request."""
    return links()(endpoint, **values)


@lru_cache(maxsize=1024)
def _fixed(app: Flask, root: str, name: str, values: tuple[tuple[str, Any], ...]) -> str:
    """Return an address that does not depend on the request, but for what is given."""
    return url_for(name, **dict(values))
