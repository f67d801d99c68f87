"""Rows of facts of one law, by columns and by case, drawn so that its comparisons are met exactly.

Guarantees: the same seed gives the same rows; each row is a case that the models admit, with any
part of it unknown; for each ordered comparison some rows just meet it and others miss it by one
unit, whether a fact, a cell of a table or both make the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from esslaw.facts.moving import LONGEST_YEAR
from esslaw.facts.scalars import FIRST_DAY
from esslaw.facts.vocabulary import Kind, all_facts
from esslaw.logic.bounds import ORDER
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.nodes import Program, Test
from esslaw.rulebook.terms import Comparison, Literal, Named, Operator, Quantity, terms
from esslaw.tables.coding import coded
from esslaw.tables.coherence import checks
from esslaw.tables.physical import type_of
from tests.agreement.segments import Segment
from tests.agreement.tables import (
    admitted,
    cells,
    longest,
    row_admitted,
    some_table,
    with_cell,
)
from tests.agreement.values import COUNTED, any_of, choices, rank_of, sides, span, value_at

RANK = "rang"
"""The column that numbers the rows: an engine that moves them is found out."""
GRANT, YEAR_BEGUN = "date_octroi", "debut_exercice_fiscal"
SOME_VALUES, SOME_TABLES = 40, 100
ROUNDS, ROUNDS_OF_TABLES = 8, 60
"""How many times each side of a comparison is sought, everything else being drawn again."""
TOO_LONG = 50
"""From how many rows on the cells of a table are left as they are drawn."""
OFTEN = 0.25
"""In how many rows the facts of a comparison are drawn together, on one of its sides."""
BLOCKS = 16
"""Comparisons share facts: in each of so many blocks of rows, others have the last word."""
UNKNOWN = (0.0, 0.0, 0.02, 0.1, 0.3, 0.7)
"""How many facts of a row are unknown: some rows lack nothing, others nearly everything."""

Tuple_ = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one law: `frame` by columns, `facts` by case, each on its day.

    Where `own_days` is false all are on the same day, which the table does not say.
    """

    segment: Segment
    program: Program
    columns: Mapping[str, Column]
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
    return _Drawing(segment, count, Random(seed), own_days).batch(codes=codes)


