"""The static checks, where a faulty document of `bad/` does not say everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from esslaw.facts.vocabulary import Kind, all_facts
from esslaw.location import data_folder
from esslaw.rulebook.checks import check_words, translations
from esslaw.rulebook.checks.usage import unused_facts, used_parameters
from esslaw.rulebook.diagnostics import Severity
from esslaw.rulebook.loader import examine_rules, load_rulebook
from esslaw.rulebook.words import sentences, words_of_facts
from tests.rulebook.folders import BASE, diagnostics_of, errors_of, rulebook_of


def criterion(name: str, body: str, start: str = "2010-01-01") -> str:
    return f"""
  - id: {name}
    label: Un critère nommé {name}
    source: {{article: texte.art_1}}
    versions:
      - {{from: {start}, {body}}}
"""


def regime(goal: str, start: str = "2010-01-01") -> str:
    return f"""
regime:
  id: essai
  label: Un régime d'essai
  question: L'essai est-il rempli ?
  goal: {goal}
  covered_from: {start}
  before: Rien avant.
"""


def test_the_rules_that_ship_have_no_error() -> None:
    rulebook, found = examine_rules(data_folder("rules"))
    assert [str(item) for item in found if item.severity is Severity.ERROR] == []
    assert rulebook.digest == load_rulebook().digest
    assert load_rulebook() is load_rulebook()


def test_unread_facts_are_warned_of_and_no_text_is(tmp_path: Path) -> None:
    found = diagnostics_of(tmp_path / "r")
    assert {item.severity for item in found} == {Severity.WARNING}
    assert {item.rule for item in found} == {
        name for name, fact in all_facts().items() if fact.kind is not Kind.TEXT
    } - {"capital_social"}
    assert "denomination" not in unused_facts(rulebook_of(tmp_path / "r"))


def test_a_table_is_read_through_its_columns(tmp_path: Path) -> None:
    text = "criteria:" + criterion("a", "holds_if: 'cumul(exercices.benefice) > 0'") + regime("a")
    unread = unused_facts(rulebook_of(tmp_path / "r", a=text))
    assert "exercices" not in unread
    assert "associes" in unread


def test_a_count_uses_its_parameter(tmp_path: Path) -> None:
    text = f"""
parameters:
  - id: p.nombre
    label: Un nombre
    unit: number
    versions: [{{from: 2010-01-01, value: 1, source: {{article: texte.art_1}}}}]
criteria:{criterion("a", "at_least: {n: p.nombre, of: [b]}")}
{criterion("b", "fact: capital_variable")}
{regime("a")}"""
    assert "p.nombre" in used_parameters(rulebook_of(tmp_path / "r", a=text))


def test_the_counts_of_the_shipped_rules_are_parameters() -> None:
    criteria = load_rulebook().criteria.values()
    counts = [one.count for rule in criteria for one in rule.versions if one.body == "at_least"]
    assert counts
    assert all(isinstance(count, str) for count in counts)


def test_a_monthly_parameter_is_used_through_its_year(tmp_path: Path) -> None:
    text = f"""
parameters:
  - id: p.mois
    label: Un montant par mois
    unit: money
    versions:
      - {{from: 2010-01-01, value: 1, source: {{article: texte.art_1}}}}
  - {{id: p.an, label: Un an, unit: money, calendar_year: {{of: p.mois, until: 2030}}}}
criteria:{criterion("a", "holds_if: 'capital_social > p.an[annee_remunerations]'")}{regime("a")}"""
    assert used_parameters(rulebook_of(tmp_path / "r", a=text)) == {
        "p.an",
        "p.mois",
        "socle.capital",
    }


def test_cycles_are_all_told_and_nothing_else_is(tmp_path: Path) -> None:
    text = "criteria:" + "".join(
        criterion(name, f"all_of: [{child}]") for name, child in ["ab", "ba", "cc", "da"]
    )
    found = errors_of(tmp_path / "r", a=text + regime("d"))
    assert [(item.code, item.rule, item.message) for item in found] == [
        ("cycle", "b", "ce critère repose sur lui-même : a → b → a"),
        ("cycle", "c", "ce critère repose sur lui-même : c → c"),
    ]


def test_what_no_goal_needs_but_a_formality_does_is_used(tmp_path: Path) -> None:
    text = f"""
