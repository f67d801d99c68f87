"""Choices of a prepared table as the engine compares them quickest: whole numbers.

Guarantees: what is unknown stays so; a list says each of its choices once, however often it does.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from esslaw.engines.table.codes import MOST_CHOICES, ranks_of
from esslaw.engines.table.columns import Column
from esslaw.facts.vocabulary import Kind

BETWEEN = "|"


def coded(frame: pl.DataFrame, columns: Mapping[str, Column]) -> pl.DataFrame:
    """Return a table of which the choices are whole numbers (`engines.table.codes`)."""
    made: list[pl.Expr | pl.Series] = []
    for name, column in columns.items():
        if name not in frame.columns or column.quantity is not None:
            continue
        ranks = ranks_of(column.fact)
        if column.kind is Kind.CHOICE and frame.schema[name] == pl.String:
            made.append(pl.col(name).cast(pl.Enum([*ranks])).to_physical().cast(pl.Int16))
        elif column.kind is Kind.CHOICES and len(ranks) <= MOST_CHOICES:
            made.append(_masks(frame[name], ranks))
    return frame.with_columns(made)


def _masks(lists: pl.Series, ranks: Mapping[str, int]) -> pl.Series:
    """Return lists as bits: the few that there are, each worked out once."""
    said = lists.list.join(BETWEEN)
    known = {
        text: sum(1 << ranks[choice] for choice in {*text.split(BETWEEN)} if choice)
        for text in said.drop_nulls().unique()
    }
    return said.replace_strict(known, default=None, return_dtype=pl.Int64)
