"""What starting costs: each part is loaded when it is first needed, and not before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import esslaw
from esslaw.cache import VARIABLE
from esslaw.facts.intervention import Intervention
from esslaw.facts.structure import Structure
from esslaw.rulebook.reading import SECTIONS

LISTED = "import sys; print(*sys.modules)"
FIRST = (
    "import datetime, esslaw;"
    "esslaw.examine({'structure': {}}, 'esus', datetime.date(2026, 11, 22)).outcome;"
)
HEAVY = {"pydantic", "yaml", "babel", "ast", "decimal", "platformdirs"}
"""What `import esslaw` has no use for by itself."""
ELSEWHERE = {
    *("babel", "click", "docx", "durable", "flask", "ibis", "polars", "pyarrow", "rich"),
    *("typst", "webform", "wtforms", "yaml"),
    *("esslaw.advice", "esslaw.cli", "esslaw.engines", "esslaw.reports", "esslaw.i18n"),
    *("esslaw.facts.intervention", "esslaw.rulebook.building", "esslaw.rulebook.reading"),
    "esslaw.rulebook.checks",
}
"""What no examination of a structure has a use for, once the rules were read."""


def loaded(code: str, cache: Path) -> set[str]:
    """Return the modules that a new interpreter has loaded after running some code."""
    command = [sys.executable, "-c", f"{code}{LISTED}"]
    environment = {**os.environ, VARIABLE: str(cache)}
    ran = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


def test_to_import_loads_nothing_but_the_version(tmp_path: Path) -> None:
    found = loaded("import esslaw;", tmp_path)
    assert found.isdisjoint(HEAVY)
    assert {name for name in found if name.startswith("esslaw")} == {"esslaw", "esslaw.version"}


def test_a_first_examination_loads_what_it_reads_and_no_more(tmp_path: Path) -> None:
    assert "esslaw.rulebook.building" in loaded(FIRST, tmp_path)
    assert loaded(FIRST, tmp_path) & ELSEWHERE == set()


def test_no_model_has_its_types_compiled_from_texts() -> None:
    """See `esslaw.facts.fact`: with the import that is looked for, each start would be longer."""
    models = {*below(BaseModel)}
    assert models > {Structure, Intervention, *SECTIONS.values()}
    postponed = {vars(sys.modules[model.__module__]).get("annotations") for model in models}
    assert postponed == {None}


def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield the models of facts and of rules that rest on one, at any depth."""
    for one in model.__subclasses__():
        if one.__module__.startswith(("esslaw.facts.", "esslaw.rulebook.")):
            yield one
        yield from below(one)


def test_every_public_name_is_found_and_listed() -> None:
    assert set(esslaw.__all__) <= set(dir(esslaw))
    for name in esslaw.__all__:
        assert getattr(esslaw, name).__name__ == name
    assert sorted(esslaw._ON_DEMAND) == esslaw.__all__


def test_a_name_that_does_not_exist_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute 'examines'"):
        esslaw.examines  # type: ignore[attr-defined]  # noqa: B018
