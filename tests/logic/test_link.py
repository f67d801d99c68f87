"""The law at a date: what is in force, rewritten into the six kinds of node."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from esslaw.logic.evaluate import prove
from esslaw.logic.link import CycleError, edges_of, program_at, segment_start
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Test, children_of
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.loader import load_rulebook
from tests.logic.small import ON, facts_of, law, proof_of

LEAVES = """
b: {fact: capital_variable}
c: {fact: emploie_des_salaries}
late: {from: 2025-01-01, fact: reconnue_utilite_publique}
gone: {to: 2019-12-31, fact: reconnue_utilite_publique}
"""


def goal_of(folder: Path, body: str, on: date = ON) -> Node:
    return program_at(law(folder, f"a: {body}\n{LEAVES}"), "a", on).goal


def test_lists_become_their_nodes(tmp_path: Path) -> None:
    for body, kind in [("{all_of: [b, c]}", All), ("{any_of: [b, c]}", Any)]:
        goal = goal_of(tmp_path, body)
        assert type(goal) is kind
        assert [child.id for child in children_of(goal)] == ["b", "c"]
    counted = goal_of(tmp_path, "{at_least: {n: 2, of: [c, b]}}")
    assert isinstance(counted, AtLeast)
    assert (counted.count, [child.id for child in counted.children]) == (2, ["c", "b"])


def test_a_count_of_the_law_is_that_of_the_day_and_cites_its_article(tmp_path: Path) -> None:
    figures = """
sources:
  - {id: texte.nombre, text: Texte, article: art. 2, collection: none, url: 'https://exemple.fr',
     versions: [{from: 2010-01-01, evidence: unverified}]}
parameters:
  - {id: p.nombre, label: Un nombre, unit: number, versions: [
      {from: 2010-01-01, value: 1, source: {article: texte.nombre}},
      {from: 2019-07-01, to: 2020-12-31, value: 2, source: {article: texte.nombre}}]}
"""
    rulebook = law(tmp_path, f"a: {{at_least: {{n: p.nombre, of: [b, c]}}}}\n{LEAVES}", figures)
    for day, count in [(date(2019, 6, 30), 1), (date(2019, 7, 1), 2)]:
        goal = program_at(rulebook, "a", day).goal
        assert isinstance(goal, AtLeast)
        assert goal.count == count
        assert goal.criterion is not None
        assert [one.article for one in goal.criterion.citations] == ["art. 1", "art. 2"]
    nothing = prove(rulebook, "a", facts_of(capital_variable=True), date(2021, 1, 1))[1]
    assert nothing.value is UNKNOWN


def test_none_of_is_the_negation_of_a_disjunction(tmp_path: Path) -> None:
    goal = goal_of(tmp_path, "{none_of: [b, c]}")
    assert isinstance(goal, Not)
    assert isinstance(goal.child, Any)
    assert goal.child.criterion is None
    assert [child.id for child in goal.child.children] == ["b", "c"]


def test_a_condition_makes_a_given(tmp_path: Path) -> None:
    for condition, kind, criterion in [
        ("b", Test, "b"),
        ("not b", Not, None),
        ("capital_social > 0", Test, None),
    ]:
        goal = goal_of(tmp_path, f"{{applies_if: {condition}, fact: emploie_des_salaries}}")
        assert isinstance(goal, Given)
        assert goal.criterion is not None
        assert goal.body.criterion is None
        assert type(goal.condition) is kind
        assert (goal.condition.criterion and goal.condition.criterion.id) == criterion


def test_children_come_first_and_once(tmp_path: Path) -> None:
    rules = "a: {all_of: [x, y, b]}\nx: {any_of: [b, c]}\ny: {all_of: [c, b]}\n" + LEAVES
    program = program_at(law(tmp_path, rules), "a", ON)
    assert [node.id for node in program.nodes] == ["b", "c", "x", "y", "a"]
    assert program.index == {"b": 0, "c": 1, "x": 2, "y": 3, "a": 4}
    assert program.nodes[-1] is program.goal


@pytest.mark.parametrize(
    ("body", "known", "value"),
    [
        ("{all_of: [b, late]}", True, TRUE),
        ("{all_of: [b, gone]}", False, FALSE),
        ("{any_of: [b, late]}", True, TRUE),
        ("{any_of: [b, gone]}", False, FALSE),
        ("{any_of: [b, late, gone]}", None, UNKNOWN),
        ("{none_of: [b, late]}", False, TRUE),
        ("{none_of: [b, gone]}", True, FALSE),
        ("{at_least: {n: 1, of: [b, late]}}", True, TRUE),
        ("{at_least: {n: 1, of: [gone, b]}}", False, FALSE),
    ],
)
def test_what_is_not_in_force_is_neutral(
    body: str, known: bool | None, value: Truth, tmp_path: Path
) -> None:
    rulebook = law(tmp_path, f"a: {body}\n{LEAVES}")
    for answer in (True, False, None):  # what the absent criterion would read changes nothing
        facts = {"capital_variable": known, "reconnue_utilite_publique": answer}
        proof = proof_of(rulebook, "a", **{k: v for k, v in facts.items() if v is not None})
        assert proof.value is value
        assert {below.id for below in proof.walk()}.isdisjoint({"late", "gone"})


def test_a_goal_that_is_not_in_force_asks_nothing(tmp_path: Path) -> None:
    rulebook = law(tmp_path, f"a: {{from: 2021-01-01, all_of: [b]}}\n{LEAVES}")
    program, proof = prove(rulebook, "a", facts_of(), ON)
    assert [node.id for node in program.nodes] == ["a"]
    assert proof.node.criterion is None


def test_a_cycle_is_refused_with_its_path(tmp_path: Path) -> None:
    """`checks.cycles` finds it first; the kernel does not loop on a rulebook made otherwise."""
    rulebook = law(tmp_path, "a: {all_of: [b]}\nb: {all_of: [c]}\nc: {any_of: [b]}")
    with pytest.raises(CycleError, match="b → c → b") as error:
        program_at(rulebook, "a", ON)
    assert error.value.path == ("b", "c", "b")
    through = law(tmp_path, "a: {applies_if: not b, fact: capital_variable}\nb: {all_of: [a]}")
    with pytest.raises(CycleError) as error:
        program_at(through, "b", ON)
    assert error.value.path == ("b", "a", "b")


def test_a_cycle_that_is_never_in_force_at_once_is_not_one(tmp_path: Path) -> None:
    rules = """
