"""The cases of the jurist, read from the YAML files of this folder.

Guarantees: a file is read whole or refused with the name of the case at fault; numbers are exact.

A case says: `titre`, `le` (the date of law, or several), `regime`, `base` (a structure of
`bases.yaml`, an intervention of `interventions.yaml`, or `vide`), `avec` (facts changed, those of
a part by their path: `collectivite.type`), `sans` (facts removed: unknown), and what is expected:
`outcome`; `parties`, the outcome of parts of an intervention, `sans objet` where one does not
apply; `bloque`, the first that blocks; `deciding`, the criteria that carry it, with their value;
`reservations` and `open_questions`, exactly (absent: none); `formalities` (`certaines`,
`possibles`, `absentes`); `caveats`, words that the texts to verify must contain, `sans_caveats`,
that none may; `dit`, words in the label, the note, the appreciation or the sources of a criterion
or a formality, or in what is to be verified of these sources. `exemples` repeats a case with
other facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from esslaw import load_rulebook
from esslaw.documents import read_yaml

FOLDER = Path(__file__).parent
BASES = FOLDER / "bases.yaml"
INTERVENTIONS = FOLDER / "interventions.yaml"
ARTICLES = FOLDER / "articles.yaml"
ASIDE = (BASES, ARTICLES, INTERVENTIONS, FOLDER / "matrice.yaml")
THE_DAY = "le jour même"
THE_YEAR_BEFORE = "l'année précédente"
KEYS = {"titre", "le", "regime", "base", "avec", "sans", "exemples"}
EXPECTED = {
    "outcome",
    "deciding",
    "reservations",
    "open_questions",
    "formalities",
    "caveats",
    "sans_caveats",
    "dit",
    "parties",
    "bloque",
}
FORMALITIES = {"certaines", "possibles", "absentes"}


@dataclass(frozen=True)
class Expected:
    """What a case expects of the verdict."""

    outcome: str
    deciding: Mapping[str, str] = field(default_factory=dict)
    reservations: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    formalities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    without_caveats: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    blocking: str | None = None


@dataclass(frozen=True)
class FieldCase:
    """One structure, or one intervention, examined on one day."""

    file: str
    title: str
    rank: int
    on: date
    regime: str
    facts: Mapping[str, Any]
    expected: Expected

    @property
    def document(self) -> Mapping[str, Any]:
        """What `examine` takes."""
        return {kind_of(self.regime): self.facts}

    @property
    def slug(self) -> str:
        """The name of the test: the file, the title in plain letters, the day."""
        plain = normalize("NFKD", self.title).encode("ascii", "ignore").decode().lower()
        words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90]
        return f"{self.file}-{words}-{self.on}-{self.rank}"


@cache
def bases() -> Mapping[str, Mapping[str, Any]]:
    """Return the structures that the cases start from."""
    return {"vide": {}, **read_yaml(BASES.read_bytes()).value}


@cache
def interventions() -> Mapping[str, Mapping[str, Any]]:
    """Return the interventions that the cases start from, each with its beneficiary."""
    return {"vide": {}, **read_yaml(INTERVENTIONS.read_bytes()).value}


def kind_of(regime: str) -> str:
    """Return what a regime is asked of: a structure or an intervention."""
    return load_rulebook().regimes[regime].case


@cache
def written() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Return every case as it is written, with the name of its file."""
    paths = sorted(path for path in FOLDER.glob("*.yaml") if path not in ASIDE)
    return tuple((path.stem, case) for path in paths for case in read_yaml(path.read_bytes()).value)


@cache
def cases() -> tuple[FieldCase, ...]:
    """Return every case, once for each of its days and examples."""
    return tuple(case for file, one in written() for case in _cases(file, one))


def _cases(file: str, written: Mapping[str, Any]) -> Iterator[FieldCase]:
    name = f"{file}: {written.get('titre')}"
    unknown = written.keys() - KEYS - EXPECTED
    assert not unknown, f"{name}: {sorted(unknown)} ?"
    days = written["le"] if isinstance(written["le"], list) else [written["le"]]
    examples = written.get("exemples", [{}])
    expected = _expected(name, written)
    for rank, (day, example) in enumerate((d, e) for d in days for e in examples):
        assert isinstance(day, date), f"{name}: {day!r} n'est pas une date"
        changes = {**written.get("avec", {}), **example}
        make = _facts if kind_of(written["regime"]) == "structure" else _intervention
        facts = make(name, written["base"], changes, written.get("sans", []), day)
        yield FieldCase(file, written["titre"], rank, day, written["regime"], facts, expected)


def _facts(
    name: str, base: str, changes: Mapping[str, Any], removed: list[str], day: date
) -> Mapping[str, Any]:
    facts = {**bases()[base], **changes}
    for fact in removed:
        assert fact in facts, f"{name}: {fact} n'est pas dans {base}"
        del facts[fact]
    return {fact: on_the_day(value, day) for fact, value in facts.items()}


def _intervention(
    name: str, base: str, changes: Mapping[str, Any], removed: list[str], day: date
) -> Mapping[str, Any]:
    return intervention(interventions()[base], changes, removed, day, name)


def intervention(
    base: Mapping[str, Any],
    changes: Mapping[str, Any],
    removed: list[str],
    day: date,
    name: str = "",
) -> dict[str, Any]:
    """Return an intervention with facts changed or removed by their path."""
    facts: dict[str, Any] = deepcopy(dict(base))
    for path, value in changes.items():
        *above, last = path.split(".")
        place = facts
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    for path in removed:
        *above, last = path.split(".")
        place = facts
        for part in above:
            place = place[part]
        assert last in place, f"{name}: {path} n'est pas dans la base"
        del place[last]
    return {fact: _dated(value, day) for fact, value in facts.items()}


def _dated(value: Any, day: date) -> Any:
    if isinstance(value, dict):
        return {name: _dated(one, day) for name, one in value.items()}
    return on_the_day(value, day)


def on_the_day(value: Any, day: date) -> Any:
    """Return a value of a case, the two that follow the day examined being worked out."""
    words: Mapping[Any, Any] = {THE_DAY: day, THE_YEAR_BEFORE: day.year - 1}
    return words.get(value, value) if isinstance(value, str) else value


SAID = {True: "met", False: "not_met", "unknown": "undetermined", "sans objet": "sans objet"}


def _expected(name: str, written: Mapping[str, Any]) -> Expected:
    formalities = written.get("formalities", {})
    assert formalities.keys() <= FORMALITIES, f"{name}: {sorted(formalities)} ?"
    values = {True: "true", False: "false", "unknown": "unknown"}
    return Expected(
        written["outcome"],
        {one: values[value] for one, value in written.get("deciding", {}).items()},
        tuple(sorted(written.get("reservations", ()))),
        tuple(sorted(written.get("open_questions", ()))),
        {kind: tuple(names) for kind, names in formalities.items()},
        tuple(written.get("caveats", ())),
        tuple(written.get("sans_caveats", ())),
        written.get("dit", {}),
        {part: SAID[said] for part, said in written.get("parties", {}).items()},
        written.get("bloque"),
    )
