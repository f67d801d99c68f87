"""What the guide of views says is true."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from esslaw import load_rulebook
from esslaw.database import asked

GUIDE = (Path(__file__).parents[2] / "docs" / "tables-sql.md").read_text("utf-8")


def test_its_example_runs_and_gives_what_it_says() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    left: dict[str, object] = {}
    exec(compile(code, "tables-sql.md", "exec"), left)
    said = "".join(line.removeprefix("# ").strip() for line in code.splitlines() if line[:1] == "#")
    assert str(left["lignes"]).replace(" ", "") == said.replace(" ", "")


def test_the_columns_it_names_exist() -> None:
    names = {"id"}
    for regime in load_rulebook().regimes:
        names |= {one.name for one in asked(regime, date(2026, 11, 22)).query.columns}
    named = re.findall(r"`((?:[a-z]+_)+(?:exercices|associes|anterieures)_[a-z0-9_]+)`", GUIDE)
    assert len(named) >= 4
    assert set(named) <= names
