"""Reading a table of text: what a spreadsheet, or another program, exports as CSV.

Guarantees: the separator is found, never asked; a file that is not a table of text is refused
whole, with what to do; a line has the number that a spreadsheet shows, whatever its cells hold;
time and memory are bounded by the size of the file.
"""

from __future__ import annotations

import csv
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import NoReturn

from esslaw.documents.text import PlacedProblem
from esslaw.problems import InputError, Problem

MAX_BYTES = 2 * 1024 * 1024
MOST_LINES = 10_000
SCORED = 1_000
"""How many cells of the first line choose the separator."""
SEPARATORS = (";", ",", "\t")
WINDOWS = "cp1252"
"""What spreadsheets write in French when they are not asked for UTF-8."""
_MARK = b"\xef\xbb\xbf"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets themselves begin: .xlsx and .ods, then .xls."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
Say = Callable[[str], str]
"""Says a French sentence in the language of the person."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its number as a spreadsheet shows it, and its cells."""

    number: int
    cells: tuple[str, ...]


def read_csv(data: bytes, is_known: Callable[[str], bool], _: Say = str) -> tuple[Line, ...]:
    r"""Return the lines of a table, blank ones left out; raise `InputError`.

    Of the separators, the one that gives the first line the most cells that are known is taken.

    >>> read_csv("nom;ville\nLa Régie;Lyon, 9e\n".encode(), {"nom", "ville"}.__contains__)[1]
    Line(number=2, cells=('La Régie', 'Lyon, 9e'))
    """
    text = _decoded(data, _)
    separator = separator_of(text, is_known)
    lines: list[Line] = []
    for number, cells in enumerate(records(text, separator, _), 1):
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            lines.append(Line(number, stripped))
        if len(lines) > MOST_LINES:
            got, most = _("plus de {nombre} lignes"), _("au plus {nombre}")
            hint = _("le partager en plusieurs fichiers")
            _refuse(
                "trop-grand", got.format(nombre=MOST_LINES), most.format(nombre=MOST_LINES), hint
            )
    return tuple(lines)


def _decoded(data: bytes, _: Say) -> str:
    if len(data) > MAX_BYTES:
        got = _("un fichier de {nombre} octets").format(nombre=len(data))
        most = _("au plus {nombre} octets").format(nombre=MAX_BYTES)
        _refuse("trop-grand", got, most, _("le partager en plusieurs fichiers"))
    return data.decode(encoding_of(lambda: [data], _))


def encoding_of(pieces: Callable[[], Iterable[bytes]], _: Say = str) -> str:
    """Return the encoding of a file, read in pieces as many times as it takes.

    UTF-8, with its mark or without, or Windows-1252. Raise `InputError` for what is not text.
    """
    text = _("un fichier CSV : du texte, en UTF-8 ou en Windows-1252")
    as_csv = _("dans le tableur, « Enregistrer sous », puis le format CSV")
    head = next(iter(pieces()), b"")
    if head.startswith(_WORKBOOKS):
        _refuse("classeur", _("un classeur de tableur, ou une archive"), text, as_csv)
    if not head.startswith(_UTF16) and any(b"\0" in piece for piece in pieces()):
        _refuse("binaire", _("un fichier qui n'est pas du texte"), text, as_csv)
    for encoding in ("utf-8-sig", WINDOWS):
        if encoding == WINDOWS and head.startswith((_MARK, *_UTF16)):
            break  # it says that it is something else
        if _decodes(pieces(), encoding):
            return encoding
    hint = _("l'enregistrer de nouveau, au format « CSV UTF-8 »")
    _refuse("encodage", _("un texte illisible"), text, hint)


def _decodes(pieces: Iterable[bytes], encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def separator_of(text: str, is_known: Callable[[str], bool]) -> str:
    """Return the separator that gives the first line of a text the most cells that are known."""
    return max(SEPARATORS, key=lambda mark: _score(text, mark, is_known))


def _score(text: str, separator: str, is_known: Callable[[str], bool]) -> tuple[int, int]:
    """Return how many cells of the first line are known, and how many there are."""
    first: list[str] = []
    try:
        for cells in records(text, separator, str):
            first = cells or first
            if any(cells):
                break
    except InputError:
        return 0, 0
    return sum(is_known(cell.strip()) for cell in {*first[:SCORED]}), len(first)


def records(text: str, separator: str, _: Say = str, first: int = 1) -> Iterator[list[str]]:
    """Yield the cells of each line; refuse a quote that is not closed, which could hide lines.

    `first` is the number of the first line of the text.
    """
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = first - 1
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise InputError([_badly_quoted(number, str(error), _)]) from None
        if cells is None:
            return
        yield cells


def _badly_quoted(number: int, error: str, _: Say) -> PlacedProblem:
    if "field larger" in error:
        got, expected = _("une cellule démesurée"), _("des cellules de quelques lignes au plus")
        hint = _("un guillemet ouvert n'est peut-être pas fermé")
    elif "end of data" in error:
        got, expected = _("un guillemet ouvert qui n'est pas fermé"), _("des guillemets par deux")
        hint = _("le fermer, ou l'ôter")
    else:
        got = _("du texte après un guillemet fermé")
        expected = _("des guillemets doublés à l'intérieur d'une cellule")
        hint = 'Les "Amis" du quartier → "Les ""Amis"" du quartier"'
    return PlacedProblem("", "guillemets", got, expected, hint, line=number)


def _refuse(code: str, got: str, expected: str, hint: str) -> NoReturn:
    raise InputError([Problem("", code, got, expected, hint)])
