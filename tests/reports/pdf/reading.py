"""How the tests read a PDF: its text without spaces, its tags, its pages as pixels."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from esslaw import examine
from esslaw.verdict import Verdict
from tests.reports.pdf.examples import EXAMPLES, ON

MM = 72 / 25.4


def verdict_of(name: str, regime: str) -> Verdict:
    return examine(EXAMPLES / f"{name}.yaml", regime, ON)


def reader(made: bytes) -> PdfReader:
    return PdfReader(BytesIO(made))


def squeezed(text: str) -> str:
    """The text without spaces: where a line breaks says nothing of what it says."""
    return re.sub(r"[\s\u00a0\u202f\u200b]+", "", text)


def text_of(made: bytes) -> str:
    return "".join(squeezed(page.extract_text()) for page in reader(made).pages)


def tags_of(made: bytes) -> list[str]:
    """The kinds of all the tags, in reading order."""
    return [str(tag["/S"]) for tag in tagged(reader(made).trailer["/Root"]["/StructTreeRoot"])]


def figures(made: bytes) -> list[str]:
    """What is read aloud instead of each figure."""
    root = reader(made).trailer["/Root"]["/StructTreeRoot"]
    return [str(tag.get("/Alt")) for tag in tagged(root) if tag["/S"] == "/Figure"]


def tagged(node: Any) -> Iterator[Any]:
    """All the tags under one, in reading order."""
    kids = node.get("/K", [])
    for one in kids if isinstance(kids, list) else [kids]:
        kid = one.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from tagged(kid)


def poppler(program: str) -> str:
    """A program of poppler; a test that has to see the pages fails where there is none."""
    found = shutil.which(program)
    assert found, f"{program} is not installed: apt-get install poppler-utils"
    return found


def pixels(made: bytes, folder: Path, dpi: int, page: int = 1) -> tuple[int, int, bytes]:
    """A page as its width, its height and its greys, one byte each."""
    path = folder / "page.pdf"
    path.write_bytes(made)
    one = ("-f", str(page), "-l", str(page), "-singlefile")
    command = [poppler("pdftoppm"), "-gray", "-r", str(dpi), *one, path, folder / "page"]
    subprocess.run(command, check=True, capture_output=True)
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data := (folder / "page.pgm").read_bytes())
    assert found
    return int(found[1]), int(found[2]), data[found.end() :]
