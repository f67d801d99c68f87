"""Strict reading of YAML and JSON: exact numbers, no surprise, a position for everything.

Guarantees: numbers are `int` or `Decimal`, never `float`; only `true` and `false` are booleans
(so that a key may be called `on`); duplicate keys, aliases, tags, excessive size and excessive
nesting are refused before anything is built; every failure is an `InputError`, and every defect
of a YAML text that can still be read is in it, each with its line.
"""

from __future__ import annotations

from esslaw.documents.json_text import read_json
from esslaw.documents.text import (
    MAX_BYTES,
    MAX_DEPTH,
    Document,
    Lines,
    PlacedProblem,
    first_line,
    within,
)

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Document",
    "Lines",
    "PlacedProblem",
    "first_line",
    "read_json",
    "read_yaml",
    "within",
]


def read_yaml(text: str | bytes) -> Document:
    """Return the value of a YAML text and the line of each part; raise `InputError`."""
    # The parser is loaded with the first text: a program that only imports does not pay for it.
    from esslaw.documents.yaml_text import read

    return read(text)
