"""What a peer is: how it takes a case or a table, how it is asked, how its answer is read.

Guarantees: only `ask` is timed; `take` makes what the peer reads by itself (its own columns, its
own types) and `read` gives each criterion as 0 no, 1 open, 2 yes, so that all are compared alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from bench.peers.rules import Rules

NO, OPEN, YES = 0, 1, 2
CODES: Mapping[bool | None, int] = {False: NO, None: OPEN, True: YES}


class Absent(Exception):
    """A peer that cannot be measured here, and why."""


@dataclass(frozen=True, slots=True)
class One:
    """A peer asked one case at a time: from a row to its own input, its answer, what it says."""

    name: str
    take: Callable[[Mapping[str, Any]], Any]
    ask: Callable[[Any], Any]
    read: Callable[[Any], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Table:
    """A peer asked a whole table.

    `ask` gives the column of each goal; `every` all criteria, as lists of codes; `scan` does as
    `ask` from a Parquet file, where the peer reads such files by itself.
    """

    name: str
    take: Callable[[pl.DataFrame], Any]
    ask: Callable[[Any], Any]
    every: Callable[[Any], Mapping[str, list[int]]]
    scan: Callable[[Path], Any] | None = None


MakeOne = Callable[["Rules"], One]
MakeTable = Callable[["Rules"], Table]


def needed(module: str, package: str) -> None:
    """Return nothing where a module can be imported; raise `Absent` elsewhere."""
    try:
        found = find_spec(module)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise Absent(f"{package} is not installed")


def identifier(name: str) -> str:
    """Return the name of a node as an identifier, different for different nodes.

    >>> identifier("esus.titres?"), identifier("esus.titres!__2")
    ('esus_titres_si', 'esus_titres_alors__2')
    """
    written = name.replace("?", "_si").replace("!", "_alors").replace("~", "_ou")
    return written.replace(".", "_")
