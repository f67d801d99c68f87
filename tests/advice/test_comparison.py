"""Two verdicts side by side: what changed, by which text, and what made the outcome another."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from esslaw import InputError, compare_dates, compare_facts, load_rulebook, read_case
from esslaw.advice.changes import ChangeKind
from esslaw.verdict import Outcome

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPOST = EXAMPLES / "sas_compost.yaml"
LAW = load_rulebook()
PACTE = "Loi n° 2019-486 (PACTE)"


def test_the_pacte_law_made_the_outcome_another() -> None:
    found = compare_dates(COMPOST, "esus", date(2018, 6, 30), date(2019, 6, 30))
    assert (found.before.outcome, found.after.outcome) == ("undetermined", "met")
    assert [(one.criterion, one.kind) for one in found.responsible] == [
        ("esus.statuts.remuneration", ChangeKind.DISAPPEARED),
        ("esus.statuts", ChangeKind.CONDITION),
    ]
    assert {text.by for one in found.responsible for text in one.texts} == {PACTE}
    others = {one.criterion: one for one in found.others}
    assert others["ess.utilite_sociale.culture"].kind is ChangeKind.APPEARED
    assert {text.by for text in others["ess.utilite_sociale.culture"].texts} == {
        f"{PACTE}, art. 105"
    }
    assert others["esus.charge"].kind is ChangeKind.WORDING
    removed = others["esus.categorie.centre_distribution_travail_domicile"]
    assert [(text.day, text.by) for text in removed.texts] == [(date(2019, 1, 1), None)]


def test_the_dates_may_be_given_backwards() -> None:
    back = compare_dates(COMPOST, "esus", date(2019, 6, 30), date(2018, 6, 30))
    kinds = {one.criterion: one.kind for one in back.responsible}
    assert kinds["esus.statuts.remuneration"] is ChangeKind.APPEARED
    assert {text.by for one in back.responsible for text in one.texts} == {PACTE}


def test_the_facts_stay_as_they_are() -> None:
    found = compare_dates(COMPOST, "esus", date(2018, 6, 30), date(2019, 6, 30))
    asked = [verdict.case.structure.date_demande for verdict in (found.before, found.after)]
    assert asked == [date(2018, 6, 15)] * 2


def test_a_figure_is_given_with_both_its_values() -> None:
    case = read_case(EXAMPLES / "interventions" / "region_de_minimis.yaml")
    days = date(2023, 12, 31), date(2024, 1, 1)
    found = compare_dates(case, "intervention", *days)
    (room,) = [
        one for one in found.changes if one.criterion == "aide_etat.de_minimis.reste.subvention"
    ]
    (figure,) = [one for one in room.figures if one.parameter.id == "de_minimis.plafond_general"]
    assert (figure.before, figure.after) == (200_000, 300_000)
    assert [text.day for text in figure.texts] == [date(2024, 1, 1)]


def test_the_same_day_changes_nothing() -> None:
    found = compare_dates(COMPOST, "esus", date(2019, 6, 30), date(2019, 6, 30))
    assert found.same
    assert (found.changes, found.responsible) == ((), ())


def test_the_same_outcome_has_no_one_responsible() -> None:
    found = compare_dates(COMPOST, "esus", date(2019, 6, 30), date(2026, 11, 22))
    assert found.same
    assert found.responsible == ()
    assert len(found.others) == len(found.changes) > 0


def test_a_day_that_is_not_covered_is_not_compared() -> None:
    found = compare_dates(COMPOST, "esus", date(2013, 6, 30), date(2019, 6, 30))
    assert (found.before.covered, found.changes, found.responsible) == (False, (), ())


def test_two_cases_differ_by_facts_each_tried_alone() -> None:
    case = read_case(COMPOST)
    other = case.changed({"mention_ess_rcs": False, "plus_haute_remuneration": None})
    found = compare_facts(case, other, "esus", date(2019, 6, 30))
    alone = {one.fact: one.alone for one in found.facts}
    assert alone == {
        "mention_ess_rcs": Outcome.NOT_MET,
        "plus_haute_remuneration": Outcome.UNDETERMINED,
    }
    assert {one.fact for one in found.turning} == set(alone)
    assert (found.verdicts.before.outcome, found.verdicts.after.outcome) == ("met", "not_met")
    assert [one.criterion for one in found.verdicts.responsible] == ["ess.societe.mention_rcs"]
    assert all(not one.of_the_law for one in found.verdicts.changes)


def test_a_fact_that_alone_contradicts_the_rest_has_no_outcome() -> None:
    case = read_case(COMPOST)
    other = case.changed({"date_creation": date(2020, 1, 1), "date_demande": date(2021, 1, 1)})
    found = compare_facts(case, other, "esus", date(2026, 11, 22))
    assert {one.fact: one.alone for one in found.facts} == {
        "date_creation": None,
        "date_demande": Outcome.MET,
    }
    assert found.turning == ()


def test_a_structure_and_an_intervention_are_not_compared() -> None:
    other = {"intervention": {"beneficiaire": {}}}
    with pytest.raises(InputError, match="structure"):
        compare_facts(COMPOST, other, "esus", date(2026, 11, 22))


def test_every_problem_is_told_once() -> None:
    with pytest.raises(InputError) as raised:
        compare_dates({"structure": {"forme_juridique": "x"}}, "esu", date(2018, 1, 1), None)  # type: ignore[arg-type]
    paths = [problem.path for problem in raised.value.problems]
    assert paths == ["regime", "structure.forme_juridique", "on"]


@pytest.mark.parametrize("regime", sorted(LAW.regimes))
def test_the_law_never_changes_without_a_text(regime: str) -> None:
    """Not even for a criterion that only came to be asked because one far above it began."""
    asked = LAW.regimes[regime]
    starts = {one.days.start for found in LAW.criteria.values() for one in found.versions}
    for day in sorted(start for start in starts if start > asked.covered_from):
        found = compare_dates({asked.case: {}}, regime, day - timedelta(1), day)
        for change in found.changes:
            if change.of_the_law:
                assert change.texts or change.figures, (day, change.criterion)
