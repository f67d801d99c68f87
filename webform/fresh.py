"""Pages that change only with the law or with the site: sent once, then said to be unchanged.

Guarantees: the validator of a page changes with the rulebook, the language, the address, the site
itself and what else the page depends on; so a copy kept by a browser is never out of date.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Response, current_app, make_response, request

from esslaw import load_rulebook
from esslaw.location import data_folder
from esslaw.version import VERSION
from webform.language import spoken

_HERE = Path(__file__).parent
_SHOWN = (".py", ".html", ".po")


def fresh(make: Callable[[], str], *depends_on: object) -> Response:
    """Return a page, or the short answer that the copy which the browser holds is still right.

    `depends_on` is what the page shows beside the law, such as the day.
    """
    tag = _validator(*depends_on)
    # What compresses pages adds its own mark to a validator, after a colon.
    kept = {one.partition(":")[0] for one in request.if_none_match.as_set(include_weak=True)}
    response = Response(status=304) if tag in kept else make_response(make())
    response.set_etag(tag, weak=True)
    return response


def _validator(*depends_on: object) -> str:
    contact = current_app.config.get("ESSLAW_CONTACT")
    parts = (load_rulebook().digest, edition(), spoken().code, request.url, contact, *depends_on)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]


@cache
def edition() -> str:
    """Return the fingerprint of the site: of its code, its templates and its translations."""
    digest = sha256(VERSION.encode())
    for folder in (_HERE, data_folder("locales")):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _SHOWN):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
