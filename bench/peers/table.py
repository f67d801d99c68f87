"""esslaw over columns: the outcome of each structure by `esslaw.engines.table`.

`examine` is the one place that names that engine. Until it is filled in, the peer is absent and
the run says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.peers.contract import Absent, Table, needed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from bench.peers.rules import Rules


def examine(source: pl.DataFrame | Path, rules: Rules, wanted: tuple[str, ...]) -> pl.DataFrame:
    """Return a column for each criterion wanted: true, false, or null where it is open.

    `source` is a table of `cases.frame`, or a Parquet file of it; the rules are
    `rules.program` of `rules.rulebook` on `rules.ON`. Building and compiling the expression
    belong here, and are timed. Raise `Absent` where the engine is not.
    """
    needed("esslaw.engines.table", "esslaw.engines.table")
    raise Absent("esslaw.engines.table is there, and bench.peers.table does not call it yet")


def taken(columns: pl.DataFrame) -> Any:
    """Return the columns as the engine reads them: another layout or type is made here, untimed."""
    return columns


def peer(rules: Rules) -> Table:
    """Return the peer; raise `Absent` where `esslaw.engines.table` is not."""
    from bench.peers.cases import frame
    from bench.peers.contract import CODES

    examine(taken(frame(rules, 1)), rules, rules.goals)

    def every(columns: Any) -> Mapping[str, list[int]]:
        found: pl.DataFrame = examine(columns, rules, rules.criteria)
        return {name: [CODES[value] for value in found[name]] for name in rules.criteria}

    return Table(
        "table",
        take=taken,
        ask=lambda columns: examine(columns, rules, rules.goals),
        every=every,
        scan=lambda path: examine(path, rules, rules.goals),
    )
