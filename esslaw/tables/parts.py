"""A piece of a table answered: by the law of its date, or each part by that of its own dates.

Guarantees: rows keep their order; those of a day before the first that a regime covers are
undetermined, and so are those that have no day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import polars as pl

from esslaw.engines.table import columns_of, examined
from esslaw.engines.table.expression import (
    ANSWERS,
    FAILING,
    OPEN,
    OUTCOME,
    failing_criteria,
    open_name,
)
from esslaw.engines.table.lacking import facts_by_code
from esslaw.facts.typed import Say
from esslaw.logic.leaves import Leaves
from esslaw.logic.link import program_at
from esslaw.logic.outcome import Outcome
from esslaw.logic.segments import changes_of
from esslaw.tables.backends import RANK, Backend
from esslaw.tables.cells import read_cells
from esslaw.tables.coding import coded, listed, named
from esslaw.tables.mistakes import MOST_TOLD, Mistakes, together
from esslaw.tables.preparing import DAY, PROBLEM, prepare
from esslaw.tables.question import Asked


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """What is said of rows, with `problem` where one has a mistake, and the mistakes."""

    frame: pl.DataFrame
    mistakes: Mistakes


def answered(
    facts: pl.DataFrame, asked: Asked, run: Backend, *, most: int = MOST_TOLD, _: Say = str
) -> Answered:
    """Return what a question gets of each row of a piece of a table; `most` mistakes are told."""
    if asked.on is not None:
        return _part(facts, asked.on, asked, run, most, _)
    numbered = facts.with_row_index(RANK)
    parts = [
        (rows[RANK], _part(rows.drop(RANK), on, asked, run, most, _))
        for on, rows in _by_law(numbered, asked, _)
    ]
    frames = [part.frame.with_columns(ranks) for ranks, part in parts]
    whole = pl.concat(frames).sort(RANK).drop(RANK)
    return Answered(whole, together((part.mistakes for _ranks, part in parts), most))


def _by_law(facts: pl.DataFrame, asked: Asked, _: Say) -> Iterator[tuple[date, pl.DataFrame]]:
    """Yield the rows of each segment of the law, with its first day; those without a day, last."""
    assert asked.day is not None
    starts = changes_of(asked.rulebook, asked.regime.goal, asked.regime.covered_from)
    days = read_cells(facts[asked.day], DAY, _).values
    ranks = pl.Series(starts).search_sorted(days.fill_null(starts[-1]), side="right")
    if not facts.height:
        yield starts[-1], facts
    for rank in ranks.unique().sort():
        on = starts[rank - 1] if rank else date.min
        yield on, facts.filter(ranks == rank)


def _part(facts: pl.DataFrame, on: date, asked: Asked, run: Backend, most: int, _: Say) -> Answered:
    """Return what the law of a day says of rows; nothing before the first one that is covered."""
    law, regime = asked.rulebook, asked.regime
    covered = on >= regime.covered_from
    program = program_at(law, regime.goal, on if covered else regime.covered_from)
    columns, leaves = columns_of(program, law.parameters), Leaves(law.parameters, program.on)
    ready = prepare(facts, columns, on=on, day=asked.day, leaves=leaves, most=most, _=_)
    known = tuple(name for name in asked.wanted.criteria if name in program.index)
    if not covered:
        return Answered(_undetermined(ready.frame, asked), ready.mistakes)
    wanted = replace(asked.wanted, criteria=known, kept=(RANK, PROBLEM), coded=True)
    expression = partial(
        examined,
        rulebook=law,
        regime=regime,
        on=on,
        wanted=wanted,
        rows_have_days=asked.day is not None,
        problem=PROBLEM if ready.mistakes.rows else None,
    )
    rows = coded(ready.frame).with_row_index(RANK)
    said = run(rows, (on, ready.mistakes.rows > 0), expression).drop(RANK)
    failing = {FAILING: failing_criteria(program)} if wanted.failing else {}
    said = named(said, {OUTCOME: ANSWERS, **failing})
    if wanted.open:
        groups = enumerate(facts_by_code(program, law.parameters))
        said = listed(said, OPEN, {open_name(rank): names for rank, names in groups})
    absent = [name for name in asked.wanted.criteria if name not in known]
    whole = said.with_columns(pl.lit(None, pl.Boolean).alias(name) for name in absent)
    return Answered(whole.select(_names(asked)), ready.mistakes)


def _undetermined(ready: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    said = ready.select(
        PROBLEM,
        pl.lit(Outcome.UNDETERMINED.value).alias(OUTCOME),
        pl.lit(None, pl.String).alias(FAILING),
        pl.lit("").alias(OPEN),
        *(pl.lit(None, pl.Boolean).alias(name) for name in asked.wanted.criteria),
    )
    return said.select(_names(asked))


def _names(asked: Asked) -> list[str]:
    failing = [FAILING] if asked.wanted.failing else []
    lacking = [OPEN] if asked.wanted.open else []
    return [PROBLEM, OUTCOME, *failing, *lacking, *asked.wanted.criteria]
