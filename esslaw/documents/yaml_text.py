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
    """Builds a value from the parser's events, keeping lines, refusing what is not plain."""

    def __init__(self, loader: Any, problems: list[Problem]) -> None:
        self.event: Any = loader.get_event
        self.check, self.problems = loader.check_event, problems
        self.lines: dict[Path, int] = {}

    def document(self) -> Document:
        value: Any = None
        self.event()
        if not self.check(StreamEndEvent):
            self.event()
            value = self.node(self.event(), (), 0)
            self.event()
            if not self.check(StreamEndEvent):
                second = self.event()
                self.refuse((), "plusieurs-documents", "un second document", "un seul", second)
        if self.problems:
            raise InputError(self.problems)
        return Document(value, self.lines)

    def refuse(self, path: Path, code: str, got: str, expected: str, event: Any = None) -> None:
        """Record a problem, at an event of the parser or where the path starts."""
        line = event.start_mark.line + 1 if event is not None else self.lines.get(path, 1)
        self.problems.append(PlacedProblem(path_of(path), code, got, expected, line=line))

    def node(self, event: Any, path: Path, depth: int) -> Any:
        """Return the value that begins with an event of the parser.

        Most events are plain scalars: their way is short, since rules are made of 20,000 of them.
        """
        self.lines[path] = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            expected = f"{MAX_DEPTH} niveaux au plus"
            self.refuse((), "trop-profond", "un document trop imbriqué", expected, event)
            raise InputError(self.problems)
        kind = type(event)
        if kind is AliasEvent:
            self.refuse(path, "alias", f"l'alias *{event.anchor}", "un texte sans alias")
            return None
        if event.tag is not None:
            self.plain(path, event)
        if kind is ScalarEvent:
            return self.scalar(path, event.value) if event.implicit[0] else event.value
        if kind is SequenceStartEvent:
            items: list[Any] = []
            while type(inner := self.event()) is not SequenceEndEvent:
                items.append(self.node(inner, (*path, len(items)), depth + 1))
            return items
        return self.mapping(path, depth)

    def plain(self, path: Path, event: Any) -> None:
        """Refuse an event that bears a tag, save the one which only says that it is a text."""
        if event.tag != "!":
            got, expected = f"l'étiquette {event.tag}", "un texte sans étiquette"
            self.refuse(path, "etiquette", got, expected, event)

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while type(key := self.event()) is not MappingEndEvent:
            line = key.start_mark.line + 1
            if type(key) is not ScalarEvent:
                self.refuse(path, "cle", "une clé composée", "une clé simple", key)
                raise InputError(self.problems)
            name: str = key.value
            here = (*path, name)
            if key.tag is not None:
                self.plain(here, key)
            value = self.node(self.event(), here, depth + 1)
            self.lines[here] = line
            if name in result:
                self.refuse(here, "cle-en-double", f"deux fois {shown(name)}", "une seule fois")
            result[name] = value
        return result

    def scalar(self, path: Path, text: str) -> Any:
        try:
            return _plain(text)
        except InputError as error:
            self.refuse(path, "nombre", shown(text), error.problems[0].expected)
            return None


_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_FIRST = "+-0123456789"
"""What a number or a date begins with: any other scalar is a text."""
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def _plain(text: str) -> Any:
    """Return the value of an unquoted YAML scalar: the JSON types and ISO dates, no more."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST:
        return text
    if _INTEGER.match(text):
        return integer(text)
    if _NUMBER.match(text):
        return decimal(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
