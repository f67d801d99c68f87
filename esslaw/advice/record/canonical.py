"""Canonical JSON, in the manner of RFC 8785: one text for one value.

Guarantees: keys in the order of their UTF-16 units, no space, the escapes of the RFC and no other.
Numbers are integers that every reader of JSON holds exactly: amounts and ratios are texts, so the
part of the RFC on fractions is not needed, and a float is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring
from typing import Any

MOST = 2**53 - 1
"""The largest integer that every reader of JSON holds exactly."""


quoted: Callable[[str], str] = encode_basestring
"""Writes a text as JSON, with the escapes of the RFC."""


def canonical(value: Any) -> str:
    r"""Return the one text of a JSON value; raise `TypeError` or `ValueError` for any other value.

    >>> canonical({"b": [1, True, None], "a": "é\n"})
    '{"a":"é\\n","b":[1,true,null]}'
    >>> canonical(0.1)
    Traceback (most recent call last):
    TypeError: canonical JSON has no float: write an exact text
    """
    return _ENCODER.encode(_ordered(value))


def canonical_of_plain(value: Any) -> str:
    """Return the one text of a value already known to be texts, integers, lists and objects.

    It is what `canonical` returns, without looking at each part: that takes most of the time.
    """
    if isinstance(value, str):
        return quoted(value)
    text = _SORTED.encode(value)
    # Below the surrogates, the order of code points is that of UTF-16 units.
    return text if text.isascii() or max(text) < "\ud800" else canonical(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_SORTED = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True
)


def _ordered(value: Any) -> Any:
    """Return a value whose keys are in order; its scalars are checked on the way."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        value.encode()  # half a character has no UTF-8: UnicodeEncodeError is a ValueError
        return value
    if isinstance(value, int):
        if abs(value) > MOST:
            raise ValueError("an integer beyond 2**53 - 1: write it as a text")
        return value
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise TypeError(f"not names of JSON: {[*value]!r}")
        return {name: _ordered(value[name]) for name in ordered_names(value)}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    if isinstance(value, float):
        raise TypeError("canonical JSON has no float: write an exact text")
    raise TypeError(f"not a value of JSON: {value!r}")


def ordered_names(names: Iterable[str]) -> list[str]:
    """Return the names of an object in canonical order, that of their UTF-16 units."""
    found = [*names]
    return sorted(found) if all(map(str.isascii, found)) else sorted(found, key=_units)


def _units(name: str) -> bytes:
    return name.encode("utf-16-be")
