"""Text as the fonts of the report can set it.

Guarantees: what is left is known to Typst's own fonts, so that a report is never refused for the
name of a structure; nothing that is left turns the writing around, hides, or gives an order.
"""

from __future__ import annotations

import re
import unicodedata

UNKNOWN = "\ufffd"
"""What stands for a character that the fonts do not have."""
_KNOWN = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C)),
    *((0x38E, 0x3A1), (0x3A3, 0x4FF), (0x5D0, 0x5EA), (0x621, 0x63A), (0x640, 0x64A)),
    *((0x1E00, 0x1EFF), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x2040), (0x2044, 0x2052)),
    *((0x2054, 0x205F), (0x2070, 0x2071), (0x2074, 0x208E), (0x2090, 0x209C), (0x20A0, 0x20BF)),
    *((0x2100, 0x211E), (0x2120, 0x2120), (0x2122, 0x2122), (0x2124, 0x2124), (0x2126, 0x2151)),
    *((0x2153, 0x2184), (0x2190, 0x22FF), (0x25A0, 0x25FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)),
)
"""The characters of the fonts that Typst carries: Latin, Greek, Cyrillic, Hebrew, Arabic, signs."""
_SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_OTHERS = re.compile("[^" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _KNOWN) + "]")


def settable(text: str) -> str:
    r"""Return a text on one line, with the characters that the fonts have.

    Letters and their accents are joined; what is never seen (an order to a terminal, a mark that
    turns the writing around) is left out, and each character that no font has is « \ufffd ».

    >>> settable("L'Ate\u0301lier\n\u202edu bois 😀")
    "L'Atélier du bois �"
    """
    line = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    return _OTHERS.sub(_instead, line)


def _instead(found: re.Match[str]) -> str:
    unseen = unicodedata.category(found[0]) in ("Cc", "Cf")
    return "" if unseen else UNKNOWN
