"""What must be reached, each against what was found in the same run.

Guarantees: a ratio is the median of pairs taken in turn; what was not measured is neither reached
nor missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from types import MappingProxyType

from bench.pairs import ratio
from bench.peers.measures import POWERS, Section

MILLION = 1_000_000
POLARS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "table": ("handwritten_polars", "choix en nombres"),
        "table, texts": ("handwritten_polars, lists", "choix en textes et en listes"),
    }
)
"""For each layout of the columns, Polars written by hand over the nearest, and its words."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Something to reach: what was found, and within what it must be; both in the same unit."""

    what: str
    found: float | None
    wanted: float
    at_least: bool
    unit: str

    @property
    def reached(self) -> bool | None:
        if self.found is None:
            return None
        return self.found >= self.wanted if self.at_least else self.found <= self.wanted


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run measured."""

    sections: Mapping[str, Section]
    memory: Mapping[str, int]
    starting: Mapping[str, float]
    missing: Mapping[str, str]
    compared: int

    def times(self, key: str, size: int, one: str, other: str) -> float | None:
        """Return how many times as long the first peer takes as the second."""
        found = self.sections[key].seconds.get(size, {})
        return ratio(found[one], found[other]) if one in found and other in found else None

    def growth(self, key: str, peer: str, small: int, large: int) -> float | None:
        """Return how many times as long a peer takes at a larger size."""
        found = self.sections[key].seconds
        one, other = (found.get(size, {}).get(peer) for size in (large, small))
        return median(one) / median(other) if one and other else None


def aims(run: Run) -> Iterator[Aim]:
    """Yield what must be reached, in the order of the page."""
    yield Aim(
        "Preuve d'un cas : débit, rapporté à zen-engine avec trace",
        run.times("one", 1, "zen, traced", "proof"),
        2,
        True,
        "×",
    )
    yield Aim(
        "Valeurs d'un cas (`fast`) : temps, rapporté au Python écrit à la main",
        run.times("one", 1, "fast", "handwritten_python"),
        1.5,
        False,
        "×",
    )
    yield Aim(
        "Valeurs d'un cas (`fast`) : débit, rapporté à zen-engine sans trace",
        run.times("one", 1, "zen", "fast"),
        5,
        True,
        "×",
    )
    for rows, wanted in ((MILLION, 2.0), (10 * MILLION, 1.3)):
        for own, (peer, columns) in POLARS.items():
            yield Aim(
                f"`table` en mémoire, {rows // MILLION} M de lignes, {columns} : temps, rapporté "
                "au Polars écrit à la main",
                run.times("memory", rows, own, peer),
                wanted,
                False,
                "×",
            )
    for rows in (MILLION, 10 * MILLION):
        yield Aim(
            f"`table` en mémoire, {rows // MILLION} M de lignes, expression formée d'avance : "
            "débit, rapporté à openfisca-core",
            run.times("memory", rows, "openfisca", "table, kept"),
            5,
            True,
            "×",
        )
    parquet = run.sections["parquet"]
    speed = parquet.speed("table", max(parquet.units))
    yield Aim(
        "`examine_table` depuis Parquet",
        None if speed is None else speed / MILLION,
        5,
        True,
        "M de lignes par seconde",
    )
    yield from _growths(run)
    peak = run.memory.get("table")
    yield Aim(
        "`examine_table` : mémoire d'un processus qui lit 10 M de lignes",
        None if peak is None else peak / 10**9,
        2,
        False,
        "Go",
    )
    for name, what, wanted in (
        ("cold", "Charger les règles, sans rien de gardé", 200),
        ("warm", "Charger les règles, gardées d'une fois sur l'autre", 50),
        ("import", "`import esslaw`", 120),
    ):
        yield Aim(what, run.starting[name] * 1000, wanted, False, "ms")


def _growths(run: Run) -> Iterator[Aim]:
    yield Aim(
        "`table` : de 1 M à 10 M de lignes, le temps est multiplié par",
        run.growth("memory", "table", MILLION, 10 * MILLION),
        12,
        False,
        "",
    )
    few, many = POWERS[0], POWERS[-1]
    for key, peer, name in (
        ("one_copied", "proof", "proof"),
        ("one_copied", "fast", "fast"),
        ("memory_copied", "table, texts", "table"),
    ):
        yield Aim(
            f"`{name}` : {many} fois plus de critères, le temps est multiplié par",
            run.growth(key, peer, few, many),
            many * 1.1,
            False,
            "",
        )