@dataclass(slots=True)
class _Drawing:
    """What one draw needs: a pool of values for each fact, of which the first is unknown."""

    segment: Segment
    count: int
    random: Random
    own_days: bool
    program: Program = field(init=False)
    columns: Mapping[str, Column] = field(init=False)
    leaves: Leaves = field(init=False)
    pools: dict[str, list[Any]] = field(init=False, default_factory=dict)
    chance: np.random.Generator = field(init=False)

    def batch(self, *, codes: bool) -> Batch:
        law, random = load_rulebook(), self.random
        self.program = self.segment.program
        self.columns = columns_of(self.program, law.parameters)
        self.leaves = Leaves(law.parameters, self.program.on)
        self.chance = np.random.default_rng(random.getrandbits(64))
        days = self.segment.days(random)
        self.pools[ON] = [None, *(days if self.own_days else [random.choice(days)])]
        for name in dict.fromkeys(column.fact for column in self.columns.values()):
            self.pools[name] = [None, *self._pool(name)]
        with localcontext(EXACT):
            bundles = [found for leaf in self._compared() if (found := self._around(leaf))]
            drawn = self._drawn(bundles)
            self._forget(drawn)
            frame = self._coherent(drawn)
            frame = frame.with_columns(self._quantities(drawn))
        own = {name: self._taken(name, drawn) for name in self.pools if name != ON}
        frame = frame.select(
            pl.int_range(self.count, dtype=pl.Int64).alias(RANK),
            *([self._series(ON, drawn, pl.Date())] if self.own_days else []),
            *(pl.col(name) for name in self.columns),
        )
        if codes:
            frame = coded(frame, self.columns)
        days_taken = self._taken(ON, drawn)
        return Batch(
            self.segment, self.program, self.columns, frame, self.own_days, own, days_taken
        )

    def _pool(self, name: str) -> list[Any]:
        fact, days = all_facts()[name], self.pools[ON][1:]
        if fact.kind is Kind.FLAG:
            return [True, False]
        if fact.kind is Kind.CHOICE:
            named = {
                one
                for leaf in self._comparisons()
                if isinstance(leaf.left, Named) and leaf.left.name == name
                for one in leaf.choices
            }
            known = choices(fact)
            return [*known, *[one for one in known if one.value in named] * 3]
        if fact.kind is Kind.ROWS:
            drawn = [
                some_table(name, self.random, self.random.choice(days)) for _ in range(SOME_TABLES)
            ]
            return [*drawn, longest(name)]
        return [
            any_of(name, fact, self.random, self.random.choice(days)) for _ in range(SOME_VALUES)
        ]

    def _comparisons(self) -> list[Comparison]:
        return [
            node.comparison
            for node in self.program.nodes
            if isinstance(node, Test) and isinstance(node.comparison, Comparison)
        ]

    def _compared(self) -> list[Comparison]:
        """Return the comparisons of values that are in order, each once."""
        return [
            leaf
            for leaf in dict.fromkeys(self._comparisons())
            if leaf.operator in ORDER
            and leaf.right is not None
            and not (isinstance(leaf.right, Literal) and isinstance(leaf.right.value, bool))
        ]

    def _around(self, leaf: Comparison) -> list[Tuple_]:
        """Return values of what a comparison reads, which meet it or miss it by one unit."""
        read = [one for one in terms(leaf) if isinstance(one, Named | Quantity)]
        named = {one.name for one in read if isinstance(one, Named)}
        tables = {one.table for one in read if isinstance(one, Quantity)}
        ask = self.leaves.ask(leaf)
        found: list[Tuple_] = []
        for _ in range(ROUNDS_OF_TABLES if tables else ROUNDS):
            base = self._base({*named, *tables})
            situation = self._situation(base)

            def answer(name: str, value: Any, situation: Situation = situation) -> Any:
                return ask(Situation({**situation.facts, name: value}, situation.on))

            for name in sorted(named):
                kind = all_facts()[name].kind
                if kind in COUNTED:
                    near = sides(lambda value, name=name: answer(name, value), name, kind)
                    near += self._equal(leaf, name, kind, situation)
                    found += [{**base, name: self._kept(name, value)} for value in near]
            for quantity in (one for one in read if isinstance(one, Quantity)):
                for table in self._tables(quantity, situation, answer):
                    found.append({**base, quantity.table: self._kept(quantity.table, table)})
        return found

    def _base(self, names: set[str]) -> dict[str, int]:
        """Return a rank in the pool of each fact, and of the day."""
        base = {
            name: self.random.randrange(1, len(self.pools[name])) for name in sorted({*names, ON})
        }
        for name in sorted(names):
            if all_facts()[name].kind is Kind.ROWS and self.random.random() < 0.9:
                # more often one of those first drawn than the one that is as long as may be
                base[name] = self.random.randrange(1, SOME_TABLES + 1)
        if {GRANT, YEAR_BEGUN} <= names:
            granted = self.pools[GRANT][base[GRANT]]
            base[YEAR_BEGUN] = self._kept(YEAR_BEGUN, self._begun(granted))
        return base

    def _begun(self, granted: date) -> date:
        """Return the first day of a year in which an aid may be granted on a day."""
        before = self.random.randrange(0, 365 * LONGEST_YEAR)
        return date.fromordinal(max(granted.toordinal() - before, FIRST_DAY.toordinal()))

    def _situation(self, base: Tuple_) -> Situation:
        facts = {name: self.pools[name][rank] for name, rank in base.items()}
        return Situation(facts, facts.pop(ON))

    def _kept(self, name: str, value: Any) -> int:
        """Return the rank of a value in the pool of a fact, where it is put."""
        self.pools[name].append(value)
        return len(self.pools[name]) - 1

    def _equal(self, leaf: Comparison, name: str, kind: Kind, situation: Situation) -> list[Any]:
        """Return the value that an equality asks of a fact, and those beside it."""
        equality = leaf.operator in (Operator.EQUAL, Operator.DIFFERENT)
        if not (equality and isinstance(leaf.left, Named) and leaf.left.name == name):
            return []
        assert leaf.right is not None
        wanted = self.leaves.get(leaf.right)(situation)
        if wanted is None:
            return []
        first, last = span(name, kind)
        near = (rank_of(kind, wanted) + step for step in (-1, 0, 1))
        return [value_at(kind, rank) for rank in near if first <= rank <= last]

    def _tables(
        self, quantity: Quantity, situation: Situation, answer: Callable[[str, Any], Any]
    ) -> Iterator[Any]:
        """Yield tables of which one cell is on a side of a comparison."""
        name, table = quantity.table, situation.facts[quantity.table]
        columns = all_facts()[name].columns
        ordered = {one: columns[one] for one in quantity.columns if columns[one].kind in COUNTED}
        places = [*cells(table, ordered)] if len(table) < TOO_LONG else []
        self.random.shuffle(places)
        for rank, column in places:

            def at(value: Any, rank: int = rank, column: str = column) -> Any:
                return answer(name, with_cell(table, rank, column, value))

            made = [
                with_cell(table, rank, column, value)
                for value in sides(at, f"{name}.{column}", columns[column].kind)
            ]
            fits = [one for one in made if row_admitted(name, one[rank]) and admitted(name, one)]
            if fits:
                yield from fits
                return

    def _drawn(self, bundles: Sequence[Sequence[Tuple_]]) -> dict[str, np.ndarray]:
        """Return for each fact the rank of its value in each row, none being unknown yet."""
        chance, count = self.chance, self.count
        drawn = {name: chance.integers(1, len(pool), count) for name, pool in self.pools.items()}
        if {GRANT, YEAR_BEGUN} <= self.pools.keys():
            bundles = [self._granted(), *bundles]
        for block in np.array_split(np.arange(count), min(BLOCKS, max(count, 1))):
            for bundle in chance.permutation(len(bundles)):
                self._together(drawn, bundles[bundle], block)
        return drawn

    def _granted(self) -> list[Tuple_]:
        """Return days of grant with a year that holds each."""
        ranks = range(1, len(self.pools[GRANT]))
        days = [*self.pools[GRANT]]
        return [
            {GRANT: rank, YEAR_BEGUN: self._kept(YEAR_BEGUN, self._begun(days[rank]))}
            for rank in ranks
        ]

    def _together(
        self, drawn: dict[str, np.ndarray], bundle: Sequence[Tuple_], block: np.ndarray
    ) -> None:
        rows = block[self.chance.random(len(block)) < OFTEN]
        which = self.chance.integers(0, len(bundle), len(rows))
        for name in bundle[0]:
            ranks = np.array([one[name] for one in bundle])
            drawn[name][rows] = ranks[which]

    def _forget(self, drawn: dict[str, np.ndarray]) -> None:
        """Leave facts unknown, in some rows many of them."""
        share = self.chance.choice(UNKNOWN, self.count)
        for name, ranks in drawn.items():
            if name != ON:
                ranks[self.chance.random(self.count) < share] = 0

    def _coherent(self, drawn: dict[str, np.ndarray]) -> pl.DataFrame:
        """Return the facts as columns; where some contradict one another, one is left unknown."""
        plain = {name: one for name, one in self.columns.items() if one.quantity is None}
        frame = pl.DataFrame([self._series(n, drawn, type_of(one)) for n, one in plain.items()])
        for check in checks(plain):
            known = [name for name in check.columns if name in plain and name != check.field]
            for name in (*(one for one in (check.field,) if one in plain), *known):
                wrong = frame.select(check.wrong.fill_null(False)).to_series().to_numpy()
                if not wrong.any():
                    break
                drawn[name][wrong] = 0
                frame = frame.with_columns(self._series(name, drawn, type_of(plain[name])))
        return frame

    def _quantities(self, drawn: Mapping[str, np.ndarray]) -> list[pl.Series]:
        """Return what rules derive from tables, each worked out once for rows that are alike."""
        found = []
        wanted = [one for one in self.columns.values() if one.quantity is not None]
        for column in wanted:
            (cell,) = cells_of([column], self.leaves).values()
            assert column.quantity is not None
            since = Comparison(Operator.EQUAL, column.quantity, None)
            read = {one.name for one in terms(since) if isinstance(one, Named)}
            names = sorted({column.fact, ON, *read})
            keys = np.stack([drawn[name] for name in names], axis=1)
            alike, which = np.unique(keys, axis=0, return_inverse=True)
            known = []
            for ranks in alike.tolist():
                known.append(cell(self._situation(dict(zip(names, ranks, strict=True)))))
            series = pl.Series(column.name, known, dtype=type_of(column), strict=True)
            found.append(series.gather(pl.Series(which.reshape(-1))))
        return found

    def _series(self, name: str, drawn: Mapping[str, np.ndarray], kind: pl.DataType) -> pl.Series:
        scale = self.columns[name].scale if name in self.columns else 0
        pool = [_physical(value, scale) for value in self.pools[name]]
        return pl.Series(name, pool, dtype=kind).gather(pl.Series(drawn[name]))

    def _taken(self, name: str, drawn: Mapping[str, np.ndarray]) -> list[Any]:
        pool = self.pools[name]
        return [pool[rank] for rank in drawn[name].tolist()]


def _physical(value: Any, scale: int) -> Any:
    return written(value, scale)
