"""Each peer held to the kernel: every criterion, on cases drawn at random with unknown facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bench.peers.cases import expected, frame, rows
from bench.peers.contract import One, Table
from bench.peers.rules import Rules

if TYPE_CHECKING:
    import polars as pl

CASES = 2_500


class Different(Exception):
    """A peer that does not say what the kernel says: it is not timed."""


class Sample:
    """Some cases of the rules and what the kernel says of them, worked out once for all peers."""

    def __init__(self, rules: Rules, count: int = CASES, seed: int = 23) -> None:
        self.rules = rules
        self.columns: pl.DataFrame = frame(rules, count, seed)
        self.rows: Sequence[Mapping[str, Any]] = rows(self.columns)
        self.expected = [expected(rules, row) for row in self.rows]


def check_one(peer: One, sample: Sample) -> int:
    """Return how many answers were compared; raise `Different` at the first that is not equal."""
    for rank, (row, right) in enumerate(zip(sample.rows, sample.expected, strict=True)):
        found = peer.read(peer.ask(peer.take(row)))
        if found != right:
            raise Different(_told(peer.name, rank, row, found, right))
    return len(sample.rows) * len(sample.rules.criteria)


def check_table(peer: Table, sample: Sample) -> int:
    """Return how many answers were compared; raise `Different` at the first that is not equal."""
    found = peer.every(peer.take(sample.columns))
    if set(found) != set(sample.rules.criteria):
        missing = set(sample.rules.criteria) ^ set(found)
        raise Different(f"{peer.name}: not the same criteria: {', '.join(sorted(missing))}")
    for rank, (row, right) in enumerate(zip(sample.rows, sample.expected, strict=True)):
        said = {name: values[rank] for name, values in found.items()}
        if said != right:
            raise Different(_told(peer.name, rank, row, said, right))
    return len(sample.rows) * len(sample.rules.criteria)


def _told(
    name: str,
    rank: int,
    row: Mapping[str, Any],
    found: Mapping[str, int],
    right: Mapping[str, int],
) -> str:
    names = sorted({*found, *right})
    unequal = [
        f"{n}: {found.get(n)}, not {right.get(n)}" for n in names if found.get(n) != right.get(n)
    ]
    return f"{name}, case {rank}: {'; '.join(unequal[:5])} ({dict(row)})"
