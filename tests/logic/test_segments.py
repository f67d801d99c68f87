"""The days on which the law asks something else of a goal."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import load_rulebook
from esslaw.logic.evaluate import evaluate
from esslaw.logic.link import edges_of, program_at
from esslaw.logic.segments import changes_of
from tests.laws.test_tables import case_of
from tests.logic.small import law
from tests.strategies import changed, invented

LAW = load_rulebook()
FIRST = date(2010, 1, 1)
FIGURES = """
sources:
  - {id: texte.nombre, text: Texte, article: art. 2, collection: none, url: 'https://exemple.fr',
     versions: [{from: 2010-01-01, to: 2011-12-31, evidence: unverified},
                {from: 2012-01-01, evidence: unverified}]}
parameters:
  - {id: p.lu, label: Un montant, unit: money, versions: [
      {from: 2010-01-01, to: 2013-12-31, value: 1, source: {article: texte.nombre}},
      {from: 2014-01-01, value: 2, source: {article: texte.nombre}}]}
  - {id: p.compte, label: Un nombre, unit: number, versions: [
      {from: 2010-01-01, to: 2014-12-31, value: 1, source: {article: texte.nombre}},
      {from: 2015-01-01, value: 2, source: {article: texte.nombre}}]}
"""
LEAVES = """
b: {holds_if: capital_social > p.lu}
c: {fact: emploie_des_salaries}
d: {from: 2016-01-01, fact: emploie_des_salaries}
"""


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("{all_of: [b, c]}", [date(2014, 1, 1)]),
        ("{any_of: [c, d]}", [date(2016, 1, 1)]),
        ("{at_least: {n: p.compte, of: [b, c]}}", [date(2014, 1, 1), date(2015, 1, 1)]),
        ("{all_of: [c]}", []),
    ],
)
def test_a_day_is_one_of_a_goal_where_what_it_rests_on_changes(
    body: str, days: list[date], tmp_path: Path
) -> None:
    rulebook = law(tmp_path, f"a: {body}\n{LEAVES}", FIGURES)
    assert {date(2012, 1, 1), *days} <= {*edges_of(rulebook)}
    assert changes_of(rulebook, "a", FIRST) == (FIRST, *days)
    later = date(2014, 6, 1)
    assert changes_of(rulebook, "a", later) == (later, *(day for day in days if day > later))


@given(st.data())
def test_the_other_edges_change_no_value(data: st.DataObject) -> None:
    """The program of the day before gives every node what that of the day does."""
    name = data.draw(st.sampled_from([*LAW.regimes]))
    regime = LAW.regimes[name]
    told = changes_of(LAW, regime.goal, regime.covered_from)
    others = [day for day in edges_of(LAW) if day > told[0] and day not in told]
    day = data.draw(st.sampled_from(others))
    case = case_of(name, data.draw(invented(name) | changed(name, day)))
    assume(case is not None)
    assert case is not None
    before, after = (
        {
            one.id: one.value
            for one in evaluate(LAW, program_at(LAW, regime.goal, on), case.facts, day).walk()
        }
        for on in (day - timedelta(1), day)
    )
    assert before == after
