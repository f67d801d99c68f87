"""The file of a record: each of its entries on a line of its own, in canonical JSON.

Guarantees: one content has one file, and the other way round; the pointer of a line (RFC 6901,
at most two names deep) and the line of a pointer follow from the content alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from esslaw.advice.record.canonical import canonical_of_plain, ordered_names, quoted

DIGESTS, SEAL = "digests", "sceau"
SHORT = 16
"""Hexadecimal digits of a digest: it tells where a change is; the seal tells that there is one."""

Pieces = dict[str, str | dict[str, str]]
"""The canonical text of each entry, by its name; of each entry inside, for a section."""


def pieces_of(content: Mapping[str, Any]) -> Pieces:
    """Return the canonical text of each entry of a content, in order.

    A content comes from a verdict or from a file: it has no number but integers.
    """
    made: Pieces = {}
    for name in ordered_names(content):
        value = content[name]
        if isinstance(value, Mapping) and value:
            made[name] = {inner: canonical_of_plain(value[inner]) for inner in ordered_names(value)}
        else:
            made[name] = canonical_of_plain(value)
    return made


def digests_of(pieces: Pieces) -> dict[str, str]:
    """Return the digest of each line of a content, by its pointer; those of digests left out."""
    return {
        pointer: sha256(text.encode()).hexdigest()[:SHORT]
        for pointer, text in lines_of(
            {name: piece for name, piece in pieces.items() if name not in (DIGESTS, SEAL)}
        )
    }


def lines_of(pieces: Pieces) -> list[tuple[str, str]]:
    """Return the pointer and the canonical text of each entry that has a line, in order."""
    found: list[tuple[str, str]] = []
    for name, piece in pieces.items():
        if isinstance(piece, str):
            found.append((pointer(name), piece))
        else:
            found += [(pointer(name, inner), text) for inner, text in piece.items()]
    return found


def pointer(*names: str) -> str:
    """Return the JSON pointer of an entry.

    >>> pointer("proof", "esus.statuts~")
    '/proof/esus.statuts~0'
    """
    return "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in names)


def sealed(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a content with the digests of its lines, and its seal."""
    pieces = pieces_of(content)
    digests = digests_of(pieces)
    pieces |= pieces_of({DIGESTS: digests})
    in_order = {name: pieces[name] for name in ordered_names(pieces)}
    return {**content, DIGESTS: digests, SEAL: seal_of(in_order)}


def seal_of(pieces: Pieces) -> str:
    """Return the seal of a content: SHA-256 of the canonical JSON of all but the seal itself."""
    members = [f"{quoted(name)}:{_joined(piece)}" for name, piece in pieces.items() if name != SEAL]
    return sha256(("{" + ",".join(members) + "}").encode()).hexdigest()


def _joined(piece: str | dict[str, str]) -> str:
    if isinstance(piece, str):
        return piece
    return "{" + ",".join(f"{quoted(name)}:{text}" for name, text in piece.items()) + "}"


def text_of(pieces: Pieces) -> str:
    """Return the file of a content."""
    written: list[str] = []
    for name, piece in pieces.items():
        if isinstance(piece, str):
            written.append(f"  {quoted(name)}: {piece}")
        else:
            inside = ",\n".join(f"    {quoted(inner)}: {text}" for inner, text in piece.items())
            written.append(f"  {quoted(name)}: {{\n{inside}\n  }}")
    return "{\n" + ",\n".join(written) + "\n}\n"


def line_numbers(pieces: Pieces) -> dict[str, int]:
    """Return the line (from 1) of each entry of the file of a content, by its pointer."""
    found, line = {"": 1}, 2
    for name, piece in pieces.items():
        found[pointer(name)] = line
        if not isinstance(piece, str):
            for inner in piece:
                line += 1
                found[pointer(name, inner)] = line
            line += 1
        line += 1
    return found
