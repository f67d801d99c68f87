"""Typed numbers as whole numbers of their last decimal: cents, ten thousand millionths.

Guarantees: exact or refused. A float is taken where it is a whole number, which is exact, and NaN
is unknown, since other libraries write whole numbers with gaps so; nothing overflows.
"""

from __future__ import annotations

import polars as pl

from esslaw.engines.table.columns import Column
from esslaw.tables.limits import Limits, limits_of
from esslaw.tables.physical import Cells, where, without

EXACT_FLOAT = 2**53
"""Below it, a float that is a whole number is that number and no other."""
NARROW = 18
"""How many digits any 64 bits hold."""
_WIDEST = 2**127 - 1


def cells_of(cells: pl.Series, column: Column) -> Cells | None:
    """Return a column of numbers in its physical type; None where it is not one of numbers."""
    limits = limits_of(column)
    if cells.dtype.is_integer():
        return scaled(cells, 0, column.scale, limits)
    if isinstance(cells.dtype, pl.Decimal):
        whole = cells.to_physical()
        narrow = whole.cast(pl.Int64) if cells.dtype.precision <= NARROW else whole
        return scaled(narrow, cells.dtype.scale, column.scale, limits)
    if cells.dtype.is_float():
        return _floats(cells, column, limits)
    return None


def scaled(cells: pl.Series, given: int, wanted: int, limits: Limits) -> Cells:
    """Return whole numbers of `given` decimals as numbers of `wanted` decimals, within limits.

    >>> scaled(pl.Series([1250, 1]), 3, 2, Limits(0, 1000)).values.to_list()
    [125, None]
    """
    up, down = 10 ** max(wanted - given, 0), 10 ** max(given - wanted, 0)
    least = -((-limits.least * down) // up)
    most = (limits.most * down) // up
    outside = _outside(cells, least, most)
    if down > 1:
        wide = cells.cast(pl.Int128)
        fine = pl.select(wide % pl.lit(min(down, _WIDEST), pl.Int128) != 0).to_series()
        outside = where(fine if outside is None else fine | outside)
    sound = without(cells, outside)
    if down > 1:
        units = pl.lit(min(down, _WIDEST), pl.Int128)
        sound = pl.select(sound.cast(pl.Int128) // units).to_series()
    values = sound.cast(pl.Int64)
    return Cells(values if up == 1 else values * up, None, outside)


def _outside(cells: pl.Series, least: int, most: int) -> pl.Series | None:
    """Return which whole numbers are out of bounds; most often, two extremes say that none is."""
    low, high = cells.min(), cells.max()
    if low is None or (least <= low and high <= most):  # type: ignore[operator]
        return None
    wide = cells.cast(pl.Int128)
    floor = pl.lit(max(least, -_WIDEST), pl.Int128)
    ceiling = pl.lit(min(most, _WIDEST), pl.Int128)
    return where(pl.select((wide < floor) | (wide > ceiling)).to_series())


def _floats(cells: pl.Series, column: Column, limits: Limits) -> Cells:
    known = cells.fill_nan(None)
    whole = known.is_finite() & (known == known.floor()) & (known.abs() <= EXACT_FLOAT)
    unreadable = where(~whole)
    found = scaled(without(known, unreadable).cast(pl.Int64), 0, column.scale, limits)
    return Cells(found.values, unreadable, found.outside)
