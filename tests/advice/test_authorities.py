"""Who may act: what is carried from one authority to another, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from esslaw import InputError, examine, instruments_open, who_may_act
from esslaw.advice.alternatives import alternatives
from esslaw.advice.authorities import Answer, Line
from tests.cases.reading import intervention, interventions

ON = date(2026, 11, 22)


def case(base: str, **changes: Any) -> dict[str, Any]:
    facts = {name.replace("__", "."): value for name, value in changes.items()}
    return {"intervention": intervention(interventions()[base], facts, [], ON)}


def lines(base: str, **changes: Any) -> dict[str, Line]:
    found = who_may_act(case(base, **changes), ON)
    return {line.choice.value: line for line in found.lines}


def test_what_an_authority_agreed_is_not_carried_to_another() -> None:
    own = {"collectivite__type": "commune", "delegation_de_la_region": True}
    found = lines("subvention_entreprise", **own)
    assert (found["commune"].answer, found["commune"].own) == (Answer.MAY, True)
    assert (found["metropole"].answer, found["metropole"].own) == (Answer.MAY_IF, False)


def test_what_is_said_of_the_project_is_carried() -> None:
    found = lines("subvention_entreprise", domaine="sante", activite_particuliere="veterinaire")
    assert {line.answer for line in found.values()} == {Answer.MAY}


def test_the_ways_name_each_condition_and_its_alternatives() -> None:
    ways = lines("subvention_entreprise")["communaute_urbaine"].ways
    assert [[ask.proof.id for ask in way] for way in ways] == [
        ["competence.L1511-2.delegation_signee"],
        ["competence.L1511-2.regime_regional", "competence.L1511-2.convention"],
    ]


def test_a_text_that_was_not_found_is_told_apart() -> None:
    line = lines("organisme_creation")["mayotte"]
    assert line.answer is Answer.UNREAD
    assert [ask.proof.id for ask in line.ways[0]] == ["competence.mayotte.texte"]
    assert line.ways[0][0].unread


def test_a_no_names_its_cause_and_a_yes_its_base() -> None:
    found = lines("organisme_creation")
    assert [part.id for part in found["departement"].causes] == ["competence.L1511-7.collectivite"]
    assert "competence.L1511-7.directe" in {part.id for part in found["region"].bases}
    assert found["departement"].bases == ()


def test_one_authority_and_every_instrument() -> None:
    given = case(
        "avance_remboursable",
        collectivite__type="departement",
        domaine="insertion",
        beneficiaire__categorie_plein_droit="entreprise_insertion",
    )
    found = {line.choice.value: line for line in instruments_open(given, ON).lines}
    assert found["subvention_economique"].answer is Answer.MAY
    assert found["organisme_creation_reprise"].answer is Answer.MAY_NOT
    assert found["subvention_non_economique"].answer is Answer.MAY_NOT  # the activity is economic
    assert found["garantie_emprunt"].answer is Answer.MAY_IF
    assert found["pret_avance_remboursable"].own


def test_a_refusal_comes_with_its_alternatives_and_a_yes_with_none() -> None:
    refused = examine(case("immobilier", collectivite__type="region"), "intervention", ON)
    assert refused.alternatives is None  # nothing is refused yet: an agreement is missing
    given = case("avance_remboursable", collectivite__type="departement", domaine="autre")
    verdict = examine(
        {"intervention": {**given["intervention"], "arrete_prefet_catastrophe_naturelle": False}},
        "intervention",
        ON,
    )
    assert verdict.alternatives is not None
    names = [line.choice.value for line in verdict.alternatives.authorities]
    assert names[:4] == ["region", "collectivite_de_corse", "martinique", "guyane"]
    assert "departement" not in names
    assert examine(case("subvention_entreprise"), "intervention", ON).alternatives is None
    found = alternatives(verdict.case, ON, verdict.rulebook)
    assert [line.answer for line in found.instruments] == sorted(
        (line.answer for line in found.instruments), key=[Answer.MAY, Answer.MAY_IF].index
    )


def test_every_problem_of_the_input_at_once() -> None:
    with pytest.raises(InputError) as error:
        who_may_act({"intervention": {"montant": "x"}}, "hier")  # type: ignore[arg-type]
    assert [problem.path for problem in error.value.problems] == ["on", "intervention.montant"]
    with pytest.raises(InputError) as error:
        instruments_open({"structure": {}}, ON)
    assert [problem.path for problem in error.value.problems] == ["structure"]


def test_before_the_first_day_nothing_is_concluded() -> None:
    found = who_may_act(case("subvention_entreprise"), date(2015, 12, 31))
    assert {line.answer for line in found.lines} == {Answer.UNREAD}
