"""A record proved again, under its rulebook or another; two records, and what differs."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import esslaw
from esslaw import InputError, examine, load_rulebook
from esslaw.advice.record.layout import pieces_of, sealed, text_of
from esslaw.facts.vocabulary import Kind, vocabulary
from esslaw.location import data_folder
from esslaw.replaying import Status
from esslaw.reports.replaying import diff_text, replay_text

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 11, 22)


def record_of(regime="esus", on=ON, rulebook=None, **changes):
    case = esslaw.read_case(EXAMPLES / "sas_compost.yaml").changed(changes)
    return esslaw.seal(examine(case, regime, on, rulebook))


def forged(record, section, name, value):
    """A record whose content, digests and seal were made anew around another value."""
    rest = {k: v for k, v in record.content.items() if k not in ("digests", "sceau")}
    content = {**rest, section: {**rest[section], name: value} if name else value}
    return esslaw.read_record(text_of(pieces_of(sealed(content))))


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture(scope="module")
def other_rules(tmp_path_factory):
    """Rules in which one wording, one figure and one label are others."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(data_folder("rules"), folder)
    prints = folder / "sources" / "empreintes.yaml"
    known = load_rulebook().sources["code_travail.R3332-21-1"].versions[0].fingerprint
    prints.write_text(prints.read_text("utf-8").replace(known, "a" * 64), "utf-8")
    figures = folder / "parameters" / "esus.yaml"
    text = figures.read_text("utf-8")
    assert "value: 10," in text or "value: 10\n" in text
    figures.write_text(text.replace("value: 10,", "value: 1,").replace("value: 10\n", "value: 1\n"))
    return load_rulebook(folder)


def test_the_same_rules_confirm():
    found = esslaw.replay(record_of())
    assert (found.status, found.differences, found.articles) == (Status.CONFIRMED, (), ())
    assert "Confirmé" in replay_text(found)


@pytest.mark.parametrize(
    ("section", "name", "value", "pointers"),
    [
        ("outcome", "", "not_met", {"/outcome"}),
        ("preuves", "capital_social", {"degre": "declare"}, set()),
        ("reservations", "", [], {"/reservations"}),
    ],
)
def test_a_forgery_that_remakes_the_seal_is_refuted_by_proving(section, name, value, pointers):
    found = esslaw.replay(forged(record_of(), section, name, value))
    assert {one.pointer for one in found.differences} == pointers
    assert found.status is (Status.REFUTED if pointers else Status.CONFIRMED)


def test_a_forged_fact_is_refuted_by_what_it_changes():
    found = esslaw.replay(forged(record_of(), "facts", "plus_haute_remuneration", "460000.00"))
    pointers = {one.pointer for one in found.differences}
    assert {"/outcome", "/proof/esus.remuneration"} <= pointers
    assert found.status is Status.REFUTED


def test_a_fact_that_is_not_written_the_one_way_is_refuted():
    found = esslaw.replay(forged(record_of(), "facts", "plus_haute_remuneration", "46000.0"))
    assert [one.pointer for one in found.differences] == ["/facts/plus_haute_remuneration"]


def test_another_version_of_the_library_that_proves_the_same_confirms():
    found = esslaw.replay(forged(record_of(), "library", "", "0.0.9"))
    assert found.status is Status.CONFIRMED


def test_another_rulebook_says_that_it_is_another_and_what_changes(other_rules):
    found = esslaw.replay(record_of(), other_rules)
    assert not found.same_rulebook
    assert found.status is Status.CHANGED_UNDER_ANOTHER
    assert (found.record.outcome, found.again.outcome) == ("met", "not_met")
    (article,) = found.articles
    assert (article.source, article.same_wording) == ("code_travail.R3332-21-1", False)
    assert any(one.section == "parameters" for one in found.differences)
    text = plain(replay_text(found))
    assert "Le recueil a changé" in text
    assert "La réponse change : Oui, sous réserve d'appréciation → Non." in text
    assert "rédaction changée" in text


def test_another_rulebook_may_say_the_same(other_rules):
    found = esslaw.replay(record_of("ess"), other_rules)
    assert found.status is Status.SAME_UNDER_ANOTHER
    same = "La réponse reste la même : Oui, sous réserve d'appréciation."
    assert same in plain(replay_text(found))


