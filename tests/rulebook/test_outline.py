"""Outlines of the law, and where each criterion is used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw import load_rulebook
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.graph import below_all, reachable
from esslaw.rulebook.outline import Branch, in_order, outline
from esslaw.rulebook.uses import uses
from tests.rulebook.folders import rulebook_of

LAW = load_rulebook()
ON = date(2026, 11, 22)
ALL = 10_000
SHARED = """
criteria:
  - id: essai
    label: Le critère d'essai
    source: {article: texte.art_1}
    versions:
      - {from: 2000-01-01, to: 2009-12-31, all_of: [essai.un]}
      - {from: 2010-01-01, applies_if: not essai.cas, all_of: [essai.un, essai.deux]}
  - id: essai.un
    label: Le premier
    source: {article: texte.art_1}
    versions:
      - {from: 2000-01-01, any_of: [essai.fond, essai.cas]}
  - id: essai.deux
    label: Le second
    source: {article: texte.art_1}
    versions:
      - {from: 2010-01-01, any_of: [essai.un, essai.cas]}
  - id: essai.fond
    label: Le fond
    source: {article: texte.art_1}
    versions:
      - {from: 2000-01-01, fact: capital_variable}
  - id: essai.cas
    label: Le cas
    source: {article: texte.art_1}
    versions:
      - {from: 2000-01-01, fact: emploie_des_salaries}

regime:
  id: essai
  label: Un régime d'essai
  question: L'essai est-il rempli ?
  goal: essai
  covered_from: 2000-01-01
  before: Rien avant 2000.

glossary:
  - id: mot
    term: Un mot
    definition: Ce que veut dire ce mot.
    criteria: [essai.un]
"""


def whole(root: str, on: date = ON, most: int = ALL) -> Branch:
    found = outline(LAW, root, on, most)
    assert found is not None
    return found


def test_a_criterion_is_set_out_once_and_then_named(tmp_path: Path) -> None:
    law = rulebook_of(tmp_path / "r", regle=SHARED)
    found = outline(law, "essai", ON, ALL)
    assert found is not None
    said = [(one.name, one.only_if, one.told) for one in found]
    assert said == [
        ("essai", None, False),
        ("essai.cas", False, False),
        ("essai.un", None, False),
        ("essai.fond", None, False),
        ("essai.cas", None, False),
        ("essai.deux", None, False),
        ("essai.un", None, True),
        ("essai.cas", None, False),
    ]


def test_it_is_the_law_of_its_day(tmp_path: Path) -> None:
    law = rulebook_of(tmp_path / "r", regle=SHARED)
    found = outline(law, "essai", date(2005, 1, 1), ALL)
    assert found is not None
    assert [one.name for one in found] == ["essai", "essai.un", "essai.fond", "essai.cas"]
    assert outline(law, "essai.deux", date(2005, 1, 1), ALL) is None


def test_uses_are_told_by_kind(tmp_path: Path) -> None:
    found = uses(rulebook_of(tmp_path / "r", regle=SHARED))
    assert found["essai.un"].criteria == ("essai", "essai.deux")
    assert found["essai.un"].terms == ("mot",)
    assert found["essai.cas"].conditioned == ("essai",)
    assert found["essai.cas"].criteria == ("essai.un", "essai.deux")
    assert found["essai.fond"].regimes == ("essai",)
    assert found["socle"].regimes == ("socle",)
    assert found["essai"].criteria == ()


def test_uses_are_the_inverse_of_what_rests_below() -> None:
    found = uses(LAW)
    assert found.keys() == LAW.criteria.keys()
    for name, criterion in LAW.criteria.items():
        for child in below_all(criterion):
            assert name in found[child].criteria or name in found[child].conditioned
    for name, regime in LAW.regimes.items():
        assert {one for one, used in found.items() if name in used.regimes} == reachable(
            LAW, [regime.goal]
        )


@pytest.mark.parametrize("regime", list(LAW.regimes))
def test_a_whole_outline_names_all_that_is_in_force_below(regime: str) -> None:
    goal = LAW.regimes[regime].goal
    found = whole(goal)
    names = {one.name for one in found}
    seen, pending = set(), [goal]
    while pending:
        name = pending.pop()
        version = in_force(LAW.criteria[name].versions, ON)
        if version is None or name in seen:
            continue
        seen.add(name)
        condition = version.condition.criterion if version.condition else None
        pending += [*version.children, *([condition] if condition else [])]
    assert names == seen
    assert not any(one.hidden for one in found)
    opened = [one.name for one in found if one.children]
    assert len(opened) == len(set(opened))


@pytest.mark.parametrize("most", [1, 20, 64])
@pytest.mark.parametrize("regime", list(LAW.regimes))
def test_a_cut_outline_is_short_and_says_how_much_it_hides(regime: str, most: int) -> None:
    goal = LAW.regimes[regime].goal
    found = whole(goal, most=most)
    levels = sum(1 for _ in found) - 1
    assert levels <= most or not any(child.children for child in found.children)
    for one in found:
        if one.hidden:
            assert not one.children
            below = {each.name for each in whole(one.name)} - {one.name}
            assert one.hidden >= len(below) > 0
        if one.told:
            assert any(other.children for other in found if other.name == one.name)


def test_the_order_is_that_of_the_law_each_criterion_once() -> None:
    for regime in LAW.regimes.values():
        names = [name for _, name in in_order(LAW, regime.goal)]
        assert len(names) == len(set(names))
        assert set(names) == reachable(LAW, [regime.goal])
    order = [name for _, name in in_order(LAW, "esus.droit_commun")]
    children = LAW.criteria["esus.droit_commun"].versions[-1].children
    assert [name for name in order if name in children] == list(children)
