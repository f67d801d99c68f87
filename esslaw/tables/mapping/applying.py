"""A mapping applied to a frame: one column of text for each fact, by columns and not by rows.

Guarantees: nothing is parsed and no cell becomes a fact that it does not say. A code of which the
mapping says nothing leaves its fact unknown, and so does a cell read under a condition that does
not hold: both are counted. A row depends on no other one, so that a file may be mapped in parts
and the counts of its parts added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from esslaw.tables.mapping.cells import rewritten, text
from esslaw.tables.mapping.finding import found, named
from esslaw.tables.mapping.model import ColumnMapping, FactReading

if TYPE_CHECKING:
    import polars

Say = Callable[[str], str]
Counts = Mapping[str, Mapping[str, int]]
OTHERS = "…"
"""Under which codes past the bound are counted together."""
MOST_CODES = 1_000
"""How many codes of a fact are counted apart: a column of free text has as many as rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """What a mapping makes of a frame.

    `frame` has one column of text for each fact whose column is there, by the name that rules
    give it, null where it is unknown; `kept` the columns by which people recognise a row, as they
    are. `unmapped` counts the codes that the mapping does not have, `silent` those that it knows
    and that say nothing of the fact, the most frequent first; `withheld` counts the cells whose
    condition does not hold. `absent` lists the columns of the mapping that the file does not have.
    """

    frame: polars.DataFrame
    kept: polars.DataFrame
    unmapped: Counts
    silent: Counts
    withheld: Mapping[str, int]
    absent: tuple[str, ...]


def apply(mapping: ColumnMapping, frame: polars.DataFrame, _: Say = str) -> Mapped:
    """Return the facts that a mapping reads in a frame, as texts; raise `InputError`.

    A frame in which no column of any fact is found is refused, each column with the nearest name.

    >>> import polars
    >>> rows = polars.DataFrame({"nature": ["D", "R", "X"]})
    >>> from esslaw.tables.mapping import load_mapping
    >>> found = apply(load_mapping("rna"), rows)
    >>> found.frame["reconnue_utilite_publique"].to_list(), found.unmapped["forme_juridique"]
    ([None, 'true', None], {'X': 1})
    """
    import polars as pl

    there = found(mapping, frame.schema, _)
    read = [one for one in mapping.facts if any(name in there for name in one.columns)]
    cells, withheld = _cells(read, there, frame)
    columns: dict[str, polars.Series] = {}
    unmapped: dict[str, dict[str, int]] = {}
    silent: dict[str, dict[str, int]] = {}
    for ranked in _by_cell(one for one in read if one.codes is not None):
        for one, new, mute, values in _translated(cells[ranked[0].fact], ranked):
            columns[one.fact] = values
            unmapped |= {one.fact: new} if new else {}
            silent |= {one.fact: mute} if mute else {}
    plain = [one for one in read if one.codes is None]
    columns |= cells.select(rewritten(one, pl.col(one.fact)) for one in plain).to_dict()
    return Mapped(
        pl.DataFrame([columns[one.fact].alias(one.fact) for one in read]),
        frame.select(pl.col(there[name]).alias(name) for name in mapping.keep if name in there),
        unmapped,
        silent,
        withheld,
        tuple(name for name in named(mapping) if name not in there),
    )


Key = tuple[object, ...]


def _key(one: FactReading) -> Key:
    """Return what the cell of a fact depends on: facts that share it read the same cell."""
    return one.columns, one.unknown, tuple(sorted((one.only_if or {}).items()))


def _by_cell(facts: Iterable[FactReading]) -> list[list[FactReading]]:
    groups: dict[Key, list[FactReading]] = {}
    for one in facts:
        groups.setdefault(_key(one), []).append(one)
    return [*groups.values()]


