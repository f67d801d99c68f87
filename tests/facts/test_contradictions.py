"""Facts that cannot be true together: refused where the person has to look."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from esslaw.facts import read_case
from esslaw.facts.case import Case
from esslaw.facts.intervention import Intervention
from esslaw.facts.structure import RELATED, Structure
from tests.facts.given import refused, structure
from tests.strategies import Situation, examined, facts_of, situations
from tests.values import among, answers


def test_contradictions_are_all_told_at_the_fact_to_look_at() -> None:
    year = {"date_cloture": "2020-12-31"}
    problems = refused(
        structure(
            date_creation="2021-01-01",
            date_demande="2020-12-31",
            plus_haute_remuneration=10,
            moyenne_cinq_plus_hautes_remunerations="10.01",
            exercices=[year, {"date_cloture": "2019-12-31"}, year],
        )
    )
    assert [(one.path, one.code, one.got) for one in problems] == [
        ("structure.date_demande", "incoherent", "« 2020-12-31 »"),
        ("structure.moyenne_cinq_plus_hautes_remunerations", "incoherent", "« 10.01 »"),
        ("structure.exercices", "incoherent", "une liste de 3 lignes"),
    ]


def test_a_contradiction_inside_a_year() -> None:
    years = [{}, {"charges_exploitation": 10, "charges_utilite_sociale": 11}]
    (problem,) = refused(structure(exercices=years))
    assert problem.path == "structure.exercices[1].charges_utilite_sociale"
    assert problem.got == "11"


@pytest.mark.parametrize(
    ("facts", "path", "expected"),
    [
        (
            {
                "taux_reserve_legale": "0.15",
                "part_excedents_fonds_developpement": "0.30",
                "part_excedents_salaries": "0.5501",
            },
            "part_excedents_salaries",
            "ne dépasse pas 1",
        ),
        (
            {"taux_reserve_legale": "0.6", "part_excedents_salaries": "0.6"},
            "part_excedents_salaries",
            "ne dépasse pas 1",
        ),
        (
            {"colleges": [{"part_voix": "0.5"}, {}, {"part_voix": "0.5151"}]},
            "colleges",
            "font 1 ensemble",
        ),
        (
            {
                "statut_cooperatif": "scop",
                "part_voix_salaries": "0.51",
                "part_voix_non_cooperateurs": "0.4901",
            },
            "part_voix_non_cooperateurs",
            "ne dépasse pas 1",
        ),
        (
            {"colleges": [{"part_voix": "0.2"}, {"part_voix": "0.15"}, {"part_voix": "0.1"}]},
            "colleges",
            "font 1 ensemble",
        ),
        (
            {
                "part_voix_non_cooperateurs_hors_cooperatives": "0.3501",
                "part_voix_non_cooperateurs": "0.35",
            },
            "part_voix_non_cooperateurs_hors_cooperatives",
            "celle qui la contient",
        ),
        (
            {"taux_reserve_legale": "0.1501", "taux_toutes_reserves": "0.15"},
            "taux_reserve_legale",
            "celle qui la contient",
        ),
    ],
)
def test_shares_that_pass_their_whole(facts: dict[str, Any], path: str, expected: str) -> None:
    (problem,) = refused({"structure": facts})
    assert (problem.path, problem.code) == (f"structure.{path}", "incoherent")
    assert expected in problem.expected


@pytest.mark.parametrize(
    "facts",
    [
        {"date_creation": "2020-01-01", "date_demande": "2020-01-01"},
        {"plus_haute_remuneration": 10, "moyenne_cinq_plus_hautes_remunerations": 10},
        {"moyenne_cinq_plus_hautes_remunerations": 10},
        {"exercices": [{"charges_exploitation": 1, "charges_utilite_sociale": 1}, {}, {}]},
        {"exercices": []},
        {"part_voix_salaries": "0.7", "part_voix_non_cooperateurs": "0.5"},
        {"taux_reserve_legale": 1, "taux_toutes_reserves": 1, "part_excedents_interets": 0},
        {"taux_toutes_reserves": "0.575", "part_excedents_interets": "0.425"},
        {"taux_reserve_legale": "0.5", "taux_reserve_statutaire": 1},
        {
            "taux_reserve_legale": "0.15",
            "part_excedents_fonds_developpement": "0.30",
            "part_excedents_salaries": "0.40",
            "part_excedents_interets": "0.15",
        },
        {"colleges": [{"part_voix": "0.5"}, {}, {"part_voix": "0.5"}]},
        {"colleges": [{"part_voix": "0.167"}] * 6},
        {"colleges": [{"part_voix": "0.33"}] * 3},
        {"taux_reserve_legale": "0.15", "part_excedents_interets": "0.9"},
        {"colleges": []},
        {
            "part_voix_non_cooperateurs_hors_cooperatives": "0.35",
            "part_voix_non_cooperateurs": "0.35",
        },
        {"part_voix_non_cooperateurs_hors_cooperatives": 1},
    ],
)
def test_what_is_not_a_contradiction(facts: dict[str, Any]) -> None:
    assert read_case({"structure": facts})


class Spy(Structure):
    """A structure that remembers which of its facts are read."""

    read: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str) -> Any:
        if name in Structure.model_fields:
            Spy.read.add(name)
        return super().__getattribute__(name)


@given(situations())
def test_only_related_facts_are_read_to_find_a_contradiction(situation: Situation) -> None:
    assume(situation.kind == "structure")
    spy = Spy.model_construct(**read_case(situation.document).structure.__dict__)
    Spy.read.clear()
    list(spy.incoherences())
    assert Spy.read <= RELATED


@given(situations(), st.data())
def test_what_is_admitted_is_what_can_be_changed(situation: Situation, data: st.DataObject) -> None:
    case = examined(situation).case
    facts = facts_of(situation.regime)
    name = data.draw(among(sorted(facts)))
    value = data.draw(answers(facts[name]))
    try:
        alone = value_of(name, value)
    except ValidationError:  # a table that contradicts itself is no value at all
        assume(False)
    try:
        changed = case.changed({name: value})
    except ValidationError:
        assert not case.admits({name: alone})
        return
    assert case.admits({name: changed.facts[name]})


def value_of(name: str, value: Any) -> Any:
    """Return a value as a case holds it, alone."""
    return Case(Structure(), Intervention()).changed({name: value}).facts[name]
