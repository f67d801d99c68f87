"""Reading JSON: the standard parser, with exact numbers, bounded depth and no duplicate key."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from esslaw.documents.text import MAX_DEPTH, decimal, decoded, failure, integer
from esslaw.problems import shown

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text, its numbers exact; raise `InputError`."""
    text = decoded(text)
    _check_depth(text)
    try:
        value = json.loads(
            text,
            parse_float=decimal,
            parse_int=integer,
            parse_constant=_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise failure(
            "json-invalide",
            f"un caractère inattendu, ligne {error.lineno}, colonne {error.colno}",
            "un texte JSON bien formé",
        ) from None
    if _HALF_CHARACTER.search(text) and not _is_whole(value):
        raise failure("encodage", "la moitié d'un caractère (\\ud800…)", "des caractères entiers")
    return value


def _check_depth(text: str) -> None:
    """Refuse deep nesting before the parser, which would recurse into it."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    quoted = escaped = False
    for character in text:
        if quoted:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                quoted = False
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise failure(
                    "trop-profond", "un document trop imbriqué", f"au plus {MAX_DEPTH} niveaux"
                )
        elif character in "]}":
            depth -= 1


def _is_whole(value: Any) -> bool:
    """Whether every text of a JSON value can be written: JSON can escape half a character."""
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _constant(text: str) -> Any:
    raise failure("nombre", shown(text), "un nombre fini")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise failure("cle-en-double", f"deux fois {shown(twice)}", "chaque clé une seule fois")
    return result
