"""Strict reading of YAML and JSON: exact numbers, no surprise, a position for everything.

Guarantees: numbers are `int` or `Decimal`, never `float`; only `true` and `false` are booleans
(so that a key may be called `on`); duplicate keys, aliases, tags, excessive size and excessive
nesting are refused before anything is built; every failure is an `InputError`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from esslaw.problems import InputError, Problem, path_of, shown

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_DIGITS = 40
"""Longest number accepted; far above any legal figure, far below what could exhaust memory."""

Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """What a text says, and the line (from 1) where each of its parts stands."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part around it that has one."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text, its numbers exact; raise `InputError`."""
    text = _decoded(text)
    _check_depth(text)
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise _failure(
            "json-invalide",
            f"un caractère inattendu, ligne {error.lineno}, colonne {error.colno}",
            "un texte JSON bien formé",
        ) from None


def read_yaml(text: str | bytes) -> Document:
    """Return the value of a YAML text and the line of each part; raise `InputError`."""
    text = _decoded(text)
    loader = _Loader(text)
    try:
        node = _Composer(loader).document()
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        where = f"ligne {mark.line + 1}, colonne {mark.column + 1}" if mark else "dans le texte"
        raise _failure(
            "yaml-invalide", f"un caractère inattendu, {where}", "un texte YAML bien formé"
        ) from None
    finally:
        loader.dispose()
    return node


class _Composer:
    """Builds a value from the parser's events, keeping lines, refusing what is not plain."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Document:
        value: Any = None
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            self.loader.get_event()
            value = self.node((), 0)
            self.loader.get_event()
            if not self.loader.check_event(yaml.StreamEndEvent):
                self.refuse((), "plusieurs-documents", "plusieurs documents", "un seul document")
        if self.problems:
            raise InputError(self.problems)
        return Document(value, self.lines)

    def refuse(self, path: Path, code: str, got: str, expected: str) -> None:
        line = self.lines.get(path)
        where = f" (ligne {line})" if line else ""
        self.problems.append(Problem(path_of(path), code, got + where, expected))

    def node(self, path: Path, depth: int) -> Any:
        event = self.loader.get_event()
        self.lines[path] = _line(event)
        if depth > MAX_DEPTH:
            self.refuse((), "trop-profond", "un document trop imbriqué", f"{MAX_DEPTH} niveaux")
            raise InputError(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(path, "alias", f"l'alias *{event.anchor}", "un texte sans alias")
            return None
        if event.tag not in (None, "!"):
            self.refuse(path, "etiquette", f"l'étiquette {event.tag}", "un texte sans étiquette")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(path, event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                items.append(self.node((*path, len(items)), depth + 1))
            self.loader.get_event()
            return items
        return self.mapping(path, depth)

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            key: Any = self.loader.get_event()
            if not isinstance(key, yaml.ScalarEvent):
                self.refuse(path, "cle", "une clé composée", "une clé simple")
                raise InputError(self.problems)
            here = (*path, key.value)
            value = self.node(here, depth + 1)
            self.lines[here] = _line(key)
            if key.value in result:
                self.refuse(
                    here, "cle-en-double", f"deux fois {shown(key.value)}", "une seule fois"
                )
            result[key.value] = value
        self.loader.get_event()
        return result

    def scalar(self, path: Path, event: Any) -> Any:
        if not event.implicit[0]:
            return event.value
        try:
            return _plain(event.value)
        except InputError as error:
            self.refuse(path, "nombre", shown(event.value), error.problems[0].expected)
            return None


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def _plain(text: str) -> Any:
    """Return the value of an unquoted YAML scalar: the JSON types and ISO dates, no more."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return _integer(text)
    if _NUMBER.match(text):
        return _decimal(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _decoded(text: str | bytes) -> str:
    if len(text) > MAX_BYTES:
        raise _failure(
            "trop-grand",
            f"un texte de {len(text)} octets",
            f"au plus {MAX_BYTES} octets",
        )
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _failure(
            "encodage", f"un octet illisible (position {error.start})", "un texte en UTF-8"
        ) from None


def _check_depth(text: str) -> None:
    """Refuse deep nesting before the parser, which would recurse into it."""
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
                raise _failure(
                    "trop-profond", "un document trop imbriqué", f"au plus {MAX_DEPTH} niveaux"
                )
        elif character in "]}":
            depth -= 1


def _integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise _failure("nombre", "un nombre trop long", f"au plus {MAX_DIGITS} chiffres")
    return int(text)


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _failure("nombre", shown(text), "un nombre décimal") from None
    exponent = value.as_tuple().exponent
    if len(text) > MAX_DIGITS or not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
        raise _failure("nombre", shown(text), f"au plus {MAX_DIGITS} chiffres")
    return value


def _constant(text: str) -> Any:
    raise _failure("nombre", shown(text), "un nombre fini")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _failure("cle-en-double", f"deux fois {shown(twice)}", "chaque clé une seule fois")
    return result


def _failure(code: str, got: str, expected: str) -> InputError:
    return InputError([Problem("", code, got, expected)])
