"""Reading the file of a record line by line, to say where it is not what the writer writes.

Guarantees: the line that is named is the one that was altered, also where a bracket, a comma or a
line break was; each line is judged by its own form first, then by those around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from esslaw.advice.record.canonical import MOST, canonical
from esslaw.advice.record.layout import pointer
from esslaw.documents import PlacedProblem
from esslaw.problems import shown

FORM = "forme"
TOLD = 50
"""How many lines that are not in form are told: a file of something else has nothing but these."""
_MEMBER = re.compile(
    r'(?P<indent> {2}| {4})(?P<name>"(?:[^"\\]|\\.)*"): (?P<value>.+?)(?P<comma>,?)'
)
_CLOSE = re.compile(r"(?P<indent>(?: {2})?)\}(?P<comma>,?)")


@dataclass(slots=True)
class Scan:
    """What the lines of a file say: its content, the line of each entry, what is not in form.

    `twice` holds the entries that are there again: their pointer, their line, their value.
    """

    content: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[PlacedProblem] = field(default_factory=list)
    twice: list[tuple[str, int, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in form: `opens` a section, closes one (no name), or says an entry."""

    number: int
    depth: int
    comma: bool
    name: str | None = None
    value: Any = None
    opens: bool = False


def _no_fraction(text: str) -> Any:
    raise ValueError(f"a number that is not an integer: {text}")


def _integer(text: str) -> int:
    if len(text) > len(str(MOST)) or abs(int(text)) > MOST:
        raise ValueError(f"an integer beyond what JSON holds exactly: {text}")
    return int(text)


def value_of(text: str) -> Any:
    """Return the value of a JSON text; raise `ValueError` for a fraction, or for what is no JSON.

    >>> value_of("[1]")
    [1]
    """
    try:
        return json.loads(
            text, parse_float=_no_fraction, parse_int=_integer, parse_constant=_no_fraction
        )
    except RecursionError:
        raise ValueError("nested too deep") from None


def scan(text: str) -> Scan:
    """Return what a file says, and every line that is not in form."""
    found = Scan()
    lines = text.split("\n")
    read = list(_lines(lines, found.problems))
    if not found.problems:
        found.problems += _around(read, len(lines))
    if not found.problems:
        _fill(found, read)
    return found


def problem(where: str, line: int, got: str, expected: str) -> PlacedProblem:
    """Return the refusal of a line for its form."""
    return PlacedProblem(where, FORM, got, expected, line=line)


def _lines(lines: list[str], problems: list[PlacedProblem]) -> Iterator[_Line]:
    """Yield the lines in form between the first and the last; report the others."""
    if lines[0] != "{":
        problems.append(_refused(1, lines[0], "{"))
    last = len(lines)
    if lines[-1] != "" or last < 3:
        problems.append(problem("", last, shown(lines[-1]), "la fin du fichier après « } »"))
        return
    if lines[-2] != "}":
        problems.append(_refused(last - 1, lines[-2], "}"))
    for number, line in enumerate(lines[1:-2], 2):
        if len(problems) >= TOLD:
            return
        made = _line(number, line)
        if isinstance(made, PlacedProblem):
            problems.append(made)
        else:
            yield made


def _refused(number: int, line: str, expected: str) -> PlacedProblem:
    return problem("", number, shown(line), f"la ligne « {expected} »")


def _line(number: int, line: str) -> _Line | PlacedProblem:
    """Return a line, or why it is not in form, with the column where it stops being so."""
    closed = _CLOSE.fullmatch(line)
    if closed and closed["indent"]:
        return _Line(number, 1, bool(closed["comma"]))
    member = _MEMBER.fullmatch(line)
    if member is None:
        return problem("", number, shown(line), 'une ligne « "nom": valeur », à sa place')
    depth, comma = len(member["indent"]) // 2, bool(member["comma"])
    try:
        name = value_of(member["name"])
        where = "" if depth > 1 else pointer(name)
        if canonical(name) != member["name"]:
            return problem(where, number, shown(member["name"]), shown(canonical(name)))
        if member["value"] == "{" and depth == 1 and not comma:
            return _Line(number, 1, False, name, {}, True)
        value = value_of(member["value"])
        written = canonical(value)
    except ValueError as error:
        start = 0 if not isinstance(error, json.JSONDecodeError) else error.pos
        column = member.start("value") + start + 1
        got = f"{shown(member['value'])}, colonne {column}"
        return problem("", number, got, "une valeur JSON bien formée, sans fraction")
    if written != member["value"]:
        column = member.start("value") + _first_difference(member["value"], written) + 1
        got = f"une autre écriture, colonne {column}"
        return problem("", number, got, f"l'écriture canonique {shown(written)}")
    return _Line(number, depth, comma, name, value)


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((rank for rank, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(read: list[_Line], count: int) -> Iterator[PlacedProblem]:
    """Yield the first line that does not fit those around it: its comma, its depth."""
    inside = False
    for rank, line in enumerate(read):
        after = read[rank + 1] if rank + 1 < len(read) else _Line(count - 1, 0, False)
        closes = after.name is None
        if line.name is None and not inside:
            yield problem("", line.number, "une accolade fermante", "une entrée")
            return
        if line.name is not None and line.depth != (2 if inside else 1):
            yield problem("", line.number, "une ligne d'un autre rang", "une entrée de ce rang")
            return
        inside = line.opens or (inside and line.name is not None)
        if line.opens:
            if closes:
                yield problem("", line.number, "une section vide ouverte", "« {} »")
                return
        elif line.comma == closes:
            got = "une virgule de trop" if line.comma else "une virgule qui manque"
            yield problem("", line.number, got, "une virgule entre deux entrées")
            return
    if inside:
        yield problem("", count - 1, "une section qui n'est pas fermée", "« } »")


def _fill(found: Scan, read: list[_Line]) -> None:
    section: str | None = None
    for line in read:
        if line.name is None:
            section = None
            continue
        place = found.content if section is None else found.content[section]
        names = (line.name,) if section is None else (section, line.name)
        where = pointer(*names)
        if line.name in place:
            found.twice.append((where, line.number, line.value))
            continue
        place[line.name] = line.value
        found.lines[where] = line.number
        if line.opens:
            section = line.name
