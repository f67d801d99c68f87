"""A regime on each row of a table, piece by piece: an outcome, why, and what is missing.

Guarantees: rows come out as they came in, none dropped; one with a mistake is undetermined and its
mistake is said beside it. Memory is bounded by a piece.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from os import cpu_count
from types import MappingProxyType
from typing import Any

import polars as pl

from esslaw.engines.table import columns_of
from esslaw.engines.table.columns import Column
from esslaw.facts.typed import Say
from esslaw.i18n import sentence
from esslaw.logic.link import program_at
from esslaw.logic.segments import changes_of
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.suggest import did_you_mean
from esslaw.tables.backends import BACKENDS, Backend
from esslaw.tables.heading import EXCESS, LINE, Heading, heading_of, notes
from esslaw.tables.mapping import ColumnMapping, Mapped, apply
from esslaw.tables.mistakes import MOST_TOLD, Mistake, Mistakes
from esslaw.tables.opening import ROWS_AT_ONCE, opened
from esslaw.tables.parts import answered
from esslaw.tables.preparing import PROBLEM
from esslaw.tables.question import Asked

ROW, ERROR = "row", "error"
"""The columns of the answer that say which row it is of, and what is wrong in it."""
MOST_UNDER_WAY = 4
"""How many pieces are in memory at once, on a machine of as many cores or more."""
_WRONG = sentence("{colonne} : {lu} ; attendu : {attendu}")
_A_COLUMN = sentence("une colonne du fichier, qui donne à chaque ligne sa date de droit")
_COUNTED = sentence("une erreur parmi celles qui sont comptées sans être dites")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What is said of some rows, in their order; what is wrong in them; codes not translated.

    `read` is how much of the table is answered after it, of the size of its `Examination`.
    """

    frame: pl.DataFrame
    mistakes: Mistakes
    mapped: Mapped | None = None
    read: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """A question put to a table: how many rows it has, where that is known, and its answers.

    `size` is how much there is to read, where that is known (see `opening.Opened`).
    `notes` are the columns of the file that say no fact, with a suggestion where one is near.
    """

    asked: Asked
    rows: int | None
    notes: tuple[Problem, ...]
    pieces: Iterator[Piece]
    size: int | None = None


def examination(
    source: Any, asked: Asked, *, rows_at_once: int = ROWS_AT_ONCE, _: Say = str
) -> Examination:
    """Return a question put to a table; raise `InputError` for what is no table of facts.

    The pieces are made as they are asked for. A mistake in a cell is in its piece, never raised.
    """
    table = opened(source, rows_at_once=rows_at_once, wanted=partial(columns_read, asked, _), _=_)
    heading = _heading(asked, table.columns, _)
    unknown = heading.unknown if heading is not None else ()
    own = {*asked.kept, asked.day}
    said = notes([name for name in unknown if name not in own], columns_at_any_date(asked), _)
    pieces = _pieces(table.pieces, table.first_row, asked, _)
    return Examination(asked, table.rows, said, pieces, table.size)


def columns_at_any_date(asked: Asked) -> Mapping[str, Column]:
    """Return the columns that rules read on the date of law, or on any where rows have theirs."""
    law, regime = asked.rulebook, asked.regime
    days = changes_of(law, regime.goal, regime.covered_from)
    if asked.on is not None:
        days = (max(asked.on, regime.covered_from),)
    found: dict[str, Column] = {}
    for day in days:
        found |= columns_of(program_at(law, regime.goal, day), law.parameters)
    return MappingProxyType(found)


def _heading(asked: Asked, names: tuple[str, ...], _: Say) -> Heading | None:
    """Return what the columns of a file are for; None where a mapping says it."""
    if asked.mapping is not None:
        return None
    return heading_of(names, columns_at_any_date(asked), _)


def columns_read(asked: Asked, _: Say, names: tuple[str, ...]) -> set[str]:
    """Return the columns of a file that are read; raise `InputError` with all that is wrong."""
    found, heading = Findings(), None
    with found:
        heading = _heading(asked, names, _)
    if asked.day is not None and asked.day not in names:
        with found:
            raise InputError([_no_day(asked.day, names, _)])
    found.check()
    if heading is None:
        return {*names}
    own = {*asked.kept, *([] if asked.day is None else [asked.day])}
    return {*heading.read, *(own & {*names})}


