"""What people hold a table in, opened: CSV, Parquet and Arrow files, frames of three libraries.

Guarantees: whatever the source, the same pieces of rows in the same order; a file is never held
whole in memory; only the columns that are wanted are read. What is wrong with a source as a whole
is said at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from esslaw.facts.typed import Say
from esslaw.i18n import sentence
from esslaw.problems import Findings, InputError, Problem, printable, shown
from esslaw.suggest import did_you_mean
from esslaw.tables.csv_blocks import CsvFile, blocks, csv_file
from esslaw.tables.heading import LINE, TWICE, Wanted, is_known
from esslaw.tables.refusing import TYPE

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 250_000
TEXT, PARQUET, ARROW = (".csv", ".txt", ".tsv"), (".parquet",), (".arrow", ".feather", ".ipc")
SUFFIXES = (*TEXT, *PARQUET, *ARROW)
_A_FILE = sentence("un fichier .csv, .parquet ou .arrow")
_A_TABLE = sentence("un fichier, ou une table de polars, pandas ou pyarrow")
_A_HEADING = sentence("une première ligne qui nomme les colonnes")
_UNREADABLE = sentence("un fichier illisible")
_EMPTY = sentence("un fichier vide")
_SAME = sentence("{nombre} colonnes de ce nom")
_ONE = sentence("une seule")
_NO_COLUMN = sentence("aucune colonne")
_ONE_TYPE = sentence("des cellules d'un même type")
_MIXED = sentence("des cellules de plusieurs types")
_AS_TEXT = sentence("l'écrire en texte, ou en un seul type")


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A table: the names of its columns, how many rows it has where that is known, its pieces.

    `first_row` is the number of its first row: a file of text counts its heading. With each piece
    comes how much of the table is read after it, of `size`, where that is known: bytes of a file
    of text, rows of anything else.
    """

    columns: tuple[str, ...]
    rows: int | None
    pieces: Iterator[tuple[pl.DataFrame, int]]
    size: int | None
    first_row: int = 1

    @property
    def chunks(self) -> Iterator[pl.DataFrame]:
        """The pieces alone."""
        return (piece for piece, _read in self.pieces)


def opened(
    source: Any, *, rows_at_once: int = ROWS_AT_ONCE, wanted: Wanted | None = None, _: Say = str
) -> Opened:
    """Return a table by pieces of `rows_at_once` rows at most.

    `wanted` chooses the columns to read among those of the table, all of them by default (see
    `heading.wanted`). The pieces of a file of text have the number of each line (`heading.LINE`).
    Raise `InputError` for what is not a table, for columns of the same name, and for what `wanted`
    refuses; the pieces raise it for a line of text that cannot be told from the next.
    """
    at_once = max(rows_at_once, 1)
    match source:
        case str() | Path():
            return _file(Path(source), at_once, wanted, _)
        case pl.DataFrame():
            return _frame(source, at_once, wanted, _)
        case pl.LazyFrame():
            return _lazy(source, at_once, wanted, _)
    library = type(source).__module__.partition(".")[0]
    if library == "pyarrow" and hasattr(source, "column_names"):
        read = _checked(source.column_names, wanted, _)
        return _frame(_of_arrow(source.select(read)), at_once, None, _, source.column_names)
    if library == "pandas" and hasattr(source, "columns"):
        read = _checked([str(name) for name in source.columns], wanted, _)
        return _frame(_of_pandas(source, read, _), at_once, None, _, map(str, source.columns))
    raise InputError([Problem("", "table", shown(type(source).__name__), _(_A_TABLE))])


