"""A CSV file of any size, by blocks of whole lines, every cell as text.

Guarantees: memory is bounded by a block; a line has the number that a spreadsheet shows; blank
lines are left out, a short line is filled with unknowns, and what a long one has too many is kept
apart. What polars does not read as `documents.csv_text` does is read again by the latter's rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl

from esslaw.documents.csv_text import encoding_of, records, separator_of
from esslaw.facts.typed import Say
from esslaw.tables.heading import EXCESS, LINE

BLOCK = 16 * 1024 * 1024
"""How many bytes are read at once."""
HEAD = 1024 * 1024
"""How many bytes hold the heading."""
LONGEST = 4 * BLOCK
"""In bytes: a quote that is not closed so far is one that never will be."""
BEYOND = 8
"""How many cells are looked at beyond the last column; a separator at the end of lines is one."""
_MARK = b"\xef\xbb\xbf"
_UTF8 = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file of text: how it is written, the names of its columns, and where its lines begin.

    `start` is the place of the first byte after the heading, and `line` the number of the line
    there.
    """

    path: Path
    encoding: str
    separator: str
    end: bytes
    names: tuple[str, ...]
    start: int
    line: int


def csv_file(path: Path, is_known: Callable[[str], bool], _: Say = str) -> CsvFile | None:
    """Return how a file is written, None where it has no line; raise `InputError`."""
    encoding = encoding_of(lambda: _pieces(path), _)
    with path.open("rb") as file:
        head = file.read(HEAD)
    start = len(_MARK) if head.startswith(_MARK) else 0
    end = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    separator = separator_of(head[start:].decode(encoding, "ignore"), is_known)
    line = 0
    while start < len(head):
        stop = _line_end(head, start, end)
        text = head[start:stop].decode(encoding)
        cells = next(records(text, separator, _, line + 1), [])
        start, line = stop, line + 1
        if any(cell.strip() for cell in cells):
            names = _named([cell.strip() for cell in cells])
            return CsvFile(path, encoding, separator, end, names, start, line + 1)
    return None


def blocks(
    source: CsvFile, wanted: Collection[str], _: Say = str
) -> Iterator[tuple[pl.DataFrame, int]]:
    """Yield the lines of a file, with `LINE` and, where some line has too many cells, `EXCESS`.

    With each block comes the place in the file where it ends, in bytes.
    """
    separator, line, left = source.separator.encode(), source.line, b""
    with source.path.open("rb") as file:
        file.seek(source.start)
        while True:
            read = file.read(BLOCK)
            block = left + read
            stray = _has_stray_quote(block, separator)
            stop = _cut(block, separator, source.end, stray=stray) if read else len(block)
            if stop == 0 and read and len(block) < LONGEST:
                left = block
                continue
            stop = stop or len(block)
            whole = block[:stop] if read else block.rstrip(b"\r\n")
            if whole:
                plain = not stray and _is_plain(whole, source.end)
                frame, line = _frame(whole, source, line, wanted, _, plain=plain)
                yield frame, file.tell() - (len(block) - stop)
            left = block[stop:]
            if not read:
                return


def _frame(
    block: bytes, source: CsvFile, line: int, wanted: Collection[str], _: Say, *, plain: bool
) -> tuple[pl.DataFrame, int]:
    """Return the lines of a block, and the number of the one that follows them.

    Polars reads it where it is `plain`.
    """
    names = [name for name in source.names if name in wanted]
    if not names:
        names = [*source.names[:1]]  # a row that says nothing is a row
    if plain:
        utf8 = block if source.encoding == _UTF8 else block.decode(source.encoding).encode()
        frame = _read_fast(utf8, source, names)
        if frame is not None:
            return frame.with_row_index(LINE, line), line + frame.height
    return _read_slowly(block.decode(_plain_utf8(source.encoding)), source, line, names, _)


