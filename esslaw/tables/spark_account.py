"""The account of a table that Spark has answered, as that of a table answered here.

Guarantees: the same outcomes, rows with a mistake and codes left unknown, all added up by Spark; a
mistake is told beside its row, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from esslaw.engines.table.expression import OUTCOME
from esslaw.tables.examining import ERROR
from esslaw.tables.mapping import ColumnMapping
from esslaw.tables.mapping.finding import named, placed
from esslaw.tables.mistakes import Mistakes
from esslaw.tables.spark import on_workers
from esslaw.tables.summary import Codes, Summary
from esslaw.tables.workers import LEFT, SILENT, UNMAPPED, WITHHELD, Left, Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def account(facts: DataFrame, answers: DataFrame, mapping: ColumnMapping | None) -> Summary:
    """Return the account of answers; with a mapping, the columns that it reads are read again."""
    from pyspark.sql import functions

    counted = answers.groupBy(OUTCOME).agg(
        functions.count("*").alias("rows"), functions.count(ERROR).alias("wrong")
    )
    found = counted.collect()
    outcomes = {row[OUTCOME]: row["rows"] for row in found}
    rows = sum(outcomes.values())
    mistakes = Mistakes(rows=sum(row["wrong"] for row in found))
    if mapping is None:
        return Summary(rows, outcomes, mistakes, {}, {}, {}, ())
    left = _left(facts, mapping)
    there = placed(mapping, facts.columns)
    return Summary(
        rows,
        outcomes,
        mistakes,
        left[UNMAPPED],
        left[SILENT],
        {fact: sum(codes.values()) for fact, codes in left[WITHHELD].items()},
        tuple(name for name in named(mapping) if name not in there),
    )


def _left(facts: DataFrame, mapping: ColumnMapping) -> Mapping[str, Codes]:
    """Return how many times each code is left unknown, by account and by fact."""
    from pyspark.sql import functions

    there = placed(mapping, facts.columns)
    read = tuple(dict.fromkeys(there[name] for name in mapping.columns if name in there))
    counts = on_workers(facts, read, {}, Work(Left(mapping), len(read)))
    account, fact, code, times = LEFT
    summed = counts.groupBy(account, fact, code).agg(functions.sum(times).alias(times))
    found: dict[str, dict[str, dict[str, int]]] = {UNMAPPED: {}, SILENT: {}, WITHHELD: {}}
    for row in summed.orderBy(functions.desc(times), code).collect():
        found[row[account]].setdefault(row[fact], {})[row[code]] = row[times]
    names = [one.fact for one in mapping.facts]
    return {
        kind: {name: codes[name] for name in names if name in codes}
        for kind, codes in found.items()
    }