def _checked(names: Sequence[str], wanted: Wanted | None, _: Say) -> list[str]:
    """Return the columns to read, in their order; raise `InputError` with all that is wrong."""
    if not names:
        raise InputError([Problem("", "vide", _(_NO_COLUMN), _(_A_HEADING))])
    found, read = Findings(), {*names}
    with found:
        twice = [(name, times) for name, times in Counter(names).items() if times > 1]
        raise_all(
            Problem(printable(name), TWICE, _(_SAME).format(nombre=times), _(_ONE))
            for name, times in twice
        )
    with found:
        if wanted is not None:
            read = {*wanted(tuple(dict.fromkeys(names)))}
    found.check()
    return [name for name in names if name in read]


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise `InputError` with problems, if there is any."""
    found = tuple(problems)
    if found:
        raise InputError(found)


def _frame(
    frame: pl.DataFrame,
    at_once: int,
    wanted: Wanted | None,
    _: Say,
    names: Iterable[str] | None = None,
) -> Opened:
    read = frame.select(_checked(frame.columns, wanted, _))
    columns = frame.columns if names is None else names
    pieces = read.iter_slices(at_once) if read.height else iter([read])
    return Opened(tuple(columns), frame.height, _counted(pieces), frame.height)


def _lazy(
    frame: pl.LazyFrame, at_once: int, wanted: Wanted | None, _: Say, name: str = ""
) -> Opened:
    """Return the pieces of what polars reads by itself, which it does with bounded memory."""
    names = frame.collect_schema().names()
    read = frame.select(_checked(names, wanted, _))
    pieces = read.collect_batches(chunk_size=at_once)
    return Opened(tuple(names), None, _counted(_whole(pieces, read, name, _)), None)


def _counted(pieces: Iterable[pl.DataFrame]) -> Iterator[tuple[pl.DataFrame, int]]:
    """Yield pieces, each with how many rows there are up to its end."""
    rows = 0
    for piece in pieces:
        rows += piece.height
        yield piece, rows


def _whole(
    pieces: Iterable[pl.DataFrame], read: pl.LazyFrame, name: str, _: Say
) -> Iterator[pl.DataFrame]:
    """Yield pieces, of which there is one at least: a table without rows is a table."""
    found = False
    try:
        for piece in pieces:
            found = True
            yield piece
    except (OSError, pl.exceptions.PolarsError):
        raise InputError([_unreadable(name, _)]) from None
    if not found:
        yield read.collect_schema().to_frame()


def _of_arrow(table: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _of_pandas(frame: Any, names: Sequence[str], _: Say) -> pl.DataFrame:
    """Return a frame of pandas, NaN being unknown; raise `InputError` for columns of many types."""
    import pyarrow as pa

    columns: dict[str, Any] = {}
    problems: list[Problem] = []
    for place, name in enumerate(map(str, frame.columns)):
        if name in names:
            try:
                columns[name] = pa.Array.from_pandas(frame.iloc[:, place])
            except (pa.ArrowException, TypeError, ValueError):
                mixed = _(_MIXED), _(_ONE_TYPE), _(_AS_TEXT)
                problems.append(Problem(printable(name), TYPE, *mixed))
    raise_all(problems)
    return _of_arrow(pa.table(columns))


def _file(path: Path, at_once: int, wanted: Wanted | None, _: Say) -> Opened:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        got, hint = shown(suffix or path.name), did_you_mean(suffix, SUFFIXES)
        raise InputError([Problem(path.name, "format", got, _(_A_FILE), hint)])
    try:
        if not path.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(path)
        if suffix in TEXT:
            return _text(path, at_once, wanted, _)
        if suffix in PARQUET:
            _checked(_names_of_parquet(path), None, _)
            # A name with a star in it is a name: no other file is read.
            frame = pl.scan_parquet(path, glob=False)
        else:
            frame = pl.scan_ipc(path)
        table = _lazy(frame, at_once, wanted, _, path.name)
        rows = int(frame.select(pl.len()).collect().item())
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError([_unreadable(path.name, _)]) from None
    return replace(table, rows=rows, size=rows)


def _names_of_parquet(path: Path) -> list[str]:
    """Return the columns of a file; polars does not open one that has two of the same name."""
    from pyarrow.parquet import read_schema

    names: list[str] = read_schema(path).names
    return names


def _unreadable(name: str, _: Say) -> Problem:
    return Problem(name, "fichier", _(_UNREADABLE), _(_A_FILE))


def _text(path: Path, at_once: int, wanted: Wanted | None, _: Say) -> Opened:
    source = csv_file(path, is_known, _)
    if source is None:
        raise InputError([Problem(path.name, "vide", _(_EMPTY), _(_A_HEADING))])
    read = _checked(source.names, wanted, _)
    pieces = _gathered(source, read, at_once, _)
    return Opened(source.names, None, pieces, path.stat().st_size, source.line)


def _gathered(
    source: CsvFile, read: Collection[str], at_once: int, _: Say
) -> Iterator[tuple[pl.DataFrame, int]]:
    """Yield pieces of `at_once` rows, from blocks of as many bytes."""
    held: list[pl.DataFrame] = []
    height, place, found = 0, source.start, False
    for block, place in blocks(source, read, _):
        held.append(block)
        height += block.height
        if height >= at_once:
            whole = pl.concat(held, how="diagonal")
            for start in range(0, height - height % at_once, at_once):
                found = True
                yield whole.slice(start, at_once), place
            held, height = [whole.tail(height % at_once)], height % at_once
    if height or not found:
        none = pl.DataFrame(schema=dict.fromkeys([LINE, *read], pl.String()))
        yield pl.concat(held, how="diagonal") if height else none, place
