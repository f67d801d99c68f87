"""Rows of facts of one law, by columns and by case, drawn so that its comparisons are met exactly.

Guarantees: the same seed gives the same rows; each row is a case that the models admit, with any
part of it unknown; for each ordered comparison some rows just meet it and others miss it by one
unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import localcontext
from random import Random
from typing import Any

import numpy as np
import polars as pl

from esslaw import load_rulebook
from esslaw.engines.table import Column, columns_of
from esslaw.engines.table.rows import cells_of, written
from esslaw.engines.table.terms import ON
from esslaw.logic.exact import EXACT
from esslaw.logic.nodes import Program
from esslaw.rulebook.terms import Comparison, Named, Operator, terms
from esslaw.tables.coding import coded
from esslaw.tables.coherence import checks
from esslaw.tables.physical import type_of
from tests.agreement.segments import Segment
from tests.agreement.thresholds import GRANT, YEAR_BEGUN, Bundle, Pools, bundles_of, pools_of

RANK = "rang"
"""The column that numbers the rows: an engine that moves them is found out."""
OFTEN = 0.25
"""In how many rows the facts of a comparison are drawn together, on one of its sides."""
BLOCKS = 16
"""Comparisons share facts: in each of so many blocks of rows, others have the last word."""
UNKNOWN = (0.0, 0.0, 0.02, 0.1, 0.3, 0.7)
"""How many facts of a row are unknown: some rows lack nothing, others nearly everything."""

Drawn = dict[str, np.ndarray]
"""The rank of the value of each fact, and of the day, in each row."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one law: `frame` by columns, `facts` by case, each on its day.

    Where `own_days` is false all are on the same day, which the table does not say.
    """

    segment: Segment
    program: Program
    frame: pl.DataFrame
    own_days: bool
    values: Mapping[str, Sequence[Any]]
    days: Sequence[date]

    def __len__(self) -> int:
        return len(self.days)

    def facts(self) -> Iterator[dict[str, Any]]:
        """Yield the facts of each row, by the name that rules give them."""
        names = tuple(self.values)
        for row in zip(*self.values.values(), strict=True):
            yield dict(zip(names, row, strict=True))

    def facts_of(self, rank: int) -> dict[str, Any]:
        """Return the facts of one row."""
        return {name: known[rank] for name, known in self.values.items()}


def draw(
    segment: Segment, count: int, seed: str, *, own_days: bool = True, codes: bool = False
) -> Batch:
    """Return so many rows of a segment, choices as whole numbers where `codes` is true."""
    random, program = Random(seed), segment.program
    chance = np.random.default_rng(random.getrandbits(64))
    columns = columns_of(program, load_rulebook().parameters)
    with localcontext(EXACT):
        pools = pools_of(segment, random, own_days=own_days)
        drawn = _drawn(pools, bundles_of(program, pools), count, chance)
        _forget(drawn, count, chance)
        frame = _coherent(pools, columns, drawn)
        frame = frame.with_columns(_quantities(pools, columns, drawn))
    taken = {name: _taken(pools, name, ranks) for name, ranks in drawn.items()}
    days = taken.pop(ON)
    frame = frame.select(
        pl.int_range(count, dtype=pl.Int64).alias(RANK),
        *([pl.Series(ON, days, pl.Date())] if own_days else []),
        *(pl.col(name) for name in columns),
    )
    frame = coded(frame, columns) if codes else frame
    return Batch(segment, program, frame, own_days, taken, days)


def _drawn(
    pools: Pools, bundles: Sequence[Bundle], count: int, chance: np.random.Generator
) -> Drawn:
    """Return the rank of every value in each row, none being unknown yet."""
    drawn = {name: chance.integers(1, len(pool), count) for name, pool in pools.values.items()}
    if {GRANT, YEAR_BEGUN} <= pools.values.keys():
        bundles = [pools.granted(), *bundles]
    for block in np.array_split(np.arange(count), min(BLOCKS, max(count, 1))):
        for bundle in chance.permutation(len(bundles)):
            _together(drawn, bundles[bundle], block, chance)
    return drawn


def _together(drawn: Drawn, bundle: Bundle, block: np.ndarray, chance: np.random.Generator) -> None:
    """Give some rows of a block the facts of a bundle."""
    rows = block[chance.random(len(block)) < OFTEN]
    which = chance.integers(0, len(bundle), len(rows))
    for name in bundle[0]:
        ranks = np.array([one[name] for one in bundle])
        drawn[name][rows] = ranks[which]


def _forget(drawn: Drawn, count: int, chance: np.random.Generator) -> None:
    """Leave facts unknown, in some rows many of them."""
    share = chance.choice(UNKNOWN, count)
    for name, ranks in drawn.items():
        if name != ON:
            ranks[chance.random(count) < share] = 0


def _coherent(pools: Pools, columns: Mapping[str, Column], drawn: Drawn) -> pl.DataFrame:
    """Return the facts as columns; where some contradict one another, one is left unknown."""
    plain = {name: one for name, one in columns.items() if one.quantity is None}
    frame = pl.DataFrame([_series(pools, one, drawn) for one in plain.values()])
    for check in checks(plain):
        others = [name for name in check.columns if name != check.field]
        for name in (name for name in (check.field, *others) if name in plain):
            wrong = frame.select(check.wrong.fill_null(False)).to_series().to_numpy()
            if not wrong.any():
                break
            drawn[name][wrong] = 0
            frame = frame.with_columns(_series(pools, plain[name], drawn))
    return frame


def _quantities(pools: Pools, columns: Mapping[str, Column], drawn: Drawn) -> Iterator[pl.Series]:
    """Yield what rules derive from tables, each worked out once for rows that are alike."""
    for column in columns.values():
        if column.quantity is None:
            continue
        (cell,) = cells_of([column], pools.leaves).values()
        window = terms(Comparison(Operator.EQUAL, column.quantity, None))
        read = {one.name for one in window if isinstance(one, Named)}
        names = sorted({column.fact, ON, *read})
        keys = np.stack([drawn[name] for name in names], axis=1)
        alike, which = np.unique(keys, axis=0, return_inverse=True)
        known = [
            cell(pools.situation(dict(zip(names, ranks, strict=True)))) for ranks in alike.tolist()
        ]
        series = pl.Series(column.name, known, dtype=type_of(column), strict=True)
        yield series.gather(pl.Series(which.reshape(-1)))


def _series(pools: Pools, column: Column, drawn: Drawn) -> pl.Series:
    pool = [written(value, column.scale) for value in pools.values[column.name]]
    return pl.Series(column.name, pool, dtype=type_of(column)).gather(pl.Series(drawn[column.name]))


def _taken(pools: Pools, name: str, ranks: np.ndarray) -> list[Any]:
    pool = pools.values[name]
    return [pool[rank] for rank in ranks.tolist()]
