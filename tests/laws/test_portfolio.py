"""Tables of structures: what is written is read back, and no cell of what is written runs."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from io import StringIO
from typing import Any

from hypothesis import assume, given, reject
from hypothesis import strategies as st
from pydantic import ValidationError

from esslaw import InputError, Structure
from esslaw.documents.csv_safe import csv_bytes, unmarked
from esslaw.facts.cells import Unreadable, reader
from esslaw.facts.vocabulary import Kind, vocabulary
from esslaw.i18n import translator
from esslaw.portfolio import filled, read_portfolio
from tests.strategies import coherent
from tests.values import among, answers

RUNS = re.compile(r"[=+\-@\t\r\n]")
NUMBER = re.compile(r"[-+]?[0-9]+(,[0-9]+)?( %)?")
LANGUAGES = ("fr", "en")


def words() -> st.SearchStrategy[str]:
    """Return names, some of which a spreadsheet would run; a blank one is no name."""
    risky = st.text("=+-@'\t ;\",#A1é", max_size=8)
    return (risky | st.text(max_size=12)).filter(str.strip)


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    """Return a structure of which any fact of the vocabulary may be said, the names included."""
    names = draw(st.lists(among(vocabulary()), max_size=12, unique=True))
    facts: dict[str, Any] = {}
    for name in names:
        fact = vocabulary()[name]
        facts[name] = draw(words() if fact.kind is Kind.TEXT else answers(fact))
    try:
        structure = Structure.model_validate(coherent(facts))
    except ValidationError:
        reject()
    assume(structure != Structure())  # it would be a blank line
    return structure


@given(st.lists(structures(), min_size=1, max_size=3), among(LANGUAGES))
def test_structures_are_read_back_from_the_template(some: list[Structure], language: str) -> None:
    say = translator(language)
    portfolio = read_portfolio(filled(some, None, None, say), say)
    assert portfolio.all_problems == ()
    back = [row.case.structure if row.case else None for row in portfolio.rows]
    assert back == some


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_no_cell_runs_and_each_is_read_back(rows: list[list[str]]) -> None:
    text = csv_bytes(rows).decode("utf-8-sig")
    found = list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))
    assert [[unmarked(cell) for cell in row] for row in found] == rows
    for cell in (cell for row in found for cell in row):
        assert not RUNS.match(cell) or NUMBER.fullmatch(cell)


@given(st.text(), among(vocabulary()))
def test_a_cell_has_a_value_or_is_refused(text: str, name: str) -> None:
    with suppress(Unreadable):
        reader(vocabulary()[name])(text.strip())


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    for head in (b"", b"denomination;capital_social;exercices.1.benefice;exercices\n"):
        with suppress(InputError):
            portfolio = read_portfolio(head + data)
            assert all((row.case is None) is bool(row.problems) for row in portfolio.rows)
