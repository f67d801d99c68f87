"""Reading a record: whole and unchanged, or refused with the place of each change.

Guarantees: a file is read only if it is, byte for byte, the one way of writing its content, and if
its seal is that of this content; what is read then has the shape of a record.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from esslaw.advice.record.alteration import SEARCHED, altered
from esslaw.advice.record.content import FORMAT, Record
from esslaw.advice.record.layout import SEAL, pieces_of, pointer, seal_of, text_of
from esslaw.advice.record.scan import scan, value_of
from esslaw.advice.record.shape import RecordDoc
from esslaw.documents import MAX_BYTES, PlacedProblem
from esslaw.documents.text import decoded
from esslaw.problems import InputError, Problem, shown

MOST = 8 * MAX_BYTES
"""The largest file of a record, in bytes: a case of the largest size and its proof."""


def read_record(source: str | bytes | Path, *, search: bool = True) -> Record:
    """Return the record that a text or a file (`Path`) holds.

    Raise `InputError` with the place of each change, and what stood there where it can be found;
    `search` says whether it is looked for, which may take seconds.
    """
    text = _text(_bytes(source) if isinstance(source, Path) else source)
    content = _as_written(text)
    if content is None:
        raise InputError(altered(text, scan(text), SEARCHED if search else 0))
    if content.get("format") != FORMAT:
        got = shown(content.get("format"))
        raise InputError([Problem(pointer("format"), "format", got, FORMAT)])
    try:
        RecordDoc.model_validate(content)
    except ValidationError as error:
        raise InputError(
            Problem(pointer(*map(str, one["loc"])), "objet", shown(one["input"]), "un autre type")
            for one in error.errors(include_url=False)
        ) from None
    return Record(content)


def _as_written(text: str) -> dict[str, Any] | None:
    """Return the content of a file that is written as it must be and bears its seal, or None."""
    try:
        content = value_of(text)
        if not isinstance(content, dict):
            return None
        pieces = pieces_of(content)
    except (ValueError, TypeError):
        return None
    sealed = text_of(pieces) == text and content.get(SEAL) == seal_of(pieces)
    return content if sealed else None


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except OSError:
        got, expected = "un fichier illisible", "un enregistrement scellé"
        raise InputError([Problem(path.name, "fichier", got, expected)]) from None


def _text(source: str | bytes) -> str:
    """Return the text of a file, of which not even a mark at its head is passed over."""
    text = decoded(source, MOST)
    if len(text) < len(source if isinstance(source, str) else source.decode()):
        got, expected = "une marque d'ordre des octets", "la ligne « { »"
        raise InputError([PlacedProblem("", "forme", got, expected, line=1)])
    return text
