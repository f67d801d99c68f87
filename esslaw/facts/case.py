"""Reading a case: a file or a text that describes one structure.

Guarantees: the case is read whole or refused whole, with every problem at once, each with its
path, what was got, what was expected and a suggestion where one can be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from esslaw.documents import MAX_BYTES, read_json, read_yaml
from esslaw.facts.refusals import problems_of
from esslaw.facts.structure import Structure
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import did_you_mean

KINDS = {"structure": Structure}


@dataclass(frozen=True, slots=True)
class Case:
    """What is examined: a structure."""

    structure: Structure


def read_case(source: Case | Structure | Mapping[str, Any] | str | bytes | Path) -> Case:
    """Return the case that a model, a mapping, a JSON text or a file (`Path`) describes.

    Raise `InputError` with every problem when it is not a case.
    """
    match source:
        case Case():
            return source
        case Structure():
            return Case(source)
        case Mapping():
            return _case(source)
        case Path():
            return _case(_file(source))
        case str() | bytes():
            return _case(_text(source))
    raise InputError([_not_a_case(source)])


def _text(text: str | bytes) -> Any:
    try:
        return read_json(text)
    except InputError as error:
        if text.lstrip()[:1] in ("{", "[", b"{", b"["):
            raise
        hint = "pour lire un fichier, donner pathlib.Path(…)"
        raise InputError([replace(one, suggestion=hint) for one in error.problems]) from None


def _file(path: Path) -> Any:
    try:
        if not path.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except OSError:
        raise InputError(
            [Problem(path.name, "fichier", "un fichier illisible", "un fichier YAML ou JSON")]
        ) from None
    return read_json(text) if path.suffix.lower() == ".json" else read_yaml(text).value


def _case(value: Any) -> Case:
    if not isinstance(value, Mapping):
        raise InputError([_not_a_case(value)])
    unknown = [str(key) for key in value if key not in KINDS]
    expected = "une clé parmi " + ", ".join(KINDS)
    problems = [
        Problem(path_of([key]), "cle-inconnue", shown(key), expected, did_you_mean(key, KINDS))
        for key in unknown
    ]
    if "structure" not in value and not any(problem.suggestion for problem in problems):
        problems.append(_not_a_case(value))
    try:
        structure = Structure.model_validate(value.get("structure", {}))
    except ValidationError as error:
        problems.extend(problems_of(error, Structure, ("structure",)))
    if problems:
        raise InputError(problems)
    return Case(structure)


def _not_a_case(value: object) -> Problem:
    match value:
        case None | "" | b"":
            got = "un document vide"
        case Mapping():
            got = "un objet sans structure"
        case list() | tuple():
            got = "une liste"
        case _:
            got = shown(value)
    return Problem("", "cas", got, "un cas : {structure: {…}}")