criteria:{criterion("a", "fact: capital_variable")}{criterion("b", "fact: emploie_des_salaries")}
formalities:
  - id: f
    regime: essai
    kind: piece
    label: Une pièce
    versions: [{{from: 2010-01-01, when: [b]}}]
{regime("a")}"""
    assert errors_of(tmp_path / "r", a=text) == []


def test_a_goal_that_comes_late_is_a_gap_and_nothing_breaks(tmp_path: Path) -> None:
    """The search for unreachable goals used to stumble over a day without a goal."""
    text = "criteria:" + criterion("a", "fact: capital_variable", "2012-01-01") + regime("a")
    assert [item.code for item in errors_of(tmp_path / "r", a=text)] == ["goal-gap"]


def test_a_goal_made_constant_by_a_later_version(tmp_path: Path) -> None:
    text = f"""
criteria:
  - id: a
    label: Un critère qui devient introuvable
    source: {{article: texte.art_1}}
    versions:
      - {{from: 2010-01-01, fact: capital_variable}}
      - {{from: 2015-01-01, law_not_found: Le décret n'a pas été retrouvé.}}
{regime("a")}"""
    (found,) = errors_of(tmp_path / "r", a=text)
    assert (found.code, found.message) == (
        "goal-unreachable",
        "au 2015-01-01, aucune réponse ne peut donner « remplie »",
    )


@pytest.mark.parametrize(
    ("body", "constant"),
    [
        ("all_of: [b, c]", None),
        ("none_of: [b, c]", None),
        ("any_of: [c, c2]", "remplie"),
        ("none_of: [b, c2]", "remplie"),
        ("at_least: {n: 2, of: [b, d, c]}", None),
        ("at_least: {n: 2, of: [b, c, c2]}", "remplie"),
        ("at_least: {n: 1, of: [b, c, c2]}", "non remplie"),
        ("applies_if: d, law_not_found: Introuvable.", "non remplie"),
    ],
)
def test_what_a_goal_can_be(body: str, constant: str | None, tmp_path: Path) -> None:
    unknown = "law_not_found: Le texte n'a pas été retrouvé."
    text = "criteria:" + criterion("a", body) + criterion("b", "fact: capital_variable")
    text += criterion("d", "fact: emploie_des_salaries")
    text += criterion("c", "fact: reconnue_utilite_publique" if constant is None else unknown)
    text += criterion("c2", unknown)
    found = errors_of(tmp_path / "r", a=text + regime("a"))
    said = [item.message for item in found if item.code == "goal-unreachable"]
    wanted = [f"au 2010-01-01, aucune réponse ne peut donner « {constant} »"]
    assert said == (wanted if constant else [])


def test_each_untranslated_sentence_is_named_once_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rulebook = rulebook_of(tmp_path / "r")
    known = {text: "…" for text, _ in sentences(rulebook)}
    known |= dict.fromkeys(words_of_facts(), "…")
    del known["Capital minimal"], known["Capital social"]
    monkeypatch.setattr(translations, "languages", lambda: ("fr", "br", "en"))
    monkeypatch.setattr(translations, "catalogue", lambda code: known if code == "en" else {})
    found = check_words(rulebook)
    assert {item.code for item in found} == {"missing-translation"}
    assert [(item.file, item.line, item.message) for item in found if item.rule == "en"] == [
        (BASE.name, 16, "« Capital minimal »"),
        ("vocabulaire", 1, "« Capital social »"),
    ]
    assert len([item for item in found if item.rule == "br"]) == len(known) + 2
    assert not [item for item in found if item.rule == "fr"]
