"""Who may act, in words: every way says what it asks for, and nothing of the program's own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from esslaw import instruments_open, who_may_act
from esslaw.i18n import translator
from esslaw.reports.authorities import asked

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "interventions").glob("*.yaml"))
ON = date(2026, 11, 22)
IDENTIFIER = re.compile(r"\b[a-z_]+\.[a-z_.]+[?!~]|\b[a-z]+_[a-z_]+\b")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_way_is_said_by_the_name_of_a_node(path: Path, language: str) -> None:
    for found in (who_may_act(path, ON), instruments_open(path, ON)):
        for line in found.lines:
            for ask in (one for way in line.ways for one in way):
                said = asked(ask, translator(language))
                assert not IDENTIFIER.search(said), said