def _cells(
    read: Sequence[FactReading], there: Mapping[str, str], frame: polars.DataFrame
) -> tuple[polars.DataFrame, dict[str, int]]:
    """Return one column for each different cell, named after its first fact, and what is withheld.

    A cell is null where it is blank, where it says that nothing is known, and where its condition
    does not hold.
    """
    import polars as pl

    used = dict.fromkeys(name for one in read for name in (*one.columns, *(one.only_if or ())))
    texts = frame.lazy().select(
        text(there[name], frame.schema[there[name]]).alias(name) for name in used if name in there
    )
    filled = texts.select(pl.when(pl.all() != "").then(pl.all()).name.keep())
    firsts = [group[0] for group in _by_cell(read)]
    guarded = [one for one in firsts if one.only_if]
    made = filled.select(
        *(_first(one, there).alias(one.fact) for one in firsts),
        *(_condition(one, there).alias(_if(one)) for one in guarded),
    ).collect()
    held = {
        one.fact: made.select((pl.col(one.fact).is_not_null() & ~pl.col(_if(one))).sum()).item()
        for one in guarded
    }
    cells = made.select(
        pl.when(_if(one)).then(one.fact).alias(one.fact) if one.only_if else pl.col(one.fact)
        for one in firsts
    )
    return _shared(cells, read), {
        one.fact: count
        for group in _by_cell(read)
        for one in group
        if (count := held.get(group[0].fact, 0))
    }


def _shared(cells: polars.DataFrame, read: Sequence[FactReading]) -> polars.DataFrame:
    """Return the cells under the name of every fact that reads them; nothing is copied."""
    import polars as pl

    return cells.select(
        pl.col(group[0].fact).alias(one.fact) for group in _by_cell(read) for one in group
    )


def _if(one: FactReading) -> str:
    return f"?{one.fact}"


def _first(one: FactReading, there: Mapping[str, str]) -> polars.Expr:
    """Return the first filled cell of a fact, null where it says that nothing is known."""
    import polars as pl

    cells = [pl.col(name) for name in one.columns if name in there]
    if one.unknown:
        cells = [pl.when(~cell.is_in(sorted(one.unknown))).then(cell) for cell in cells]
    return pl.coalesce(cells)


def _condition(one: FactReading, there: Mapping[str, str]) -> polars.Expr:
    """Return where the condition of a fact holds: nowhere, if one of its columns is absent."""
    import polars as pl

    parts = [
        pl.col(name).is_in(sorted(cells)) if name in there else pl.lit(False)
        for name, cells in (one.only_if or {}).items()
    ]
    return pl.all_horizontal(parts).fill_null(False)


def _translated(
    cell: polars.Series, facts: Sequence[FactReading]
) -> Iterable[tuple[FactReading, dict[str, int], dict[str, int], polars.Series]]:
    """Yield what the codes of a cell say of each fact, and how many times each leaves it unknown.

    The codes are looked up once, whatever the number of facts that they say.
    """
    import polars as pl

    known = list(dict.fromkeys(code for one in facts for code in one.codes or ()))
    ranks = cell.replace_strict(known, range(len(known)), default=None, return_dtype=pl.UInt32)
    new = dict(_counted(cell.filter(ranks.is_null())))
    met = [(known[rank], times) for rank, times in _counted(ranks)]
    for one in facts:
        codes = one.codes or {}
        mute = {code: times for code, times in met if code in codes and codes[code] is None}
        others = {code: times for code, times in met if code not in codes}
        values = pl.Series([codes.get(code) for code in known], dtype=pl.String)
        yield one, _bounded({**new, **others}), _bounded(mute), values.gather(ranks)


def _counted(cells: polars.Series) -> Iterable[tuple[Any, int]]:
    """Yield each value of a column and how many times it is there, the most frequent first."""
    times = cells.alias("cell").drop_nulls().value_counts(name="times")
    return times.sort("times", "cell", descending=[True, False]).iter_rows()


def _bounded(counts: Mapping[str, int]) -> dict[str, int]:
    names = [*counts]
    kept = {name: counts[name] for name in names[:MOST_CODES]}
    rest = sum(counts[name] for name in names[MOST_CODES:])
    return kept | ({OTHERS: rest} if rest else {})
