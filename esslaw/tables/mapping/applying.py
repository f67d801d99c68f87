"""A mapping applied to a frame: one column of text for each fact, by columns and not by rows.

Guarantees: nothing is parsed and no cell becomes a fact that it does not say. A code of which the
mapping says nothing leaves its fact unknown, and so does a cell read under a condition that does
not hold: both are counted. A cell that is not written as its format says is left as it is, for
the reading of cells to report with its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from esslaw.problems import InputError, Problem, printable
from esslaw.suggest import nearest
from esslaw.tables.mapping.model import ColumnMapping, Conversion, FactReading, Format

if TYPE_CHECKING:
    import polars

Say = Callable[[str], str]
OTHERS = "…"
"""Under which codes past the bound are counted together."""
MOST_CODES = 1_000
"""How many codes of a fact are counted apart: a column of free text has as many as rows."""
_SIRET = r"^([0-9]{9})[0-9]{5}$"
_FRENCH_DAY = r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$"
_COMMA = r"^[-+]?[0-9]{1,3}([ \u00a0\u202f.]?[0-9]{3})*(,[0-9]+)?$"
_POINT = r"^[-+]?[0-9]{1,3}([ \u00a0\u202f]?[0-9]{3})*(\.[0-9]+)?$"
_ZEROS = r"(\.[0-9]{2})0+$"
"""What follows the cents and adds nothing: `12.500` would read as thousands."""
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """What a mapping makes of a frame.

    `frame` has one column of text for each fact whose column is there, by the name that rules
    give it, null where it is unknown; `kept` the columns by which people recognise a row, as they
    are. `unmapped` counts the codes that the mapping does not have, `silent` those that it knows
    and that say nothing of the fact; `withheld` counts the cells whose condition does not hold.
    `absent` lists the columns of the mapping that the file does not have.
    """

    frame: polars.DataFrame
    kept: polars.DataFrame
    unmapped: Mapping[str, Mapping[str, int]]
    silent: Mapping[str, Mapping[str, int]]
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

    there = _found(mapping, frame, _)
    read = [one for one in mapping.facts if any(name in there for name in one.columns)]
    cells = frame.select(
        *(_cell(one, there, frame).alias(one.fact) for one in read),
        *(_condition(one, there, frame).alias(f"?{one.fact}") for one in read if one.only_if),
    )
    withheld = {
        one.fact: int(cells.select(_kept_back(one).sum()).item()) for one in read if one.only_if
    }
    cells = cells.select(
        pl.when(f"?{one.fact}").then(one.fact).alias(one.fact) if one.only_if else pl.col(one.fact)
        for one in read
    )
    unmapped: dict[str, dict[str, int]] = {}
    silent: dict[str, dict[str, int]] = {}
    for one in read:
        if one.codes is not None:
            new, mute = _counts(cells[one.fact], one.codes)
            unmapped |= {one.fact: new} if new else {}
            silent |= {one.fact: mute} if mute else {}
    return Mapped(
        cells.select(_value(one).alias(one.fact) for one in read),
        frame.select(pl.col(there[name]).alias(name) for name in mapping.keep if name in there),
        unmapped,
        silent,
        {name: count for name, count in withheld.items() if count},
        tuple(name for name in _named(mapping) if name not in there),
    )


def _named(mapping: ColumnMapping) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mapping.columns, *mapping.keep)))


def _found(mapping: ColumnMapping, frame: polars.DataFrame, _: Say) -> dict[str, str]:
    """Return the column of the frame that stands for each of the mapping's, capitals aside."""
    folded: dict[str, list[str]] = {}
    for name in frame.columns:
        folded.setdefault(_folded(name), []).append(name)
    there: dict[str, str] = {}
    for name in _named(mapping):
        same = [name] if name in frame.columns else folded.get(_folded(name), [])
        if len(same) == 1:  # two that differ by their capitals are neither of them the one meant
            there[name] = same[0]
    facts = {name for one in mapping.facts for name in one.columns}
    if not facts & there.keys():
        raise InputError(_absent(mapping, frame, _))
    odd = [name for name in sorted(facts & there.keys()) if _is_odd(frame.schema[there[name]])]
    if odd:
        got, expected = _("des listes ou des objets"), _("une valeur par cellule")
        raise InputError(Problem(name, "colonne", got, expected) for name in odd)
    return there


def _is_odd(kind: polars.DataType) -> bool:
    import polars as pl

    return kind.is_nested() or isinstance(kind, pl.Object | pl.Binary)


def _folded(name: str) -> str:
    return name.removeprefix(_MARK).strip().casefold()


