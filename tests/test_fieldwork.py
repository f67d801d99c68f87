"""The cases of the jurist, found by the criterion that each must see decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw import InputError, load_rulebook
from esslaw.fieldwork import DecidingCase, deciding_cases
from tests.cases.reading import FOLDER, cases

CASES = """
- titre: Un cas sur deux jours
  le: [2016-01-01, 2020-01-01]
  regime: essai
  base: vide
  outcome: not_met
  deciding: {essai.un: false, essai.deux: unknown}
- titre: Un cas sans critère décisif
  le: 2016-01-01
  regime: essai
  base: vide
  outcome: met
"""


def test_each_criterion_has_its_cases(tmp_path: Path) -> None:
    (tmp_path / "essai.yaml").write_text(CASES, "utf-8")
    (tmp_path / "bases.yaml").write_text("vide: {}", "utf-8")
    days = (date(2016, 1, 1), date(2020, 1, 1))
    assert deciding_cases(tmp_path) == {
        name: (DecidingCase("essai.yaml", "Un cas sur deux jours", "essai", days, value),)
        for name, value in (("essai.un", False), ("essai.deux", None))
    }


def test_a_case_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "essai.yaml").write_text("- {titre: Sans date, deciding: {a: true}}", "utf-8")
    with pytest.raises(InputError) as caught:
        deciding_cases(tmp_path)
    assert caught.value.problems[0].code == "essai.yaml" or "essai.yaml" in str(caught.value)


def test_they_are_those_that_the_tests_run() -> None:
    found = deciding_cases(FOLDER)
    run = {
        (case.file + ".yaml", case.title, name)
        for case in cases()
        for name in case.expected.deciding
    }
    assert {(one.file, one.title, name) for name, all_ in found.items() for one in all_} == run
    assert found.keys() <= load_rulebook().criteria.keys()
