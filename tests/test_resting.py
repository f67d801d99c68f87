"""What rests on an article: in the rules, among the cases, among the examples; what changed."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from esslaw import InputError, load_rulebook
from esslaw.cli import main
from esslaw.fieldwork import FieldCase, examples, jurist_cases
from esslaw.location import checkout_folder, data_folder
from esslaw.resting import rests_on
from esslaw.rulebook.changed import changed_articles
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.resting import resting_on
from tests.cases import reading

CASES, EXAMPLES = checkout_folder("tests/cases"), checkout_folder("examples")
LAW = load_rulebook()


def run(*arguments):
    return CliRunner().invoke(main, ["rules", *map(str, arguments)])


def test_the_cases_are_those_that_the_tests_read():
    """The library reads the jurist's cases by itself: a wheel has no tests."""
    found = [(one.name, one.regime, one.on, one.document) for one in jurist_cases(CASES, LAW)]
    assert found == [
        (f"{one.file} : {one.title}", one.regime, one.on, one.document) for one in reading.cases()
    ]


def test_examples_are_those_of_the_folder():
    assert {one.name for one in examples(EXAMPLES)} == {
        path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.yaml")
    }


def test_criteria_that_cite_or_compare_with_a_figure():
    found = resting_on(LAW, "smic.2026-01-01")
    assert found.criteria == ()
    assert found.parameters == ("smic.mensuel",)
    assert found.through["esus.remuneration.plus_haute.smic"] == ("smic.annuel",)
    direct = resting_on(LAW, "code_travail.R3332-21-1")
    assert "esus.charge.part.trois_exercices" in direct.criteria
    assert not set(direct.criteria) & set(direct.through)
    assert "esus.duree.cinq_ans" in resting_on(LAW, "code_travail.R3332-21-3").formalities


def test_only_what_is_in_force_over_the_interval():
    whole = resting_on(LAW, "code_travail.L3332-17-1")
    since = resting_on(LAW, "code_travail.L3332-17-1", Interval(date(2020, 1, 1)))
    assert "esus.statuts.remuneration" in whole.criteria
    assert "esus.statuts.remuneration" not in since.criteria


def test_every_source_has_something_that_rests_on_it():
    """The checks refuse a source that no rule cites: this must find what cites it."""
    for name in LAW.sources:
        found = resting_on(LAW, name)
        cited = found.criteria or found.parameters or found.formalities or found.visas
        assert cited or found.clauses or found.terms, name


def test_a_case_rests_on_what_its_proof_cites():
    facts = {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}
    cases = [
        FieldCase("avant", {"structure": facts}, "ess", date(2020, 1, 1)),
        FieldCase("après", {"structure": facts}, "ess", date(2026, 1, 1)),
        FieldCase("autre", {"structure": facts}, "monnaie_locale", date(2026, 1, 1)),
    ]
    on_it = rests_on(LAW, "loi_2014_856.art_1", cases=cases)
    assert on_it.cases == ("avant", "après", "autre")
    of_2024 = Interval(date(2024, 6, 15))
    assert rests_on(LAW, "loi_2014_856.art_2", of_2024, cases=cases).cases == ("après", "autre")
    assert rests_on(LAW, "smic.2026-01-01", cases=cases).cases == ()


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Rules in which one wording is another, one version is new and one has no fingerprint."""
    folder = tmp_path_factory.mktemp("other") / "rules"
    shutil.copytree(data_folder("rules"), folder)
    path = folder / "sources" / "empreintes.yaml"
    lines = path.read_text("utf-8").split("\n")
    kept = [line for line in lines if "code_travail.R3332-21-1," not in line]
    known = LAW.sources["code_travail.R3332-21-2"].versions[0].fingerprint
    path.write_text("\n".join(kept).replace(known, "a" * 64), "utf-8")
    return folder


def test_what_changed_between_two_folders(other):
    found = {one.source.id: one for one in changed_articles(LAW, load_rulebook(other))}
    assert set(found) == {"code_travail.R3332-21-1", "code_travail.R3332-21-2"}
    assert found["code_travail.R3332-21-1"].unread == (date(2015, 7, 1),)
    (version,) = found["code_travail.R3332-21-2"].reworded
    assert version.days.start == date(2015, 7, 1)
    assert changed_articles(LAW, LAW) == ()


def test_the_command_says_what_rests_on_the_wording_that_changed(other, tmp_path):
    cases = tmp_path / "cases"
    cases.mkdir()
    result = run("changed", other, "--cases", cases, "--examples", EXAMPLES)
    assert result.exit_code == 0, result.output
    assert "Rédaction changée, version du 1er juillet 2015" in result.output
    assert "Formalités (" in result.output
    data = json.loads(
        run("changed", other, "--cases", cases, "--examples", cases, "--format", "json").output
    )
    assert [one["source"] for one in data] == ["code_travail.R3332-21-1", "code_travail.R3332-21-2"]
    assert data[1]["reworded"][0]["rests_on"]["formalities"]
    assert run("changed", data_folder("rules")).output == "Aucun article ne diffère.\n"


def test_the_command_lists_what_rests_on_an_article(tmp_path):
    empty = tmp_path / "rien"
    empty.mkdir()
    arguments = ("rests-on", "code_travail.R3332-21-1", "--cases", empty, "--examples", EXAMPLES)
    text = run(*arguments).output
    assert "esus.charge.part.trois_exercices" in text
    assert "– sas_compost.yaml" in text
    data = json.loads(run(*arguments, "--format", "json").output)
    assert data["source"] == "code_travail.R3332-21-1"
    assert "sas_compost.yaml" in data["examples"]


def test_a_source_that_does_not_exist_is_said():
    result = run("rests-on", "loi_2014_856.art_l")
    assert result.exit_code == 2
    assert "vouliez-vous dire « loi_2014_856.art_" in result.stderr


def test_a_folder_that_holds_no_cases_is_refused(tmp_path):
    (tmp_path / "cas.yaml").write_text("- {titre: Un cas, regime: esus}\n", "utf-8")
    with pytest.raises(InputError, match=r"cas\.yaml"):
        jurist_cases(tmp_path, LAW)
