"""Small laws for the tests of the kernel: a criterion a line, or nodes made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from esslaw.documents import read_yaml
from esslaw.facts import read_case
from esslaw.facts.vocabulary import Kind
from esslaw.logic.evaluate import evaluate, prove
from esslaw.logic.nodes import Node, Test, program_of
from esslaw.logic.proof import Proof
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.building import build
from esslaw.rulebook.criteria import Appreciation, InForce
from esslaw.rulebook.reading import read_folder
from esslaw.rulebook.terms import Comparison, Literal, Named, Operator
from tests.rulebook.folders import written

ON = date(2020, 6, 1)
ALONE = Rulebook("", None, "", {}, {}, {}, {}, {})
"""A rulebook without any rule, for programs made by hand."""

FIGURES = """
parameters:
  - {id: p.seuil, label: Un seuil, unit: money, versions: [
      {from: 2010-01-01, value: 1000.00, source: {article: texte.art_1}},
      {from: 2015-07-01, value: 2000.00, source: {article: texte.art_1}},
      {from: 2021-01-01, to: 2021-12-31, value: 3000.00, source: {article: texte.art_1}}]}
  - {id: p.taux, label: Un taux, unit: ratio, versions: [
      {from: 2010-01-01, value: 0.3333333333, source: {article: texte.art_1}}]}
  - {id: p.fois, label: Un multiple, unit: number, versions: [
      {from: 2010-01-01, value: 2, source: {article: texte.art_1}}]}
  - {id: p.duree, label: Une durée, unit: years, versions: [
      {from: 2010-01-01, value: 3, source: {article: texte.art_1}}]}
  - {id: p.mensuel, label: Un montant par mois, unit: money, versions: [
      {from: 2014-01-01, value: 100.10, source: {article: texte.art_1}},
      {from: 2015-03-15, value: 200.20, source: {article: texte.art_1}}]}
  - {id: p.annuel, label: Sur un an, unit: money, calendar_year: {of: p.mensuel, until: 2016}}
"""


def law(folder: Path, criteria: str, figures: str = FIGURES) -> Rulebook:
    """Return the rulebook of some criteria, one a line: `name: {from: …, body}`.

    Static checks are left out, so that a law may be as small, or as odd, as a test needs.
    """
    text = figures + "criteria:\n"
    for name, versions in read_yaml(criteria).value.items():
        text += f"  - id: {name}\n    label: Le critère {name}\n"
        text += "    source: {article: texte.art_1}\n    versions:\n"
        for version in versions if isinstance(versions, list) else [versions]:
            text += f"      - {flow({'from': date(2010, 1, 1), **version})}\n"
    rulebook, found = build(read_folder(written(folder / "law", essai=text)))
    assert found == []
    return rulebook


def flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(part) for part in value) + "]"
        case str():
            quoted = value.replace("'", "''")
            return f"'{quoted}'"
    return str(value)


def facts_of(**facts: Any) -> Mapping[str, Any]:
    """Return every fact of a structure, those that are not given being unknown."""
    return read_case({"structure": facts}).structure.__dict__


def proof_of(rulebook: Rulebook, name: str, on: date = ON, **facts: Any) -> Proof:
    """Return the proof of a criterion on a structure."""
    return prove(rulebook, name, facts_of(**facts), on)[1]


def leaf(name: str, fact: str, *, assessed: bool = False) -> Test:
    """Return a leaf that is true when a fact is."""
    asked = Comparison(Operator.EQUAL, Named(fact, Kind.FLAG), Literal(True, Kind.FLAG))
    return Test(name, shown(name, assessed=assessed), asked)


def shown(name: str, *, assessed: bool = False) -> InForce:
    """Return a criterion in force, which an authority appreciates or not."""
    return InForce(name, name, (), Appreciation("le préfet", ()) if assessed else None, None)


def proof_by_hand(goal: Node, facts: Mapping[str, bool | None]) -> Proof:
    """Return the proof of a program made by hand."""
    return evaluate(ALONE, program_of(goal, ON), facts, ON)
