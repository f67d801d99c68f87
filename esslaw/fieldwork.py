"""The cases of the field that a checkout holds: its examples, and the cases of the jurist.

Guarantees: each is what `examine` takes, with its regime and its day where the file says them; a
file that is not of this form is refused with its name. The wheel has neither folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from esslaw.documents import read_yaml
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.problems import InputError, Problem
from esslaw.rulebook.book import Rulebook

BASES = {STRUCTURE: "bases.yaml", INTERVENTION: "interventions.yaml"}
ASIDE = (*BASES.values(), "articles.yaml", "matrice.yaml")
THE_DAY, THE_YEAR_BEFORE = "le jour même", "l'année précédente"


@dataclass(frozen=True, slots=True)
class FieldCase:
    """A case as `examine` takes it; `regime` and `on` are None where it is asked of any."""

    name: str
    document: Mapping[str, Any]
    regime: str | None = None
    on: date | None = None


def examples(folder: Path) -> tuple[FieldCase, ...]:
    """Return the case files of a folder and of those inside it."""
    paths = sorted(folder.rglob("*.yaml"))
    return tuple(FieldCase(str(path.relative_to(folder)), _read(path)) for path in paths)


def jurist_cases(folder: Path, rulebook: Rulebook) -> tuple[FieldCase, ...]:
    """Return the cases of the jurist of a folder, once for each of their days and examples."""
    bases = {
        kind: {"vide": {}, **(_read(folder / name) if (folder / name).is_file() else {})}
        for kind, name in BASES.items()
    }
    paths = sorted(path for path in folder.glob("*.yaml") if path.name not in ASIDE)
    found: list[FieldCase] = []
    for path in paths:
        for written in _read(path):
            try:
                kind = rulebook.regimes[written["regime"]].case
                found += _cases(path.stem, written, kind, bases[kind])
            except (KeyError, TypeError, AttributeError) as error:
                got = f"un cas où {error} ne se lit pas"
                raise InputError([Problem(path.name, "cas", got, "un cas du juriste")]) from None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class DecidingCase:
    """A case of the jurist that a criterion must decide: with which value, on which days."""

    file: str
    title: str
    regime: str
    days: tuple[date, ...]
    value: bool | None


def deciding_cases(folder: Path) -> Mapping[str, tuple[DecidingCase, ...]]:
    """Return, for each criterion, the cases of a folder that it must decide, in their order.

    A value of None is an unknown: the answer that the case leaves out is what decides.
    """
    found: dict[str, list[DecidingCase]] = {}
    for path in sorted(path for path in folder.glob("*.yaml") if path.name not in ASIDE):
        for written in _read(path):
            try:
                days = written["le"] if isinstance(written["le"], list) else [written["le"]]
                for name, value in written.get("deciding", {}).items():
                    known = value if isinstance(value, bool) else None
                    case = DecidingCase(
                        path.name, written["titre"], written["regime"], tuple(days), known
                    )
                    found.setdefault(name, []).append(case)
            except (KeyError, TypeError, AttributeError) as error:
                got = f"un cas où {error} ne se lit pas"
                raise InputError([Problem(path.name, "cas", got, "un cas du juriste")]) from None
    return {name: tuple(cases) for name, cases in found.items()}


def _cases(
    file: str, written: Mapping[str, Any], kind: str, bases: Mapping[str, Any]
) -> Iterator[FieldCase]:
    days = written["le"] if isinstance(written["le"], list) else [written["le"]]
    for day in days:
        for example in written.get("exemples", [{}]):
            facts = deepcopy(dict(bases[written["base"]]))
            for path, value in {**written.get("avec", {}), **example}.items():
                place, last = _place(facts, path, kind)
                place[last] = value
            for path in written.get("sans", []):
                place, last = _place(facts, path, kind)
                del place[last]
            name = f"{file} : {written['titre']}"
            yield FieldCase(name, {kind: _dated(facts, day)}, written["regime"], day)


def _place(facts: dict[str, Any], path: str, kind: str) -> tuple[dict[str, Any], str]:
    """Return the part in which a fact is written, and its name there."""
    if kind == STRUCTURE:
        return facts, path
    *above, last = path.split(".")
    place = facts
    for part in above:
        place = place.setdefault(part, {})
    return place, last


def _dated(value: Any, day: date) -> Any:
    """Return a value in which the two words that follow the day examined are worked out."""
    if isinstance(value, dict):
        return {name: _dated(one, day) for name, one in value.items()}
    words: Mapping[Any, Any] = {THE_DAY: day, THE_YEAR_BEFORE: day.year - 1}
    return words.get(value, value) if isinstance(value, str) else value


def _read(path: Path) -> Any:
    try:
        return read_yaml(path.read_bytes()).value
    except OSError:
        got, expected = "un fichier illisible", "un fichier YAML"
        raise InputError([Problem(path.name, "fichier", got, expected)]) from None
