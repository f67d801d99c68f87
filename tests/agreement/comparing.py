"""Where an engine does not say what the kernel says: how often, and the first case, to be pasted.

Guarantees: every node of every row is compared; the case is told as a file that `esslaw examine`
reads, with what each says of each node that differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import yaml
from pydantic import BaseModel

from esslaw.facts.case import Case
from esslaw.facts.fact import Choice
from esslaw.facts.intervention import Intervention
from esslaw.facts.structure import Structure
from esslaw.facts.written import tree
from tests.agreement.drawing import Batch
from tests.agreement.engines import Answers

WORDS: Mapping[int, str] = {0: "false", 1: "unknown", 2: "true"}
CASES: Mapping[str, Case] = {
    "structure": Case(Structure()),
    "intervention": Case(Structure(), Intervention()),
}
MOST_TOLD = 20
"""Of how many nodes it is told what each engine says."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many answers of an engine were compared, how many differ, and the first row that does."""

    answers: int
    different: int
    first: str | None


def compare(name: str, batch: Batch, right: Answers, found: Answers) -> Compared:
    """Return what comparing an engine with the kernel gives; each node of each row counts."""
    asked = np.arange(0, len(batch), found.every)
    expected = right.values[asked]
    if not np.array_equal(found.rows, asked) or found.values.shape != expected.shape:
        why = f"# {name} does not answer every row that it was asked, each once and in its place"
        return Compared(expected.size, max(expected.size, 1), why)
    unequal = found.values != expected
    rows = np.flatnonzero(unequal.any(axis=1))
    first = None
    if len(rows):
        line = int(rows[0])
        nodes = np.flatnonzero(unequal[line])
        said = {
            batch.program.nodes[rank].id: (expected[line, rank], found.values[line, rank])
            for rank in nodes
        }
        first = told(name, batch, int(found.rows[line]), said)
    return Compared(expected.size, int(unequal.sum()), first)


def told(name: str, batch: Batch, rank: int, said: Mapping[str, tuple[int, int]]) -> str:
    """Return a case as YAML, under what the kernel and an engine say of some of its nodes."""
    regime, on = batch.segment.name, batch.days[rank]
    nodes = [
        f"#   {node}: kernel {_word(right)}, {name} {_word(found)}"
        for node, (right, found) in [*said.items()][:MOST_TOLD]
    ]
    if len(said) > MOST_TOLD:
        nodes.append(f"#   and {len(said) - MOST_TOLD} more")
    head = [
        f"# {name} differs from the kernel:",
        *nodes,
        f"# esslaw examine case.yaml --regime {regime} --on {on}",
    ]
    document = document_of(batch, rank)
    return "\n".join([*head, yaml.safe_dump(document, allow_unicode=True, sort_keys=False)])


def document_of(batch: Batch, rank: int) -> dict[str, Any]:
    """Return a row as a person would write the case."""
    kind = batch.segment.regime.case
    given = batch.facts_of(rank).items()
    path = CASES[kind].path
    facts = {path(name): _plain(value) for name, value in given if value is not None}
    return {kind: tree(facts)}


def _plain(value: Any) -> Any:
    match value:
        case bool() | int():
            return value
        case Choice():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case BaseModel():
            cells = value.__dict__.items()
            return {name: _plain(cell) for name, cell in cells if cell is not None}
    return format(value, "f") if not isinstance(value, str) else value


def _word(code: int) -> str:
    return WORDS.get(int(code), "nothing")