def _read_fast(block: bytes, source: CsvFile, names: list[str]) -> pl.DataFrame | None:
    """Return the cells of a block as polars reads them; None where a line has too many."""
    beyond = [f"esslaw:{rank}" for rank in range(BEYOND)]
    schema = dict.fromkeys((*source.names, *beyond), pl.String)
    try:
        frame = pl.read_csv(
            BytesIO(block),
            has_header=False,
            schema=schema,
            columns=[rank for rank, name in enumerate(schema) if name in (*names, *beyond)],
            missing_columns="insert",
            separator=source.separator,
            eol_char=source.end.decode(),
        )
    except pl.exceptions.PolarsError:
        return None  # what is wrong, and in which line, is said by the reading below
    if any(frame[name].null_count() < frame.height for name in beyond):
        return None
    return frame.select(names)


def _read_slowly(
    text: str, source: CsvFile, line: int, names: list[str], _: Say
) -> tuple[pl.DataFrame, int]:
    width = len(source.names)
    places = [(name, rank) for rank, name in enumerate(source.names) if name in names]
    numbers: list[int] = []
    columns: dict[str, list[str | None]] = {name: [] for name in names}
    excess: list[str | None] = []
    for number, cells in enumerate(records(text, source.separator, _, line), line):
        line = number + 1
        if not cells:
            continue
        numbers.append(number)
        excess.append(next(filter(str.strip, cells[width : width + BEYOND]), None))
        for name, rank in places:
            columns[name].append(cells[rank] or None if rank < len(cells) else None)
    schema = {**dict.fromkeys(names, pl.String()), EXCESS: pl.String()}
    frame = pl.DataFrame({**columns, EXCESS: excess}, schema=schema)
    if not any(excess):
        frame = frame.drop(EXCESS)
    return frame.insert_column(0, pl.Series(LINE, numbers, dtype=pl.get_index_type())), line


def _is_plain(block: bytes, end: bytes) -> bool:
    """Whether polars reads a block without stray quotes as it is meant: there is no blank line."""
    if block.startswith((b"\n", b"\r")) or end * 2 in block:
        return False
    if b"\r" in block and b"\n\r\n" in block:
        return False
    return block.count(b'"') % 2 == 0


def _has_stray_quote(block: bytes, separator: bytes) -> bool:
    """Whether a quote is neither around a cell nor doubled inside of such a one."""
    return b'"' in block and b'"' in re.sub(_quoted(separator), b"", block)


def _cut(block: bytes, separator: bytes, end: bytes, *, stray: bool) -> int:
    """Return where the last whole line of a block ends, 0 where none does."""
    if b'"' not in block:
        return block.rfind(end) + 1
    if stray:
        return _without_quoted(block, separator).rfind(end) + 1
    stop, quotes = len(block), block.count(b'"')
    while (before := block.rfind(end, 0, stop)) >= 0:
        quotes -= block.count(b'"', before, stop)
        if quotes % 2 == 0:
            return before + 1
        stop = before
    return 0


def _without_quoted(block: bytes, separator: bytes) -> bytes:
    """Return a block of which the cells between quotes, the last being open perhaps, are hidden."""
    return re.sub(_quoted(separator), lambda found: b"x" * len(found[0]), block)


def _quoted(separator: bytes) -> bytes:
    """Return what a cell between quotes is, as a regular expression."""
    mark = re.escape(separator)
    opened = rb'(?:^|(?<=[%b\r\n]))"[^"]*(?:""[^"]*)*' % mark
    return rb'%b(?:"(?=[%b\r\n]|\Z)|\Z)' % (opened, mark)


def _line_end(head: bytes, start: int, end: bytes) -> int:
    stop = start
    while (stop := head.find(end, stop) + 1) > 0:
        if head.count(b'"', start, stop) % 2 == 0:
            return stop
    return len(head)


def _named(cells: list[str]) -> tuple[str, ...]:
    """Return the names of columns; one without a name has its rank for one."""
    return tuple(cell or f"(colonne {rank})" for rank, cell in enumerate(cells, 1))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(BLOCK):
            yield piece


def _plain_utf8(encoding: str) -> str:
    """Return an encoding for what follows the mark of a file."""
    return "utf-8" if encoding == _UTF8 else encoding
