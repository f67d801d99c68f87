"""esslaw over columns: the outcome of each structure by one Ibis expression, run by Polars.

`examine` is the one place that names that engine. Building and compiling the expression are in
each call. The columns are those of the vocabulary, as the engine documents them; their choices are
whole numbers, as `examine_table` makes them, or texts and lists of texts. A file is read by
`examine_table` itself: its cells are checked, and what is wrong in one would be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.peers.contract import CODES, Table, needed
from bench.peers.plain import ON
from bench.peers.rules import REGIME, Rules

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


def examine(source: pl.LazyFrame, rules: Rules, wanted: tuple[str, ...]) -> pl.DataFrame:
    """Return a column for each criterion wanted: true, false, or null where it is open."""
    import ibis

    connection = ibis.polars.connect()
    expression = _expression(connection.create_table("structures", source), rules, wanted)
    found: pl.DataFrame = connection.compile(expression).collect()
    return found


def _expression(table: Any, rules: Rules, wanted: tuple[str, ...]) -> Any:
    """Return what the engine makes of one regime; of copies, the same from their own program."""
    from esslaw.engines.table import Wanted, columns_of, examined
    from esslaw.engines.table.criteria import answer_name, answered
    from esslaw.engines.table.figures import with_figures
    from esslaw.engines.table.leaves import Leaves
    from esslaw.engines.table.terms import Terms

    law, program = rules.rulebook, rules.program
    if rules.copies == 1:
        asked = Wanted(failing=False, open=False, criteria=wanted)
        return examined(table, law, law.regimes[REGIME], ON, asked).select(*wanted)
    columns = columns_of(program, law.parameters)

    def leaves(whole: Any) -> Leaves:
        return Leaves(Terms(whole, columns, program, law.parameters, ON))

    whole = answered(with_figures(table, program, law.parameters), program, leaves, wanted)
    return whole.select(**{name: whole[answer_name(program, name)] for name in wanted})


def kept(rules: Rules) -> Table:
    """Return the peer that makes its expression once, as `examine_table` for all its pieces."""
    whole = peer(rules)
    from esslaw.tables.backends import OnPolars

    run = OnPolars()
    expression = partial(_expression, rules=rules, wanted=rules.goals)
    return replace(
        whole,
        name="table, kept",
        take=lambda columns: whole.take(columns).collect(),
        ask=lambda columns: run(columns, "goals", expression),
        every=lambda columns: whole.every(columns.lazy()),
        scan=None,
    )


def peer(rules: Rules, *, texts: bool = False) -> Table:
    """Return the peer; raise `Absent` where the engine, or Ibis, is not."""
    needed("esslaw.engines.table", "esslaw.engines.table")
    needed("ibis", "ibis-framework")
    import polars as pl

    def every(columns: pl.DataFrame) -> Mapping[str, list[int]]:
        found = examine(columns.lazy(), rules, rules.criteria)
        return {name: [CODES[value] for value in found[name]] for name in rules.criteria}

    return Table(
        "table, texts" if texts else "table",
        take=pl.DataFrame.lazy if texts else partial(_coded, rules=rules),
        ask=partial(examine, rules=rules, wanted=rules.goals),
        every=lambda source: every(source.collect()),
        scan=None if texts else partial(_scan, rules=rules),
    )


def _coded(columns: pl.DataFrame, rules: Rules) -> pl.LazyFrame:
    """Return the columns that rules read, their choices as whole numbers."""
    import polars as pl

    from esslaw.engines.table import columns_of
    from esslaw.facts.vocabulary import Kind
    from esslaw.tables.cells import read_cells
    from esslaw.tables.coding import coded

    read = columns_of(rules.program, rules.rulebook.parameters)
    chosen = (Kind.CHOICE, Kind.CHOICES)
    made = [
        read_cells(columns[name], one).values if one.kind in chosen else columns[name]
        for name, one in read.items()
    ]
    return coded(pl.DataFrame(made)).lazy()


def _scan(path: Path, rules: Rules) -> pl.DataFrame:
    import esslaw
    from esslaw.engines.table import Wanted

    asked = Wanted(failing=False, open=False, criteria=rules.goals)
    return esslaw.examine_table(path, REGIME, ON, wanted=asked, rulebook=rules.rulebook).frame
