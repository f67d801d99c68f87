"""Every peer by its name, and those that are absent here, each with why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from bench.peers import (
    fast,
    forward,
    handwritten_duckdb,
    handwritten_polars,
    handwritten_python,
    openfisca,
    proof,
    table,
    zen,
)
from bench.peers.contract import Absent, MakeOne, MakeTable, One, Table
from bench.peers.rules import Rules

ONES: Mapping[str, MakeOne] = MappingProxyType(
    {
        "proof": proof.peer,
        "proof, from a mapping": proof.from_document,
        "fast": fast.peer,
        "handwritten_python": handwritten_python.peer,
        "zen": zen.peer,
        "zen, traced": partial(zen.peer, trace=True),
        "durable_rules": forward.peer,
    }
)
TABLES: Mapping[str, MakeTable] = MappingProxyType(
    {
        "table": table.peer,
        "table, kept": table.kept,
        "table, texts": partial(table.peer, texts=True),
        "handwritten_polars, lists": partial(handwritten_polars.peer, lists=True),
        "handwritten_polars": handwritten_polars.peer,
        "handwritten_duckdb": handwritten_duckdb.peer,
        "openfisca": openfisca.peer,
    }
)

COPIED_TABLES = tuple(name for name in TABLES if name not in ("table", "table, kept"))
"""The peers of facts of other names, of which the vocabulary does not say the choices."""


def absences(rules: Rules) -> dict[str, str]:
    """Return why each peer that cannot be asked here is absent."""
    missing: dict[str, str] = {}
    for name, make in {**ONES, **TABLES}.items():
        try:
            make(rules)
        except Absent as why:
            missing[name] = str(why)
    return missing


def ones(rules: Rules, names: tuple[str, ...] = tuple(ONES)) -> list[One]:
    """Return the peers of one case that are here."""
    return [made for name in names if isinstance(made := _made(ONES[name], rules), One)]


def tables(rules: Rules, names: tuple[str, ...] = tuple(TABLES)) -> list[Table]:
    """Return the peers of tables that are here."""
    return [made for name in names if isinstance(made := _made(TABLES[name], rules), Table)]


def _made(make: MakeOne | MakeTable, rules: Rules) -> One | Table | None:
    try:
        return make(rules)
    except Absent:
        return None
