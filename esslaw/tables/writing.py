"""The answers written as they come: Parquet for programs, CSV for spreadsheets.

Guarantees: memory is bounded by a piece; a file is whole or is not there; no cell of a CSV file is
taken for a formula.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl

from esslaw.documents.csv_safe import BYTE_ORDER_MARK, safe
from esslaw.facts.typed import Say
from esslaw.i18n import sentence
from esslaw.problems import InputError, Problem, shown
from esslaw.suggest import did_you_mean

Write = Callable[[pl.DataFrame], None]
CSV, PARQUET = ".csv", ".parquet"
READABLE, WITHHELD = 0o666, 0o077
"""The rights that a new file has before those that the user withholds; those of no one else."""
_A_FILE = sentence("un fichier .csv ou .parquet")
_NOT_WRITTEN = sentence("impossible d'écrire ce fichier")


@contextmanager
def written(path: Path, _: Say = str) -> Iterator[Write]:
    """Give what writes pieces one after the other; the file is there once all of them are.

    Raise `InputError` where the name is not that of a table, or nothing can be written there.
    """
    if path.suffix.lower() not in (CSV, PARQUET):
        hint = did_you_mean(path.suffix, (CSV, PARQUET))
        raise InputError([Problem("", "sortie", shown(path.name), _(_A_FILE), hint)])
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".esslaw-")
        os.close(descriptor)
    except OSError as error:
        raise InputError([_unwritten(path, error, _)]) from None
    new = Path(name)
    try:
        with _csv(new) if path.suffix.lower() == CSV else _parquet(new) as write:
            yield write
        new.chmod(READABLE & ~_umask())
        os.replace(new, path)
    except OSError as error:
        raise InputError([_unwritten(path, error, _)]) from None
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _umask() -> int:
    """Return what the user withholds from others; it is only read by setting it."""
    mask = os.umask(WITHHELD)
    os.umask(mask)
    return mask


def _unwritten(path: Path, error: OSError, _: Say) -> Problem:
    return Problem("", "sortie", shown(error.strerror or path.name), _(_NOT_WRITTEN))


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    import pyarrow.parquet as pq

    writer: Any = None

    def write(piece: pl.DataFrame) -> None:
        nonlocal writer
        table = piece.to_arrow(compat_level=pl.CompatLevel.oldest())
        if writer is None:
            writer = pq.ParquetWriter(path, table.schema)
        writer.write_table(table)

    try:
        yield write
    finally:
        if writer is not None:
            writer.close()


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        first = True

        def write(piece: pl.DataFrame) -> None:
            nonlocal first
            text = _safe(piece).write_csv(
                separator=";", line_terminator="\r\n", include_header=first
            )
            file.write(text)
            first = False

        yield write


def _safe(piece: pl.DataFrame) -> pl.DataFrame:
    """Return a piece of which no text would be run by a spreadsheet, each said only once."""
    texts = [name for name, kind in piece.schema.items() if kind == pl.String]
    made = []
    for name in texts:
        seen = piece[name].unique().drop_nulls().to_list()
        marked = {text: safe(text) for text in seen if safe(text) != text}
        if marked:
            made.append(piece[name].replace(marked))
    return piece.with_columns(made)
