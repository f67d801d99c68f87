"""Reading YAML: values built from the parser's own events, so that nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml

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
        return integer(text)
    if _NUMBER.match(text):
        return decimal(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
