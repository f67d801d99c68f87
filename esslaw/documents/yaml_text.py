"""Reading YAML: values built from the parser's own events, so that nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from esslaw.documents.text import (
    MAX_DEPTH,
    Document,
    Lines,
    Path,
    PlacedProblem,
    decimal,
    decoded,
    integer,
)
from esslaw.problems import InputError, Problem, path_of, shown

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str | bytes) -> Document:
    """Return the value of a YAML text and the line of each part; raise `InputError`."""
    text = decoded(text)
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
    """Builds a value from the parser's events, keeping lines, refusing what is not plain.

    Most events are plain scalars: their way is short, since rules are made of 20,000 of them.
    """

    def __init__(self, loader: Any, problems: list[Problem]) -> None:
        self.event: Any = loader.get_event
        self.check, self.problems = loader.check_event, problems

    def document(self) -> Document:
        value: Any = None
        lines: Lines = 1
        self.event()
        if not self.check(StreamEndEvent):
            self.event()
            first = self.event()
            value, lines = self.node(first, (), 0, _line(first))
            self.event()
            if not self.check(StreamEndEvent):
                second = self.event()
                self.refuse((), "plusieurs-documents", "un second document", "un seul", second)
        if self.problems:
            raise InputError(self.problems)
        return Document(value, lines)

    def refuse(self, path: Path, code: str, got: str, expected: str, event: Any) -> None:
        """Record a problem, at an event of the parser."""
        self.problems.append(PlacedProblem(path_of(path), code, got, expected, line=_line(event)))

    def node(self, event: Any, path: Path, depth: int, line: int) -> tuple[Any, Lines]:
        """Return the value that begins with an event of the parser, and its lines from `line`."""
        if depth > MAX_DEPTH:
            expected = f"{MAX_DEPTH} niveaux au plus"
            self.refuse((), "trop-profond", "un document trop imbriqué", expected, event)
            raise InputError(self.problems)
        kind = type(event)
        if kind is AliasEvent:
            self.refuse(path, "alias", f"l'alias *{event.anchor}", "un texte sans alias", event)
            return None, line
        if event.tag is not None:
            self.plain(path, event)
        if kind is ScalarEvent:
            return self.scalar(event, path), line
        inside: Any
        value, inside = (self.sequence if kind is SequenceStartEvent else self.mapping)(path, depth)
        return value, (line, inside)

    def plain(self, path: Path, event: Any) -> None:
        """Refuse an event that bears a tag, save the one which only says that it is a text."""
        if event.tag != "!":
            got, expected = f"l'étiquette {event.tag}", "un texte sans étiquette"
            self.refuse(path, "etiquette", got, expected, event)

    def sequence(self, path: Path, depth: int) -> tuple[list[Any], list[Lines]]:
        result: list[Any] = []
        lines: list[Lines] = []
        event = self.event
        while type(item := event()) is not SequenceEndEvent:
            line = item.start_mark.line + 1
            if type(item) is ScalarEvent and item.tag is None and depth < MAX_DEPTH:
                result.append(self.scalar(item, path, len(result)))
                lines.append(line)
            else:
                value, inside = self.node(item, (*path, len(result)), depth + 1, line)
                result.append(value)
                lines.append(inside)
        return result, lines

    def mapping(self, path: Path, depth: int) -> tuple[dict[str, Any], dict[str, Lines]]:
        result: dict[str, Any] = {}
        lines: dict[str, Lines] = {}
        event = self.event
        while type(key := event()) is not MappingEndEvent:
            line = key.start_mark.line + 1
            if type(key) is not ScalarEvent:
                self.refuse(path, "cle", "une clé composée", "une clé simple", key)
                raise InputError(self.problems)
            name: str = key.value
            if key.tag is not None:
                self.plain((*path, name), key)
            item = event()
            if type(item) is ScalarEvent and item.tag is None and depth < MAX_DEPTH:
                value = self.scalar(item, path, name)
                lines[name] = line
            else:
                value, lines[name] = self.node(item, (*path, name), depth + 1, line)
            if name in result:
                here, got = (*path, name), f"deux fois {shown(name)}"
                self.refuse(here, "cle-en-double", got, "une seule fois", key)
            result[name] = value
        return result, lines

    def scalar(self, event: Any, path: Path, part: str | int | None = None) -> Any:
        """Return the value of a scalar: that of a part of what stands at a path, or all of it."""
        text: str = event.value
        if not event.implicit[0] or (text[:1] not in _FIRST and text not in _WORDS):
            return text
        try:
            return _plain(text)
        except InputError as error:
            here, expected = path if part is None else (*path, part), error.problems[0].expected
            self.refuse(here, "nombre", shown(text), expected, event)
            return None


_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_FIRST = "+-0123456789"
"""What a number or a date begins with: any other scalar is a text, or one of these words."""
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def _line(event: Any) -> int:
    """Return the line (from 1) on which an event of the parser begins."""
    line: int = event.start_mark.line + 1
    return line


def _plain(text: str) -> Any:
    """Return the value of an unquoted YAML scalar: the JSON types and ISO dates, no more."""
    if text in _WORDS:
        return _WORDS[text]
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _INTEGER.match(text):
        return integer(text)
    return decimal(text) if _NUMBER.match(text) else text
