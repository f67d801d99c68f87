"""What both notations share: bounds, places, encoding, exact numbers."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from esslaw.problems import InputError, Problem, shown

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_DIGITS = 40
"""Longest number accepted; far above any legal figure, far below what could exhaust memory."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PlacedProblem(Problem):
    """A problem of a text, with the line (from 1) where it stands."""

    line: int = 1

    def __str__(self) -> str:
        """Return the problem as one French line, which begins with its place in the text."""
        return f"ligne {self.line}, {Problem.__str__(self)}"


Lines = int | tuple[int, dict[str, "Lines"] | list["Lines"]]
"""The line (from 1) of a part of a text, and those of its own parts where it has any."""


def within(lines: Lines, path: Path) -> Lines:
    """Return the lines of what stands at a path, or of the nearest part around it.

    A rank in what is not a list is passed over: a list of one may be written without it.
    """
    for part in path:
        inside = lines[1] if isinstance(lines, tuple) else {}
        if isinstance(inside, list):
            if not isinstance(part, int) or part >= len(inside):
                break
            lines = inside[part]
        elif isinstance(part, str):
            if part not in inside:
                break
            lines = inside[part]
    return lines


def first_line(lines: Lines) -> int:
    """Return the line of a part itself."""
    return lines[0] if isinstance(lines, tuple) else lines


@dataclass(frozen=True, slots=True)
class Document:
    """What a text says, and the lines where its parts stand."""

    value: Any
    lines: Lines = 1

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part around it."""
        return first_line(within(self.lines, path))

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


def decoded(text: str | bytes, most: int = MAX_BYTES) -> str:
    """Return a text of bounded size in UTF-8, without its mark; raise `InputError`."""
    if len(text) > most:
        raise failure("trop-grand", f"un texte de {len(text)} octets", f"au plus {most} octets")
    try:
        if isinstance(text, bytes):
            text = text.removeprefix(BOM_UTF8)
            return text.decode()
        text.encode()
    except UnicodeError as error:
        before = text[: getattr(error, "start", 0)]
        place = before if isinstance(before, str) else before.decode("latin-1")
        line, column = place.count("\n") + 1, len(place) - place.rfind("\n")
        got, expected = f"un octet illisible, colonne {column}", "un texte en UTF-8"
        raise InputError([PlacedProblem("", "encodage", got, expected, line=line)]) from None
    return text.removeprefix("\ufeff")


def integer(text: str) -> int:
    """Return a whole number of bounded length; raise `InputError`."""
    if len(text) > MAX_DIGITS:
        raise failure("nombre", "un nombre trop long", f"au plus {MAX_DIGITS} chiffres")
    return int(text)


def decimal(text: str) -> Decimal:
    """Return an exact number of bounded length and exponent; raise `InputError`."""
    if len(text) > MAX_DIGITS:
        raise failure("nombre", "un nombre trop long", f"au plus {MAX_DIGITS} chiffres")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise failure("nombre", shown(text), "un nombre décimal") from None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
        raise failure("nombre", shown(text), f"au plus {MAX_DIGITS} chiffres")
    return value


def failure(code: str, got: str, expected: str) -> InputError:
    """Return the refusal of a whole text."""
    return InputError([Problem("", code, got, expected)])
