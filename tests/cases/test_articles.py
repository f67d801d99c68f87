"""Each rule cites the paragraph that the table of articles gives it, from the day it gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from esslaw import load_rulebook
from esslaw.documents import read_yaml
from esslaw.rulebook.criteria import Reference
from esslaw.rulebook.dated import edges, in_force
from tests.cases.reading import ARTICLES

TABLE: Mapping[str, Mapping[str, list[str]]] = read_yaml(ARTICLES.read_bytes()).value


@pytest.mark.parametrize("name", list(TABLE))
def test_the_rule_cites(name: str) -> None:
    rule = rules().get(name)
    assert rule is not None, "the rulebook has no such rule"
    days = sorted(set(edges(rule.versions)))
    assert {str(day): cited(rule, day) for day in days} == TABLE[name]


def test_no_rule_is_missing_from_the_table() -> None:
    assert sorted(rules().keys() - TABLE.keys()) == []


def test_each_smic_starts_on_the_day_that_names_its_text() -> None:
    versions = load_rulebook().parameters["smic.mensuel"].versions
    named = [[said(reference) for reference in version.references] for version in versions]
    assert named == [[f"smic.{version.days.start}"] for version in versions]


def rules() -> dict[str, Any]:
    """Return the criteria, the formalities and the figures, except those of the SMIC."""
    law = load_rulebook()
    figures = {
        name: figure for name, figure in law.parameters.items() if not name.startswith("smic.")
    }
    return {**law.criteria, **law.formalities, **figures}


def cited(rule: Any, day: Any) -> list[str]:
    """Return the paragraphs that a rule cites on a day; none where it is not in force."""
    version = in_force(rule.versions, day)
    return [said(reference) for reference in version.references] if version else []


def said(reference: Reference) -> str:
    """Return a reference as the table writes it: the source, then the paragraph."""
    return f"{reference.source.id}, {reference.point}" if reference.point else reference.source.id
