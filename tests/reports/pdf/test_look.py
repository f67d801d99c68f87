"""The pages as they are seen: ink where it must be, white where it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from esslaw.reports.pdf import pdf
from tests.reports.pdf.examples import CASES
from tests.reports.pdf.reading import pixels, reader, verdict_of

DPI = 50
BORDER = 20.0
"""Millimetres of every page that stay white on both sides."""


@pytest.mark.parametrize(("name", "regime"), CASES[::3])
def test_every_page_has_ink_and_white_borders(name: str, regime: str, tmp_path: Path) -> None:
    made = pdf(verdict_of(name, regime))
    for page in range(1, len(reader(made).pages) + 1):
        width, height, greys = pixels(made, tmp_path, DPI, page)
        border = round(BORDER * DPI / 25.4)
        rows = [greys[row * width : (row + 1) * width] for row in range(height)]
        assert all(min(row[:border] + row[-border:]) > 200 for row in rows), page
        assert 0.01 < sum(grey < 200 for grey in greys) / len(greys) < 0.2, page
