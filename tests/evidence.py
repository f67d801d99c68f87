"""Evidence for Hypothesis: a grade for some of the facts that a case gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from esslaw import Case, read_case
from esslaw.facts.written import is_given
from tests.strategies import Situation
from tests.values import among

WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "declare": {"degre": "declare"},
    "documente": {"degre": "documente", "document": "Liasse 2025, « 2052 »"},
    "verifie": {"degre": "verifie", "par": "Cabinet Loiseau", "le": "2026-10-01"},
}
DEGRES = list(WRITTEN)


def with_evidence(situation: Situation, grades: Mapping[str, str]) -> dict[str, Any]:
    """Return what a person would write, each fact of `grades` with evidence of that grade."""
    preuves = {path: WRITTEN[degre] for path, degre in grades.items()}
    return {**situation.document, "preuves": preuves}


def given(case: Case) -> list[str]:
    """Return the paths of what a case says: facts, tables and columns."""
    return [path for path, said in is_given(case.described).items() if said]


@st.composite
def grades(draw: st.DrawFn, situation: Situation) -> dict[str, str]:
    """Draw a grade for each path of a situation, or for none of them; most are drawn at once."""
    paths = given(read_case(situation.document))
    usual = draw(among(DEGRES))
    found = dict.fromkeys(paths, usual)
    if paths:
        for path in draw(st.lists(among(paths), max_size=6)):
            found[path] = draw(among(DEGRES))
    return found