def _no_day(day: str, names: tuple[str, ...], _: Say) -> Problem:
    return Problem("on", "colonne", shown(day), _(_A_COLUMN), did_you_mean(day, names))


def _pieces(
    chunks: Iterator[tuple[pl.DataFrame, int]], first: int, asked: Asked, _: Say
) -> Iterator[Piece]:
    """Yield the answers to pieces, several of which are under way at once, in their order."""
    run = BACKENDS[asked.backend]()
    most = min(cpu_count() or 1, MOST_UNDER_WAY)
    under_way: deque[Future[Piece]] = deque()

    def answer(chunk: pl.DataFrame, first: int, read: int) -> Piece:
        return replace(piece_of(chunk, first, asked, run, _=_), read=read)

    with ThreadPoolExecutor(most) as pool:
        for chunk, read in chunks:
            if len(under_way) == most:
                yield under_way.popleft().result()
            under_way.append(pool.submit(answer, chunk, first, read))
            first += chunk.height
        while under_way:
            yield under_way.popleft().result()


def piece_of(
    chunk: pl.DataFrame,
    first: int,
    asked: Asked,
    run: Backend,
    *,
    most: int = MOST_TOLD,
    _: Say = str,
) -> Piece:
    """Return what is said of rows, of which `first` is the number of the first."""
    numbered = _numbered(chunk, first)
    there = [name for name in asked.kept if name in chunk.columns]
    kept = chunk.select(there)
    facts, mapped = facts_of(numbered, asked.mapping, asked.day, _)
    if mapped is not None:
        more = [name for name in mapped.kept.columns if name not in there]
        kept = pl.concat([mapped.kept.select(more), kept], how="horizontal")
    said = answered(facts, asked, run, most=most, _=_)
    rows = numbered.select(pl.col(LINE).alias(ROW))
    taken = {name: f"{name}_" for name in kept.columns if name in {ROW, ERROR, *said.frame.columns}}
    whole = pl.concat([rows, kept.rename(taken), said.frame], how="horizontal")
    return Piece(with_errors(whole, said.mistakes, _), said.mistakes, mapped)


def _numbered(chunk: pl.DataFrame, first: int) -> pl.DataFrame:
    """Return rows with their number in the file, which a file of text already has."""
    if LINE in chunk.columns:
        return chunk
    return chunk.with_columns(pl.int_range(first, first + chunk.height, dtype=pl.Int64).alias(LINE))


def facts_of(
    chunk: pl.DataFrame, mapping: ColumnMapping | None, day: str | None = None, _: Say = str
) -> tuple[pl.DataFrame, Mapped | None]:
    """Return the columns of facts of some rows, as a mapping reads them where there is one.

    The column `day` is as it is in the file, unless the mapping reads a fact of the same name.
    """
    if mapping is None:
        return chunk, None
    mapped = apply(mapping, chunk, _)
    own = [name for name in (LINE, EXCESS, day) if name in chunk.columns]
    more = [name for name in own if name not in mapped.frame.columns]
    return pl.concat([chunk.select(more), mapped.frame], how="horizontal"), mapped


def with_errors(frame: pl.DataFrame, mistakes: Mistakes, _: Say = str) -> pl.DataFrame:
    """Return rows with the first mistake of each instead of the mark of those that have one."""
    if not mistakes.rows:
        return frame.with_columns(pl.lit(None, pl.String).alias(ERROR)).drop(PROBLEM)
    told: dict[int, str] = {}
    for one in mistakes.told:
        if one.row is not None:
            told.setdefault(one.row, said(one, _))
    whole = [said(one, _) for one in mistakes.told if one.row is None]
    texts = frame[ROW].replace_strict(
        told, default=(whole or [_(_COUNTED)])[0], return_dtype=pl.String
    )
    errors = pl.select(pl.when(frame[PROBLEM]).then(texts)).to_series()
    return frame.with_columns(errors.alias(ERROR)).drop(PROBLEM)


def said(mistake: Mistake, _: Say = str) -> str:
    """Return a mistake as one sentence, without its row."""
    colon = _(_WRONG).format(colonne=mistake.column, lu=mistake.got, attendu=mistake.expected)
    return f"{colon} ({mistake.suggestion})" if mistake.suggestion else colon
