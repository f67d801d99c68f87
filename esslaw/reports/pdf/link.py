"""The address of an answer, as a text to follow and as a QR code to scan.

Guarantees: only an address of the web is ever made active; the code says that address and nothing
else.
"""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

from esslaw.problems import InputError, Problem, shown

SCHEMES = ("http", "https")
QUIET = 4
"""Modules left blank around a code, as ISO/IEC 18004 asks."""
ERROR, MASK = "m", 4
"""15 % of the symbol may be lost. One mask is always taken: every reader takes off any of the
eight, and to look for the best one costs as much as a page."""


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
        code = segno.make_qr(link, error=ERROR, mask=MASK, boost_error=False)
    except segno.DataOverflowError:
        return ""
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET, xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode()
