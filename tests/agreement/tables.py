"""The tables of a case (closed years, associates, colleges, earlier aids), drawn row by row.

Guarantees: each is one that the models admit; some have no row, some as many as may be, some lack
cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

from pydantic import BaseModel, ValidationError

from esslaw.facts.associe import Associe, College
from esslaw.facts.exercice import PARTS_OF_ACCOUNTS, Exercice
from esslaw.facts.intervention.aide import AideAnterieure
from esslaw.facts.quantities import plus_annees
from esslaw.facts.scalars import MAX_ITEMS, MAX_MONEY
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Fact, Kind, all_facts
from tests.agreement.values import SIGNED, any_of, value_at

MODELS: Mapping[str, type[BaseModel]] = {
    "exercices": Exercice,
    "associes": Associe,
    "colleges": College,
    "aides_anterieures": AideAnterieure,
}
Table = tuple[BaseModel, ...]
MOST_ROWS = 6
CENT = Decimal("0.01")
EMPTY_CELL = 0.15
"""How many cells of a table that lacks some are empty."""
ALIKE = 0.8
"""How many tables have round amounts of one size: one is then often exactly a share of another."""


def some_table(name: str, random: Random, on: date) -> Table:
    """Return a table that the models admit, by chance."""
    while True:
        table = _drawn(name, random, on)
        if table is not None and admitted(name, table):
            return table


def longest(name: str) -> Table:
    """Return a table with as many rows as one may have, its amounts being the largest."""
    columns = all_facts()[name].columns
    amounts = {path: MAX_MONEY for path, one in columns.items() if one.kind is Kind.MONEY}
    model = MODELS[name]
    if name == "exercices":
        days = (date(1000 + rank, 12, 31) for rank in range(MAX_ITEMS) if 1000 + rank < 3000)
        return tuple(model.model_construct(date_cloture=day, **amounts) for day in days)
    if name == "colleges":
        return tuple(model.model_construct() for _ in range(MAX_ITEMS))
    return (model.model_construct(**amounts),) * MAX_ITEMS


def admitted(name: str, table: Table) -> bool:
    """Return whether a case may hold a table."""
    if name not in Structure.model_fields:
        return True
    return not any(Structure.model_construct(**{name: table}).incoherences())


def with_cell(table: Table, rank: int, column: str, value: Any) -> Table:
    """Return a table with another cell."""
    row = table[rank].model_copy(update={column: value})
    return (*table[:rank], row, *table[rank + 1 :])


def cells(table: Table, columns: Mapping[str, Fact]) -> Iterator[tuple[int, str]]:
    """Yield the place of each cell that is given."""
    for rank, row in enumerate(table):
        for column in columns:
            if getattr(row, column) is not None:
                yield rank, column


def row_admitted(name: str, row: BaseModel) -> bool:
    """Return whether the model of a row admits it."""
    try:
        MODELS[name].model_validate({k: v for k, v in row.__dict__.items() if v is not None})
    except ValidationError:
        return False
    return True


def _drawn(name: str, random: Random, on: date) -> Table | None:
    columns = all_facts()[name].columns
    count = random.choice((0, 1, 1, 2, 3, 3, 4, random.randint(0, MOST_ROWS)))
    lacking = random.random() < 0.4
    rows = [_row(name, columns, random, on) for _ in range(count)]
    if random.random() < ALIKE:
        _rounded(name, rows, columns, random)
    if name == "exercices" and rows:
        _closed(rows, random, on)
    if name == "colleges" and rows:
        _shared(rows, random)
    if lacking:
        for row in rows:
            for column in columns:
                if random.random() < EMPTY_CELL:
                    row[column] = None
    made = tuple(MODELS[name].model_construct(**row) for row in rows)
    return made if all(row_admitted(name, row) for row in made) else None


def _row(name: str, columns: Mapping[str, Fact], random: Random, on: date) -> dict[str, Any]:
    row = {
        column: any_of(f"{name}.{column}", one, random, on)
        for column, one in columns.items()
        if one.kind is not Kind.TEXT
    }
    _in_order(name, row)
    return row


def _in_order(name: str, row: dict[str, Any]) -> None:
    for part, whole in PARTS_OF_ACCOUNTS if name == "exercices" else ():
        row[part], row[whole] = sorted((row[part], row[whole]))


def _rounded(
    name: str, rows: list[dict[str, Any]], columns: Mapping[str, Fact], random: Random
) -> None:
    size = Decimal(10) ** random.randint(1, 6)
    for row in rows:
        for column, one in columns.items():
            if one.kind is Kind.MONEY:
                least = -20 if f"{name}.{column}" in SIGNED else 0
                row[column] = (size * random.randint(least, 100)).quantize(CENT)
        _in_order(name, row)


def _closed(rows: list[dict[str, Any]], random: Random, on: date) -> None:
    """Close years one after another, the last near the day examined; the first may be the first."""
    last = random.choice(
        (on, plus_annees(on, -1), date(on.year - 1, 12, 31), date(on.year, 12, 31))
    )
    for age, row in enumerate(rows):
        row["date_cloture"] = plus_annees(last, -age)
        row["premier_exercice"] = False if random.random() < 0.8 else None
    if random.random() < 0.4:
        rows[-1]["premier_exercice"] = True
    random.shuffle(rows)


@cache
def _thresholds() -> tuple[int, ...]:
    """Return the shares that rules name, and those that miss them by one unit."""
    from esslaw import load_rulebook

    figures = (one for one in load_rulebook().parameters.values() if one.kind is Kind.RATIO)
    known = {Decimal(version.value) for one in figures for version in one.versions}
    ranks = {int(value.scaleb(10)) + step for value in known for step in (-1, 0, 1)}
    return tuple(sorted(rank for rank in ranks if 0 <= rank <= 10**10))


def _shared(rows: list[dict[str, Any]], random: Random) -> None:
    """Share the votes among colleges: shares that rules name, which make one together."""
    whole = 10**10
    cuts = sorted(
        random.choice(_thresholds()) if random.random() < 0.6 else random.randint(0, whole)
        for _ in rows[1:]
    )
    for row, (start, end) in zip(rows, pairwise([0, *cuts, whole]), strict=True):
        row["part_voix"] = value_at(Kind.RATIO, end - start)
    random.shuffle(rows)