def test_diff_names_the_fact():
    found = esslaw.diff(record_of(), record_of(plus_haute_remuneration=460000, siren="732829320"))
    assert (found.changed, found.alone, found.law) == (True, ("plus_haute_remuneration",), False)
    assert [one.name for one in found.facts] == ["plus_haute_remuneration", "siren"]
    assert found.responsible == ()
    text = plain(diff_text(found))
    assert "Ce fait suffit à faire la différence : Plus haute rémunération." in text
    assert "46 000,00 € → 460 000,00 €" in text


def test_diff_tries_every_fact_however_many_differ():
    late, case = "statuts_interdisent_amortissement_capital", record_of().case
    numbers = dict.fromkeys((Kind.MONEY, Kind.RATIO, Kind.NUMBER), 0)
    other = {Kind.FLAG: False, Kind.DATE: ON, Kind.CHOICES: (), **numbers}
    more = {
        name: other[fact.kind]
        for name, fact in vocabulary().items()
        if fact.kind in other and case.facts[name] is None
    }
    found = esslaw.diff(record_of(), record_of(**more, **{late: False}))
    assert [one.name for one in found.facts].index(late) > 60
    assert late in found.alone


def test_diff_says_when_several_facts_play_together():
    """Two ways are shut: to open one of them is enough, so neither fact alone closes both."""
    open_, shut = {}, {}
    facts = {"forme_juridique": "association_1901", "statut_cooperatif": "aucun"}
    for name in (
        "but_autre_que_partage_benefices",
        "gouvernance_democratique",
        "benefices_majoritairement_consacres_activite",
        "reserves_obligatoires_impartageables",
    ):
        open_[name], shut[name] = (
            True,
            name
            not in (
                "gouvernance_democratique",
                "reserves_obligatoires_impartageables",
            ),
        )
    one, other = (
        esslaw.seal(examine({"structure": {**facts, **each}}, "ess", ON)) for each in (shut, open_)
    )
    found = esslaw.diff(one, other)
    assert (found.changed, found.alone, found.law) == (True, (), False)
    assert "plusieurs jouent ensemble" in plain(diff_text(found))


def test_diff_names_the_law_and_its_article():
    found = esslaw.diff(record_of(on=date(2018, 6, 30)), record_of(on=date(2019, 6, 30)))
    assert (found.changed, found.alone, found.law) == (True, (), True)
    (article,) = found.responsible
    assert article.source == "code_travail.L3332-17-1"
    assert [one["from"] for one in article.one] == ["2018-01-03"]
    assert [one["from"] for one in article.other] == ["2019-05-24"]
    assert "version du 3 janvier 2018 → version du 24 mai 2019" in plain(diff_text(found))


def test_diff_between_two_rulebooks(other_rules):
    one, other = record_of(), record_of(rulebook=other_rules)
    here, there, elsewhere = (esslaw.diff(one, other, rules) for rules in (None, other_rules, None))
    assert (here.changed, here.law, there.law) == (True, None, True)
    assert "a" * 64 in [each["fingerprint"] for each in there.articles[0].other]
    assert elsewhere.alone == ()


def test_diff_of_the_same_is_nothing():
    found = esslaw.diff(record_of(), record_of())
    assert (found.changed, found.differences, found.alone) == (False, (), ())
    assert "Rien ne diffère." in diff_text(found)


def test_nothing_is_tried_with_rules_that_neither_names(other_rules):
    found = esslaw.diff(record_of(), record_of(plus_haute_remuneration=460000), other_rules)
    assert (found.alone, found.law) == (None, None)
    assert "n'a pas été essayé" in plain(diff_text(found))


def test_evidence_that_differs_is_told():
    case = esslaw.read_case(EXAMPLES / "sas_compost.yaml")
    facts = {k: v for k, v in case.structure.model_dump().items() if v is not None}
    preuves = {"capital_social": {"degre": "documente", "document": "K-bis"}}
    other = esslaw.seal(examine({"structure": facts, "preuves": preuves}, "esus", ON))
    found = esslaw.diff(record_of(), other)
    assert [one.section for one in found.differences] == ["preuves"]
    assert "Capital social : absent → documenté (K-bis)" in plain(diff_text(found))


def test_two_questions_are_not_compared():
    with pytest.raises(InputError, match="un enregistrement ess"):
        esslaw.diff(record_of("ess"), record_of("esus"))
