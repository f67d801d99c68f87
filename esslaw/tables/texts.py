"""Cells of text: what each says, read once for each different text.

Guarantees: a text says what `facts.cells.reader` reads in it; the plain forms of days and amounts
are read by polars, column by column, and give the same (see the tests).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from esslaw.documents.csv_safe import unmarked
from esslaw.engines.table.codes import mask_of, ranks_of
from esslaw.engines.table.columns import Column
from esslaw.engines.table.rows import written
from esslaw.facts.cells import Reader, Unreadable, reader
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY, WORDS
from esslaw.facts.vocabulary import Kind
from esslaw.tables.limits import NUMBERS, fact_of, limits_of
from esslaw.tables.numbers import scaled
from esslaw.tables.physical import Cells, empty, type_of, where, within_days

UNREADABLE, OUTSIDE = object(), object()
"""What a text says where it is refused."""
_AMOUNT = r"^-?[0-9]{1,13}(?:[.,][0-9]{1,2})?$"
_SPACED = r"^-?[0-9]{1,3}(?:[ \x{a0}\x{202f}][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?$"
"""Amounts that are written in one way only: two decimals at most are never thousands."""
_SPACES = r"[ \x{a0}\x{202f}]"
_ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_COUNT = r"^[0-9]{1,9}$"
_YEAR = r"^[0-9]{4}$"


def bare(text: str) -> str:
    """Return a cell without the spaces around it, nor the mark of spreadsheets."""
    return unmarked(text.strip())


def cells_of(cells: pl.Series, column: Column) -> Cells:
    """Return what texts say, in the physical type of a column."""
    sure = _plain(cells, column)
    if sure is not None and sure.null_count() == cells.null_count():
        return _bounded(sure, column)
    said = cells if sure is None else cells.filter(sure.is_null())
    meanings = _meanings(said.unique(maintain_order=True), column)
    unreadable = _which(cells, meanings, UNREADABLE)
    outside = _which(cells, meanings, OUTSIDE)
    values = _values(cells, sure, meanings, column)
    bounded = _bounded(values, column)
    both = [mask for mask in (outside, bounded.outside) if mask is not None]
    return Cells(bounded.values, unreadable, (both[0] | both[-1]) if both else None)


def _bounded(values: pl.Series, column: Column) -> Cells:
    if column.kind is Kind.DATE:
        return within_days(values)
    if column.kind in NUMBERS:
        return scaled(values, 0, 0, limits_of(column))
    return Cells(values)


def lists_of(cells: pl.Series, column: Column) -> Cells | None:
    """Return lists of the names or labels of choices as whole numbers; None for what is no list.

    >>> members = Column("utilite_sociale", Kind.CHOICES, "utilite_sociale")
    >>> lists_of(pl.Series([["developpement_durable"], []]), members).values.to_list()
    [8, 0]
    """
    if not isinstance(cells.dtype, (pl.List, pl.Array)):
        return None
    if cells.dtype.inner not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        return None
    lists = cells.cast(pl.List(pl.String))
    masks = _masks(lists, column)
    left = (masks.is_null() & lists.is_not_null()).arg_true()
    if not len(left):
        return Cells(masks)
    read = _Remembered(reader(fact_of(column), near=_no_hint), column)
    found = [read.all_of(one) for one in lists.gather(left)]
    said = [None if one is UNREADABLE else one for one in found]
    unread = left.filter(pl.Series([one is UNREADABLE for one in found], dtype=pl.Boolean))
    refused = pl.Series([False]).new_from_index(0, len(lists)).scatter(unread, True)
    return Cells(masks.scatter(left, pl.Series(said, dtype=pl.Int64)), where(refused))


def _masks(lists: pl.Series, column: Column) -> pl.Series:
    """Return lists of names, each said once, as whole numbers; NULL for any other list.

    As many powers of two make a number of as many bits where all are different, of fewer elsewhere.
    """
    ranks = pl.element().cast(pl.Enum([*ranks_of(column.fact)]), strict=False).to_physical()
    bits = lists.list.eval(pl.lit(2, pl.Int64).pow(ranks.cast(pl.Int64)))
    masks = bits.list.sum()
    return masks.set(masks.bitwise_count_ones() != lists.list.len(), None)


def _meanings(texts: Iterable[str | None], column: Column) -> Mapping[str, Any]:
    """Return what each text says as its column holds it; `UNREADABLE` and `OUTSIDE` included."""
    read = _Remembered(reader(fact_of(column), near=_no_hint), column)
    return {text: read.one(text) for text in texts if text}


class _Remembered:
    """Reads texts for a column, each once."""

    def __init__(self, read: Reader, column: Column) -> None:
        self.read, self.scale, self.kind, self.fact = read, column.scale, column.kind, column.fact
        self.limits = limits_of(column) if column.kind in NUMBERS else None
        self.known: dict[str, Any] = {}

    def one(self, text: str) -> Any:
        """Return what a text says."""
        try:
            value = self.read(bare(text))
        except Unreadable:
            return UNREADABLE
        if value is None:
            return None
        try:
            held = written(value, self.scale)
        except ValueError:
            return OUTSIDE
        if self.limits is not None:
            return held if self.limits.least <= held <= self.limits.most else OUTSIDE
        if self.kind is Kind.DATE:
            return held if FIRST_DAY <= held <= LAST_DAY else OUTSIDE
        return mask_of(self.fact, held) if isinstance(held, list) else held

    def all_of(self, texts: Iterable[str | None]) -> Any:
        """Return the choices that texts name, each being one, as a whole number."""
        found = 0
        for text in texts:
            if text is None:
                return UNREADABLE
            if text not in self.known:
                self.known[text] = self.one(text)
            named = self.known[text]
            if named is UNREADABLE or named is None or named.bit_count() != 1:
                return UNREADABLE
            found |= named
        return found


def _no_hint(name: str, known: Iterable[str]) -> None:
    return None


def _which(cells: pl.Series, meanings: Mapping[str, Any], refused: object) -> pl.Series | None:
    texts = [text for text, said in meanings.items() if said is refused]
    return where(cells.is_in(texts)) if texts else None


def _values(
    cells: pl.Series, sure: pl.Series | None, meanings: Mapping[str, Any], column: Column
) -> pl.Series:
    sound = {text: said for text, said in meanings.items() if said not in (UNREADABLE, OUTSIDE)}
    type_ = type_of(column)
    if not sound:
        return empty(column, len(cells)) if sure is None else sure
    said = pl.Series([*sound.values()], dtype=type_)
    values = cells.replace_strict(pl.Series([*sound]), said, default=None, return_dtype=type_)
    return values if sure is None else pl.select(pl.coalesce(sure, values)).to_series()


def _amounts(cells: pl.Series) -> pl.Series:
    """Return plain amounts in cents, NULL elsewhere."""
    cents = _cents(cells, _AMOUNT)
    left = cents.is_null() & cells.is_not_null()
    if not left.any():
        return cents
    spaced = _cents(cells.set(~left, None), _SPACED, spaces=True)
    return pl.select(pl.coalesce(cents, spaced)).to_series()


def _cents(cells: pl.Series, pattern: str, *, spaces: bool = False) -> pl.Series:
    text = pl.lit(cells)
    bare = text.str.replace_all(_SPACES, "") if spaces else text
    point = bare.str.replace(",", ".", literal=True)
    euros = pl.when(text.str.contains(pattern)).then(point).cast(pl.Decimal(18, 2))
    return pl.select(euros.to_physical().cast(pl.Int64)).to_series()


def _days(cells: pl.Series) -> pl.Series:
    text = pl.lit(cells)
    plain = pl.when(text.str.contains(_ISO_DAY)).then(text)
    return pl.select(plain.str.to_date("%Y-%m-%d", strict=False)).to_series()


def _whole(pattern: str) -> Callable[[pl.Series], pl.Series]:
    def numbers(cells: pl.Series) -> pl.Series:
        text = pl.lit(cells)
        return pl.select(pl.when(text.str.contains(pattern)).then(text).cast(pl.Int64)).to_series()

    return numbers


_FAST: Mapping[Kind, Callable[[pl.Series], pl.Series]] = MappingProxyType(
    {
        Kind.MONEY: _amounts,
        Kind.DATE: _days,
        Kind.NUMBER: _whole(_COUNT),
        Kind.YEARS: _whole(_COUNT),
        Kind.YEAR: _whole(_YEAR),
    }
)
"""What reads the plain forms of a kind, NULL where a text is not one of them."""


def _plain(cells: pl.Series, column: Column) -> pl.Series | None:
    """Return what plain texts say, NULL for the others; None for a kind that has none."""
    if column.kind in _FAST:
        return _FAST[column.kind](cells)
    if column.kind is Kind.FLAG:
        return _said(cells, {word: said == "true" for word, said in WORDS.items()})
    if column.kind is Kind.CHOICE:
        return cells.cast(type_of(column), strict=False)
    return None


def _said(cells: pl.Series, words: Mapping[str, bool]) -> pl.Series:
    texts, said = pl.Series([*words]), pl.Series([*words.values()])
    return cells.replace_strict(texts, said, default=None, return_dtype=pl.Boolean)
