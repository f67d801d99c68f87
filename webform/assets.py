"""Static files: an address that changes with what the file holds, so that it may be kept a year.

Guarantees: a browser never shows a page with the style sheet of another version; a file asked for
without its version, or with another one, is checked again at each use. Files are few and small:
each is read and compressed once, and again when it changes.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

FOLDER = Path(__file__).parent / "static"
VERSION = "v"
"""The name of the version in an address."""
KEPT = "public, max-age=31536000, immutable"
CHECKED = "no-cache"


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its version, its type, what it holds, and that compressed."""

    version: str
    mimetype: str
    body: bytes
    packed: bytes


def register(site: Blueprint) -> None:
    """Add the static files to a site, where Flask would put them."""
    site.add_url_rule("/style/<path:filename>", "static", _served)


def asset(filename: str) -> Asset | None:
    """Return a static file, None when there is no such file."""
    path = _path(filename)
    try:
        return _read(path, os.stat(path).st_mtime_ns) if path else None
    except OSError:
        return None


def version(filename: str) -> str | None:
    """Return the version of a static file, None when there is no such file."""
    found = asset(filename)
    return found.version if found else None


@lru_cache(maxsize=64)
def _path(filename: str) -> str | None:
    """Return where a static file would be, None outside of their folder."""
    return safe_join(str(FOLDER), filename)


@lru_cache(maxsize=64)
def _read(path: str, changed: int) -> Asset:
    """Return a file that was last changed then: in development it may be again."""
    body = Path(path).read_bytes()
    mimetype, _ = mimetypes.guess_type(path)
    return Asset(
        hashlib.sha256(body).hexdigest()[:12],
        mimetype or "application/octet-stream",
        body,
        gzip.compress(body, mtime=0),
    )


def _served(filename: str) -> Response:
    found = asset(filename) or abort(404)
    packed = request.accept_encodings["gzip"] > 0
    response = Response(found.packed if packed else found.body, mimetype=found.mimetype)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = (
        KEPT if request.args.get(VERSION) == found.version else CHECKED
    )
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{found.version}-gzip" if packed else found.version)
    response.make_conditional(request)
    return response
