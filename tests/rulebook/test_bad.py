"""One faulty document for each kind of defect, and exactly the diagnostics that it deserves.

The first lines of a document of `bad/` say what is expected of it:
`# expect: <line> <code> <rule or -> <message> | <suggestion>`, where the line may be
`<file>:<line>` when the defect is not in the document itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from esslaw.rulebook.codes import CODES
from esslaw.rulebook.diagnostics import Diagnostic, Severity
from tests.rulebook.folders import HERE, diagnostics_of

BAD = sorted((HERE / "bad").glob("*.yaml"))
NEVER_IN_A_FILE = {"trop-grand", "missing-translation"}
"""Those that need two megabytes or a catalogue; each has its own test."""


def expected_of(path: Path) -> list[str]:
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def said(diagnostic: Diagnostic, path: Path) -> str:
    """Return a diagnostic as the head of a document states it."""
    place = "" if diagnostic.file == path.name else f"{diagnostic.file}:"
    text = f"{place}{diagnostic.line} {diagnostic.code} {diagnostic.rule or '-'} "
    text += diagnostic.message
    return f"{text} | {diagnostic.suggestion}" if diagnostic.suggestion else text


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_exactly_the_expected_diagnostics(path: Path, tmp_path: Path) -> None:
    found = diagnostics_of(tmp_path / "rules", **{path.stem: path.read_bytes()})
    expected = expected_of(path)
    errors = [said(item, path) for item in found if item.severity is Severity.ERROR]
    warnings = [said(item, path) for item in found if item.severity is Severity.WARNING]
    assert errors == [one for one in expected if one not in warnings]
    assert expected


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_document_has_one_defect_and_its_name(path: Path) -> None:
    (expected,) = expected_of(path)
    assert expected.split()[1] == path.name.partition(".")[0]


def test_every_code_has_a_faulty_document() -> None:
    assert {path.name.partition(".")[0] for path in BAD} | NEVER_IN_A_FILE == set(CODES)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    found = diagnostics_of(tmp_path / "rules", grand=b"# " + b"x" * 2_000_000)
    assert [(item.file, item.line, item.code) for item in found] == [
        ("grand.yaml", 1, "trop-grand")
    ]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_messages_are_short_and_french(path: Path) -> None:
    for expected in expected_of(path):
        assert len(expected) < 260
        assert not re.search(r"\b(Input|should|must|field|value is|expected)\b", expected)
        assert ": :" not in expected
