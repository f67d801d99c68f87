"""Writing a table of text that a French spreadsheet opens as it is, and that does nothing to it.

Guarantees: no cell is taken for a formula, whatever a person wrote in it; numbers stay numbers;
the marks added to that end are taken off when the table is read again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""What makes a spreadsheet read a table as UTF-8."""
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:,[0-9]+)?(?: %)?")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    r"""Return rows as a table: semicolons, UTF-8 with its mark, ends of lines of a spreadsheet.

    >>> csv_bytes([["Nom", "Solde"], ["=1+1", "-8200,50"]]).decode("utf-8-sig")
    "Nom;Solde\r\n'=1+1;-8200,50\r\n"
    """
    text = StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def safe(text: str) -> str:
    """Return a text with an apostrophe before it, where a spreadsheet would run it.

    >>> safe("=1+1"), safe("-12,5"), safe("L'Atelier"), safe("'=1+1")
    ("'=1+1", '-12,5', "L'Atelier", "''=1+1")
    """
    runs = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def unmarked(text: str) -> str:
    """Return the text that `safe` marked, or the text itself.

    >>> unmarked("'=1+1"), unmarked("'s Heeren")
    ('=1+1', "'s Heeren")
    """
    return text[1:] if _MARKED.match(text) else text
