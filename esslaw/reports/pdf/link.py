"""The address of an answer, as a text to follow and as a QR code to scan.

Guarantees: only an address of the web is ever made active; the code says that address and nothing
else, in the smallest symbol that survives a poor print.
"""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

from esslaw.problems import InputError, Problem, shown

SCHEMES = ("http", "https")
QUIET = 4
"""Modules left blank around a code, as ISO/IEC 18004 asks."""


def checked(link: str) -> str:
    """Return an address of the web; raise `InputError` where it is not one."""
    try:
        parts = urlsplit(link)
        active = parts.scheme in SCHEMES and bool(parts.hostname)
    except ValueError:
        active = False
    if active and link.isascii() and link.isprintable() and " " not in link:
        return link
    raise InputError([Problem("link", "adresse", shown(link), "une adresse http:// ou https://")])


def qr_code(link: str) -> str:
    """Return the QR code of an address as SVG; nothing where no symbol is large enough for it."""
    import segno

    try:
        code = segno.make_qr(link, error="m", boost_error=False)
    except segno.DataOverflowError:
        return ""
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET, xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode()
