"""The cells of a foreign column as texts, and rewritten as their format says.

Guarantees: expressions on whole columns, which parse nothing and never fail on a cell: one that is
not written as its format says is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from esslaw.tables.mapping.model import Conversion, FactReading, Format

if TYPE_CHECKING:
    import polars

_SIRET = r"^([0-9]{9})[0-9]{5}$"
_FRENCH_DAY = r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$"
_COMMA = r"^[-+]?[0-9]{1,3}([ \u00a0\u202f.]?[0-9]{3})*(,[0-9]+)?$"
_POINT = r"^[-+]?[0-9]{1,3}([ \u00a0\u202f]?[0-9]{3})*(\.[0-9]+)?$"
_SPACES = r"[\s\u00a0\u202f]"
_SPACES_AND_POINTS = r"[ \u00a0\u202f.]"
_ZEROS = r"(\.[0-9]{2})0+$"
"""What follows the cents and adds nothing: `12.500` would read as thousands."""


def is_readable(kind: polars.DataType) -> bool:
    """Return whether the cells of a type of column are single values."""
    import polars as pl

    return not kind.is_nested() and not isinstance(kind, pl.Object | pl.Binary)


def text(name: str, kind: polars.DataType) -> polars.Expr:
    """Return the cells of a column as texts without blanks around; figures are written exactly."""
    import polars as pl

    cell = pl.col(name)
    written = cell.cast(pl.String)
    if kind.is_float():  # a code of a column with blanks may have become 5710.0
        whole = cell == cell.floor()
        exact = pl.when(whole).then(written.str.strip_suffix(".0")).otherwise(written)
        return pl.when(cell.is_nan()).then(None).otherwise(exact)
    if isinstance(kind, pl.Datetime):
        midnight = cell == cell.dt.truncate("1d")
        return pl.when(midnight).then(cell.dt.date().cast(pl.String)).otherwise(written)
    return written.str.strip_chars()


def rewritten(one: FactReading, cell: polars.Expr) -> polars.Expr:
    """Return the cells of a fact as the reading of cells expects them."""
    import polars as pl

    if one.conversion is Conversion.SIRET:
        bare = cell.str.replace_all(_SPACES, "")
        return pl.when(bare.str.contains(_SIRET)).then(bare.str.head(9)).otherwise(cell)
    match one.format:
        case Format.FRENCH_DAY:
            return _iso(cell)
        case Format.COMMA:
            bare = cell.str.replace_all(_SPACES_AND_POINTS, "").str.replace(",", ".", literal=True)
            return pl.when(cell.str.contains(_COMMA)).then(_short(bare)).otherwise(cell)
        case Format.POINT:
            bare = cell.str.replace_all(_SPACES, "")
            return pl.when(cell.str.contains(_POINT)).then(_short(bare)).otherwise(cell)
    return cell


def _short(number: polars.Expr) -> polars.Expr:
    return number.str.replace(_ZEROS, "$1")


def _iso(cell: polars.Expr) -> polars.Expr:
    """Return dates that begin with the day as ISO ones; anything else is left as it is."""
    import polars as pl

    day, month, year = (cell.str.extract(_FRENCH_DAY, rank) for rank in (1, 2, 3))
    iso = pl.concat_str([year, month.str.zfill(2), day.str.zfill(2)], separator="-")
    return iso.fill_null(cell)
