"""The address of the page that is shown, in another language."""

from __future__ import annotations

from flask import request

from webform.links import link


def here(code: str) -> str:
    """Return the address of the page of the request in a language, with what it asks for."""
    asked = {name: value for name, value in request.args.items() if name != "lang"}
    endpoint = (request.endpoint or "home").rpartition(".")[2]
    return link(endpoint, **(request.view_args or {}), **asked, lang=code)
