"""Strict reading of YAML and JSON: exact numbers, no surprise, a position for everything.

Guarantees: numbers are `int` or `Decimal`, never `float`; only `true` and `false` are booleans
(so that a key may be called `on`); duplicate keys, aliases, tags, excessive size and excessive
nesting are refused before anything is built; every failure is an `InputError`, and every defect
of a YAML text that can still be read is in it, each with its line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
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
class PlacedProblem(Problem):
    """A problem of a text, with the line (from 1) where it stands."""

    line: int = 1

    def __str__(self) -> str:
        """Return the problem as one French line, which begins with its place in the text."""
        return f"ligne {self.line}, {Problem.__str__(self)}"


@dataclass(frozen=True, slots=True)
class Document:
    """What a text says, and the line (from 1) where each of its parts stands."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part around it that has one.

        A rank in what is not a list is passed over: a list of one may be written without it.
        """
        here = self.place(path)
        while here not in self.lines and here:
            here = here[:-1]
        return self.lines.get(here, 1)

    def place(self, path: Path) -> Path:
        """Return a path without the ranks that the text does not write."""
        value, kept = self.value, []
        for part in path:
            if isinstance(part, int) and not isinstance(value, list):
                continue
            kept.append(part)
            inside = value.get(part) if isinstance(value, dict) else None
            value = value[part] if isinstance(value, list) and isinstance(part, int) else inside
        return tuple(kept)


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text, its numbers exact; raise `InputError`."""
    text = _decoded(text)
    _check_depth(text)
    try:
        value = json.loads(
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
    if _HALF_CHARACTER.search(text) and not _is_whole(value):
        raise _failure("encodage", "la moitié d'un caractère (\\ud800…)", "des caractères entiers")
    return value


def read_yaml(text: str | bytes) -> Document:
    """Return the value of a YAML text and the line of each part; raise `InputError`."""
    text = _decoded(text)
    problems: list[Problem] = []
    try:
        return _composed(text, problems)
    except yaml.YAMLError as error:
        raise InputError([*problems, _unreadable(error, text)]) from None


def _composed(text: str, problems: list[Problem]) -> Document:
    loader = _Loader(text)
    try:
        return _Composer(loader, problems).document()
    finally:
        loader.dispose()


def _unreadable(error: yaml.YAMLError, text: str) -> PlacedProblem:
    mark = getattr(error, "problem_mark", None)
    last = text.rstrip().count("\n")
    if mark is not None and mark.line > last:
        mark = getattr(error, "context_mark", None) or mark  # what is open at the end of the text
    if mark is not None:
        line, column = min(mark.line, last) + 1, mark.column + 1
    else:
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    got = f"un caractère inattendu, colonne {column}"
    return PlacedProblem("", "yaml-invalide", got, "un texte YAML bien formé", line=line)


class _Composer:
    """Builds a value from the parser's events, keeping lines, refusing what is not plain."""

    def __init__(self, loader: Any, problems: list[Problem]) -> None:
        self.loader, self.problems = loader, problems
        self.lines: dict[Path, int] = {}

    def document(self) -> Document:
        value: Any = None
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            self.loader.get_event()
            value = self.node((), 0)
            self.loader.get_event()
            if not self.loader.check_event(yaml.StreamEndEvent):
                second = self.loader.get_event()
                self.refuse((), "plusieurs-documents", "un second document", "un seul", second)
        if self.problems:
            raise InputError(self.problems)
        return Document(value, self.lines)

    def refuse(self, path: Path, code: str, got: str, expected: str, event: Any = None) -> None:
        """Record a problem, at an event of the parser or where the path starts."""
        line = _line(event) if event is not None else self.lines.get(path, 1)
        self.problems.append(PlacedProblem(path_of(path), code, got, expected, line=line))

    def node(self, path: Path, depth: int) -> Any:
        event = self.loader.get_event()
        self.lines[path] = _line(event)
        if depth > MAX_DEPTH:
            expected = f"{MAX_DEPTH} niveaux au plus"
            self.refuse((), "trop-profond", "un document trop imbriqué", expected, event)
            raise InputError(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(path, "alias", f"l'alias *{event.anchor}", "un texte sans alias")
            return None
        self.plain(path, event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(path, event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                items.append(self.node((*path, len(items)), depth + 1))
            self.loader.get_event()
            return items
        return self.mapping(path, depth)

    def plain(self, path: Path, event: Any) -> None:
        if event.tag not in (None, "!"):
            got, expected = f"l'étiquette {event.tag}", "un texte sans étiquette"
            self.refuse(path, "etiquette", got, expected, event)

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            key: Any = self.loader.get_event()
            if not isinstance(key, yaml.ScalarEvent):
                self.refuse(path, "cle", "une clé composée", "une clé simple", key)
                raise InputError(self.problems)
            here = (*path, key.value)
            self.plain(here, key)
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
    try:
        if isinstance(text, bytes):
            return text.decode("utf-8-sig")
        text.encode()
    except UnicodeError as error:
        before = text[: getattr(error, "start", 0)]
        place = before if isinstance(before, str) else before.decode("latin-1")
        line, column = place.count("\n") + 1, len(place) - place.rfind("\n")
        got, expected = f"un octet illisible, colonne {column}", "un texte en UTF-8"
        raise InputError([PlacedProblem("", "encodage", got, expected, line=line)]) from None
    return text.removeprefix("\ufeff")


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
    if len(text) > MAX_DIGITS:
        raise _failure("nombre", "un nombre trop long", f"au plus {MAX_DIGITS} chiffres")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _failure("nombre", shown(text), "un nombre décimal") from None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
        raise _failure("nombre", shown(text), f"au plus {MAX_DIGITS} chiffres")
    return value


_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def _is_whole(value: Any) -> bool:
    """Whether every text of a JSON value can be written: JSON can escape half a character."""
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _constant(text: str) -> Any:
    raise _failure("nombre", shown(text), "un nombre fini")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _failure("cle-en-double", f"deux fois {shown(twice)}", "chaque clé une seule fois")
    return result


def _failure(code: str, got: str, expected: str) -> InputError:
    return InputError([Problem("", code, got, expected)])
