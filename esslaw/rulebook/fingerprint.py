"""The fingerprint of the wording of an article: what tells that a recorded text has changed.

Guarantees: line breaks, repeated, unbreakable or leading spaces and the Unicode form of accents do
not count; any other character does, capitals, quotation marks and numbers included.
"""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

_SPACES = re.compile(r"\s+")


def normalized(wording: str) -> str:
    r"""Return a wording in the form that is fingerprinted: NFC, one space between words.

    >>> normalized(" Le pre\u0301fet\n  de\u00a0région ")
    'Le préfet de région'
    """
    return _SPACES.sub(" ", normalize("NFC", wording)).strip()


def fingerprint(wording: str) -> str:
    r"""Return the SHA-256 of a wording once normalized, in 64 hexadecimal digits.

    Anyone who has the official wording may work it out again.

    >>> fingerprint("Il est créé\nun agrément.") == fingerprint("Il est créé un agrément. ")
    True
    """
    return sha256(normalized(wording).encode()).hexdigest()