def _absent(mapping: ColumnMapping, frame: polars.DataFrame, _: Say) -> Iterator[Problem]:
    known = [printable(name) for name in frame.columns]
    expected = _("une colonne de ce nom, pour la correspondance « {nom} »").format(nom=mapping.name)
    for name in dict.fromkeys(name for one in mapping.facts for name in one.columns):
        near = nearest(name, known)
        hint = _("vouliez-vous dire « {nom} » ?").format(nom=near) if near else None
        yield Problem(name, "colonne-absente", _("aucune colonne de ce nom"), expected, hint)


def _text(name: str, frame: polars.DataFrame) -> polars.Expr:
    """Return the cells of a column as texts, null for a blank; figures are written exactly."""
    import polars as pl

    kind, cell = frame.schema[name], pl.col(name)
    text = cell.cast(pl.String)
    if kind.is_float():  # a code of a column with blanks may have become 5710.0
        whole = cell == cell.floor()
        text = pl.when(cell.is_nan()).then(None).otherwise(text)
        text = pl.when(whole).then(text.str.strip_suffix(".0")).otherwise(text)
    elif isinstance(kind, pl.Datetime):
        midnight = cell == cell.dt.truncate("1d")
        text = pl.when(midnight).then(cell.dt.date().cast(pl.String)).otherwise(text)
    text = text.str.strip_chars()
    return pl.when(text != "").then(text)


def _cell(one: FactReading, there: Mapping[str, str], frame: polars.DataFrame) -> polars.Expr:
    """Return the first filled cell of a fact, null where it says that nothing is known."""
    import polars as pl

    texts = [_text(there[name], frame) for name in one.columns if name in there]
    if one.unknown:
        texts = [pl.when(~text.is_in(sorted(one.unknown))).then(text) for text in texts]
    return pl.coalesce(texts)


def _condition(one: FactReading, there: Mapping[str, str], frame: polars.DataFrame) -> polars.Expr:
    """Return where the condition of a fact holds: nowhere, if one of its columns is absent."""
    import polars as pl

    parts = [
        _text(there[name], frame).is_in(sorted(cells)) if name in there else pl.lit(False)
        for name, cells in (one.only_if or {}).items()
    ]
    return pl.all_horizontal(parts).fill_null(False)


def _kept_back(one: FactReading) -> polars.Expr:
    import polars as pl

    return pl.col(one.fact).is_not_null() & ~pl.col(f"?{one.fact}")


def _counts(
    cells: polars.Series, codes: Mapping[str, str | None]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many times each code leaves a fact unknown: those not known, then the others."""
    found = (
        cells.drop_nulls()
        .value_counts(name="times")
        .sort(["times", cells.name], descending=[True, False])
    )
    unmapped: dict[str, int] = {}
    silent: dict[str, int] = {}
    for code, times in found.iter_rows():
        if codes.get(code) is None:
            counted = silent if code in codes else unmapped
            name = code if len(counted) < MOST_CODES else OTHERS
            counted[name] = counted.get(name, 0) + times
    return unmapped, silent


def _value(one: FactReading) -> polars.Expr:
    """Return what the cells of a fact say, as a text to be read."""
    import polars as pl

    cell = pl.col(one.fact)
    if one.codes is not None:
        said = {code: value for code, value in one.codes.items() if value is not None}
        known = pl.lit(None, pl.String)
        return cell.replace_strict(said, default=None, return_dtype=pl.String) if said else known
    if one.conversion is Conversion.SIRET:
        bare = cell.str.replace_all(r"[\s\u00a0\u202f]", "")
        return pl.when(bare.str.contains(_SIRET)).then(bare.str.head(9)).otherwise(cell)
    match one.format:
        case Format.FRENCH_DAY:
            return _iso(cell)
        case Format.COMMA:
            bare = cell.str.replace_all(r"[ \u00a0\u202f.]", "").str.replace(",", ".")
            return pl.when(cell.str.contains(_COMMA)).then(_short(bare)).otherwise(cell)
        case Format.POINT:
            bare = cell.str.replace_all(r"[ \u00a0\u202f]", "")
            return pl.when(cell.str.contains(_POINT)).then(_short(bare)).otherwise(cell)
    return cell


def _short(number: polars.Expr) -> polars.Expr:
    return number.str.replace(_ZEROS, "$1")


def _iso(cell: polars.Expr) -> polars.Expr:
    """Return dates that begin with the day as ISO ones; anything else is left as it is."""
    import polars as pl

    day, month, year = (cell.str.extract(_FRENCH_DAY, rank) for rank in (1, 2, 3))
    parts = [year, month.str.zfill(2), day.str.zfill(2)]
    iso = pl.concat_str(parts, separator="-")
    return pl.when(cell.str.contains(_FRENCH_DAY)).then(iso).otherwise(cell)
