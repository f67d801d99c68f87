"""The evidence of facts: read whole or refused with every problem, kept with its own value only."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from esslaw.facts import read_case
from esslaw.facts.preuve import Degre
from esslaw.facts.written import columns, facts_written, is_given, paths, places, sources_of, tree
from esslaw.problems import InputError

VERIFIED = {"degre": "verifie", "par": "Cabinet Loiseau", "le": "2026-10-01"}
PIECE = {"degre": "documente", "document": "Liasse 2025"}
STRUCTURE = {"capital_social": 100, "exercices": [{"date_cloture": "2025-12-31", "benefice": 3}]}


def refused(case):
    with pytest.raises(InputError) as error:
        read_case(case)
    return [(one.path, one.code, one.suggestion) for one in error.value.problems]


def test_what_is_said_is_kept_and_the_rest_is_declared():
    case = read_case({"structure": STRUCTURE, "preuves": {"capital_social": VERIFIED}})
    assert dict(case.preuves).keys() == {"capital_social"}
    preuve = case.preuves["capital_social"]
    assert (preuve.degre, preuve.par, preuve.le) == (
        Degre.VERIFIE,
        "Cabinet Loiseau",
        date(2026, 10, 1),
    )
    assert len(read_case({"structure": STRUCTURE}).preuves) == 0


def test_every_problem_at_once():
    preuves = {
        "capital_socail": PIECE,
        "forme_juridique": PIECE,
        "capital_social": {"degre": "verifie", "par": "Moi"},
        "exercices": {"degre": "documente"},
        "exercices.benefice": {"degre": "declare", "document": "Liasse"},
        "exercices.dividendes": PIECE,
    }
    assert refused({"structure": {**STRUCTURE, "siren": "1"}, "preuves": preuves}) == [
        ("structure.siren", "siren", None),
        ("preuves.capital_socail", "cle-inconnue", "vouliez-vous dire « capital_social » ?"),
        ("preuves.capital_social.le", "incoherent", None),
        ("preuves.exercices.document", "incoherent", None),
        ("preuves.exercices.benefice.document", "incoherent", None),
    ]
    assert refused({"structure": STRUCTURE, "preuves": preuves})[1] == (
        "preuves.forme_juridique",
        "fait-absent",
        None,
    )
    assert ("preuves.exercices.dividendes", "fait-absent", None) in refused(
        {"structure": STRUCTURE, "preuves": preuves}
    )


@pytest.mark.parametrize(
    ("preuve", "problem"),
    [
        ({}, ("preuves.capital_social.degre", "cle-manquante", None)),
        (
            {"degre": "verifié"},
            ("preuves.capital_social.degre", "choix", "vouliez-vous dire « verifie » ?"),
        ),
        (
            {**PIECE, "documnet": 1},
            ("preuves.capital_social.documnet", "cle-inconnue", "vouliez-vous dire « document » ?"),
        ),
        ("documente", ("preuves.capital_social", "objet", None)),
        ({**PIECE, "document": ""}, ("preuves.capital_social.document", "incoherent", None)),
    ],
)
def test_a_grade_says_what_it_needs(preuve, problem):
    assert refused({"structure": STRUCTURE, "preuves": {"capital_social": preuve}}) == [problem]


def test_evidence_alone_is_no_case():
    assert refused({"preuves": {}}) == [("", "cas", None)]
    assert refused({"structure": {}, "preuves": 3}) == [("preuves", "objet", None)]


def test_a_change_keeps_the_evidence_of_what_it_leaves():
    preuves = {"capital_social": PIECE, "exercices": PIECE, "exercices.benefice": VERIFIED}
    case = read_case({"structure": STRUCTURE, "preuves": preuves})
    assert set(case.changed({"capital_social": "100.00"}).preuves) == set(preuves)
    assert set(case.changed({"capital_social": 101}).preuves) == {"exercices", "exercices.benefice"}
    assert set(case.changed({"exercices": None}).preuves) == {"capital_social"}


def test_a_change_of_an_intervention_keeps_it_too():
    facts = {"collectivite": {"type": "commune"}, "beneficiaire": {"forme_juridique": "sas"}}
    preuves = {"collectivite.type": PIECE, "beneficiaire.forme_juridique": PIECE}
    case = read_case({"intervention": facts, "preuves": preuves})
    assert set(case.changed({"forme_juridique": "sarl"}).preuves) == {"collectivite.type"}
    assert set(case.changed({"collectivite.type": "region"}).preuves) == {
        "beneficiaire.forme_juridique"
    }


def test_evidence_is_immutable_and_travels():
    case = read_case({"structure": STRUCTURE, "preuves": {"capital_social": PIECE}})
    assert pickle.loads(pickle.dumps(case)) == case
    assert hash(case.preuves) == hash(case.preuves)
    with pytest.raises(TypeError):
        case.preuves["capital_social"] = None
    with pytest.raises(KeyError):
        case.preuves["siren"]


@pytest.mark.parametrize("kind", ["structure", "intervention"])
def test_paths_lead_to_facts(kind):
    assert len(set(paths(kind))) == len(paths(kind))
    for path, name in places(kind).items():
        assert path in sources_of(kind, name)
    assert {table for table, _ in columns(kind).values()} <= set(places(kind))


def test_what_is_written_is_found_again():
    facts = {
        "montant": "10.00",
        "marche": {"mission_de_service_public": True},
        "beneficiaire": {"marche_mission_de_service_public": True, "exercices": [{}]},
    }
    shared = sources_of("intervention", "marche_mission_de_service_public")
    assert shared == (
        "marche.mission_de_service_public",
        "beneficiaire.marche_mission_de_service_public",
    )
    case = read_case({"intervention": facts})
    assert read_case({"intervention": tree(facts_written(case.described))}) == case
    given = is_given(case.described)
    assert given["beneficiaire.exercices"]
    assert not given["beneficiaire.exercices.benefice"]
    assert all(given[path] for path in shared)
