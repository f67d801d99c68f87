"""Choices and answers as the engine is quickest with: whole numbers, and names elsewhere.

Guarantees: what is unknown stays so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from esslaw.engines.table.lacking import BETWEEN


def coded(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a prepared table with all its choices as whole numbers (`engines.table.codes`)."""
    named = [name for name, type_ in frame.schema.items() if isinstance(type_, pl.Enum)]
    return frame.with_columns(pl.col(named).to_physical().cast(pl.Int16))


def named(frame: pl.DataFrame, names: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """Return a table of which columns of ranks say what they stand for, each in its list."""
    said = [
        pl.Series(known, dtype=pl.String).gather(frame[column]).alias(column)
        for column, known in names.items()
    ]
    return frame.with_columns(said)


def listed(frame: pl.DataFrame, column: str, codes: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """Return a table of which columns of bits are told as one, in the order of their names.

    What each number says is written once, however many rows have it.
    """
    said = [_told(frame[code], names) for code, names in codes.items()]
    text = pl.concat_str(said) if said else pl.lit("")
    return frame.with_columns(text.alias(column)).drop(*codes)


def _told(bits: pl.Series, names: Sequence[str]) -> pl.Series:
    texts: list[str | None] = [None] * (1 << len(names))
    for value in bits.drop_nulls().unique():
        said = (f"{name}{BETWEEN}" for rank, name in enumerate(names) if value & 1 << rank)
        texts[value] = "".join(said)
    return pl.Series(texts, dtype=pl.String).gather(bits)
