"""A table answered in one call: the answers as a frame, and the account of what was wrong.

>>> import polars
>>> from datetime import date
>>> rows = polars.DataFrame({"forme_juridique": ["gie", "sas", "GI"]})
>>> found = examine_table(rows, "ess", date(2026, 11, 22))
>>> found.frame["outcome"].to_list(), found.summary.mistakes.rows
(['not_met', 'undetermined', 'undetermined'], 1)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from esslaw.engines.table import Wanted
from esslaw.rulebook.book import Rulebook
from esslaw.tables.examining import examination
from esslaw.tables.question import asked
from esslaw.tables.summary import Summary, summary

if TYPE_CHECKING:
    import polars


@dataclass(frozen=True, slots=True, eq=False)
class TableResult:
    """The answers, one for each row of the table and in its order, and their account."""

    frame: polars.DataFrame
    summary: Summary


def examine_table(
    source: Any,
    regime: str,
    on: date | str,
    *,
    wanted: Wanted | None = None,
    kept: tuple[str, ...] = (),
    backend: str = "polars",
    mapping: str | None = None,
    rulebook: Rulebook | None = None,
) -> TableResult:
    """Return what a regime says of each row of a table: a path, or a frame in memory.

    Columns are named as the vocabulary, or read by a `mapping`; `on` is the date of law, or the
    column that gives each row its own. The columns of the answer are `row`, those that are kept,
    `outcome`, `first_failing`, `open_facts`, the criteria that are wanted, and `error`. Raise
    `InputError` for what is no table or no question; a mistake in a cell is in the account.
    """
    import polars as pl

    question = asked(
        regime,
        on,
        wanted=wanted,
        kept=kept,
        backend=backend,
        mapping=mapping,
        rulebook=rulebook,
    )
    frames: list[pl.DataFrame] = []
    account = summary(examination(source, question).pieces, frames.append)
    return TableResult(pl.concat(frames), account)
