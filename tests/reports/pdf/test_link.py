"""The address of the answer: printed, and drawn as a QR code that says it."""

from __future__ import annotations

from pathlib import Path

import pytest
import segno

from esslaw.reports.pdf import pdf
from esslaw.reports.pdf.link import ERROR, MASK, QUIET, qr_code
from tests.reports.pdf.reading import figures, pixels, reader, squeezed, text_of, verdict_of

LINK = "https://exemple.fr/resultat?q=" + "eJxVjUEKwjAQRa8yZK1QN27E" * 10
LEFT, TOP, SIZE = 146.0, 27.0, 36.0
"""Where the code stands on the first page, and how wide it is, in millimetres."""
DPI = 300


@pytest.mark.parametrize("link", ["https://a.fr/x", LINK])
def test_the_code_on_the_page_is_that_of_the_address(link: str, tmp_path: Path) -> None:
    made = pdf(verdict_of("association", "esus"), link=link)
    width, _height, greys = pixels(made, tmp_path, DPI)
    matrix = segno.make_qr(link, error=ERROR, mask=MASK, boost_error=False).matrix
    module = SIZE / (len(matrix) + 2 * QUIET)

    def dark(row: int, column: int) -> int:
        x = LEFT + (column + QUIET + 0.5) * module
        y = TOP + (row + QUIET + 0.5) * module
        return int(greys[round(y * DPI / 25.4) * width + round(x * DPI / 25.4)] < 128)

    read = [[dark(row, column) for column in range(len(matrix))] for row in range(len(matrix))]
    assert read == [list(row) for row in matrix]


def test_the_address_is_printed_and_leads_to_itself() -> None:
    made = pdf(verdict_of("association", "esus"), link=LINK)
    assert squeezed(LINK) in text_of(made)
    pages = reader(made).pages
    found = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    assert LINK in {note["/A"]["/URI"] for note in found}
    assert all(note.get("/Contents") for note in found)


def test_the_code_is_a_figure_with_words() -> None:
    verdict = verdict_of("association", "esus")
    assert figures(pdf(verdict, link=LINK)) == ["Code QR de l’adresse de ce résultat"]
    assert figures(pdf(verdict)) == []


def test_an_address_that_no_code_holds_is_only_printed() -> None:
    link = "https://exemple.fr/" + "a" * 3000
    assert qr_code(link) == ""
    made = pdf(verdict_of("association", "esus"), link=link)
    assert link in text_of(made)
    assert figures(made) == []
