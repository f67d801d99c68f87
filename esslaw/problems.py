"""What is wrong with an input: every problem at once, each with its path.

A `Problem` is data (path, what was got, what was expected, a suggestion); saying it in a
sentence is separate from raising it, so that a terminal, a page and a program each show it
in their own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Cs")
"""Unicode's categories of controls, marks without a shape, line breaks and half characters."""
SHOWN = 80
"""How many characters of a wrong value are repeated to the person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    `path` reads like `structure.exercices[1].date_cloture`; `got` is the value received,
    shortened; `expected` and `suggestion` are French sentences (`suggestion` may be absent).
    """

    path: str
    code: str
    got: str
    expected: str
    suggestion: str | None = None

    def __str__(self) -> str:
        """Return the problem as one French line."""
        line = f"{self.path or '(document)'} : reçu {self.got} ; attendu : {self.expected}"
        return f"{line} ; {self.suggestion}" if self.suggestion else line


class InputError(ValueError):
    """An input that cannot be examined; `problems` lists everything wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Findings:
    """Collects the problems of several readings, so that all of them are raised at once.

    >>> found = Findings()
    >>> with found:
    ...     raise InputError([Problem("on", "date", "rien", "une date")])
    >>> [problem.path for problem in found.problems]
    ['on']
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __enter__(self) -> None:
        """Begin a reading."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Keep the problems of a reading that failed; let any other exception go."""
        if not isinstance(error, InputError):
            return False
        self.problems += error.problems
        return True

    def check(self) -> None:
        """Raise `InputError` with every problem found, if there is one."""
        if self.problems:
            raise InputError(self.problems)


def shown(value: object) -> str:
    """Return a value as it is repeated in a message: short, on one line, quoted if text."""
    if value is None:
        return "rien"
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        text = f"« {value} »" if isinstance(value, str) else str(value)
    except ValueError:  # an integer of more digits than Python agrees to write
        return "un nombre trop long pour être répété"
    text = printable(" ".join(text.split()))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def printable(text: str) -> str:
    """Return a text that stays on its line and gives no order to a terminal."""
    if text.isprintable():
        return text
    return "".join("�" if category(letter) in UNSEEN else letter for letter in text)


def path_of(parts: Iterable[str | int]) -> str:
    """Return a path in the usual notation.

    >>> path_of(["structure", "exercices", 1, "date_cloture"])
    'structure.exercices[1].date_cloture'
    """
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            name = printable(part if len(part) <= SHOWN else part[: SHOWN - 1] + "…")
            path += f".{name}" if path else name or "(vide)"
    return path