a: [{from: 2010-01-01, all_of: [b]}, {from: 2020-01-01, fact: capital_variable}]
b: [{from: 2010-01-01, fact: emploie_des_salaries}, {from: 2020-01-01, all_of: [a]}]
"""
    rulebook = law(tmp_path, rules)
    for on, fact in [(date(2019, 1, 1), "emploie_des_salaries"), (ON, "capital_variable")]:
        assert proof_of(rulebook, "b", on, **{fact: True}).value is TRUE


def test_programs_are_the_same_between_two_edges(tmp_path: Path) -> None:
    rulebook = law(tmp_path, f"a: {{all_of: [b, late, gone]}}\n{LEAVES}")
    days = edges_of(rulebook)
    assert list(days) == sorted(set(days))
    assert {date(2010, 1, 1), date(2020, 1, 1), date(2025, 1, 1)} <= set(days)
    for first, after in pairwise(days):
        one = program_at(rulebook, "a", first)
        assert program_at(rulebook, "a", after - timedelta(1)) is one
        assert program_at(rulebook, "a", after) is not one
        assert segment_start(rulebook, after - timedelta(1)) == first == one.on
    assert segment_start(rulebook, days[-1] + timedelta(9999)) == days[-1]


@pytest.mark.parametrize(
    ("day", "below"),
    [
        ("2009-12-31", {"a"}),
        ("2010-01-01", {"a", "b", "gone"}),
        ("2019-12-31", {"a", "b", "gone"}),
        ("2020-01-01", {"a", "b"}),
        ("2024-12-31", {"a", "b"}),
        ("2025-01-01", {"a", "b", "late"}),
        ("0001-01-01", {"a"}),
        ("9999-12-31", {"a", "b", "late"}),
    ],
)
def test_both_ends_of_a_segment(day: str, below: set[str], tmp_path: Path) -> None:
    rulebook = law(tmp_path, f"a: {{all_of: [b, late, gone]}}\n{LEAVES}")
    assert program_at(rulebook, "a", date.fromisoformat(day)).index.keys() == below


def test_a_figure_that_changes_is_an_edge_too(tmp_path: Path) -> None:
    rulebook = law(tmp_path, "a: {holds_if: 'capital_social >= p.seuil'}")
    for on, value in [(date(2015, 6, 30), TRUE), (date(2015, 7, 1), FALSE)]:
        assert proof_of(rulebook, "a", on, capital_social=1500).value is value


def test_every_node_of_the_shipped_law_is_linked_at_each_edge() -> None:
    rulebook = load_rulebook()
    for regime in rulebook.regimes.values():
        for day in edges_of(rulebook):
            if day >= regime.covered_from:
                program = program_at(rulebook, regime.goal, day)
                assert program.goal.criterion is not None
                assert len(program.index) == len(program.nodes)
