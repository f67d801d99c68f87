"""The decision matrix, read from `matrice.yaml`: each cell, and its cases on each side.

Guarantees: a cell is one instrument and one kind of authority; each of its sides is an
intervention that `examine` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from esslaw.documents import read_yaml
from tests.cases.reading import FOLDER, Expected, FieldCase, intervention, interventions

ON = date(2026, 11, 22)
SIDES = {"oui": "true", "non": "false", "incertain": "unknown"}
SHOWN = {
    "commune": "COM",
    "communaute_de_communes": "CC",
    "communaute_urbaine": "CU",
    "metropole": "MET",
    "metropole_lyon": "LYON",
    "ept": "EPT",
    "metropole_grand_paris": "MGP",
    "ville_de_paris": "PARIS",
    "departement": "DEP",
    "region": "REG",
    "collectivite_de_corse": "CTU",
    "mayotte": "MAY",
}
"""The columns of the matrix, by one of the kinds of authority that each stands for."""


@dataclass(frozen=True)
class Cell:
    """An instrument and an authority: the code of the matrix, and what the table answers."""

    instrument: str
    authority: str
    code: str
    table: str
    base: str
    sides: Mapping[str, tuple[Mapping[str, Any], ...]]

    def facts(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the intervention of one side."""
        own = {"collectivite.type": self.authority, **changes}
        return intervention(interventions()[self.base], own, [], ON)


@cache
def cells() -> tuple[Cell, ...]:
    """Return every cell of the matrix."""
    return tuple(_cells())


def _cells() -> Iterator[Cell]:
    rows = read_yaml((FOLDER / "matrice.yaml").read_bytes()).value
    for row in rows:
        for group in row["cellules"]:
            sides = {side: tuple(group.get(side, ())) for side in SIDES}
            for authority in group["autorites"]:
                yield Cell(
                    row["instrument"], authority, group["code"], group["table"], row["base"], sides
                )


def as_cases() -> Iterator[FieldCase]:
    """Yield every side of every cell as a case, for what the cases see taken together."""
    for cell in cells():
        for side, changes in cell.sides.items():
            for rank, change in enumerate(changes):
                title = f"{cell.instrument} {cell.authority} {side}"
                yield FieldCase(
                    "matrice", title, rank, ON, "intervention", cell.facts(change), Expected("")
                )


def drawn() -> str:
    """Return the matrix as text: one line an instrument, one column a kind of authority."""
    by_place = {(cell.instrument, cell.authority): cell.code for cell in cells()}
    instruments = list(dict.fromkeys(cell.instrument for cell in cells()))
    lines = [f"{'':<30}" + "".join(f"{name:<11}" for name in SHOWN.values())]
    lines += [
        f"{one:<30}" + "".join(f"{by_place[one, kind]:<11}" for kind in SHOWN)
        for one in instruments
    ]
    return "\n".join(line.rstrip() for line in lines)
