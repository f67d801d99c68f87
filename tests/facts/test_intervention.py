"""The vocabulary of an intervention: its binding names, its parts, what contradicts itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from esslaw import InputError, read_case
from esslaw.facts.fact import Change, Subject
from esslaw.facts.intervention import NOT_MORE, SHARED, Intervention
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Kind, all_facts, fact_at, table_of, vocabulary

NAMES = vocabulary(Intervention)
BINDING = {
    Kind.CHOICE: "collectivite.type instrument domaine regime_aide_choisi marche.type",
    Kind.MONEY: (
        "montant operation_immobiliere.prix_ou_loyer_marche "
        "operation_immobiliere.prix_ou_loyer_consenti pret_garanti.montant "
        "pret_garanti.annuites_garanties_totales pret_garanti.annuites_debiteur "
        "pret_garanti.recettes_reelles_fonctionnement entree_capital.capital_total_apres "
        "entree_capital.capital_public_territorial_apres entree_capital.capital_souscrit "
        "organisme_creation.recettes_annuelles organisme_creation.aides_publiques_totales "
        "mandat_sieg.compensation_annuelle marche.montant_ht collectivite.achats_annuels_ht"
    ),
    Kind.RATIO: "pret_garanti.quotite_garantie marche.part_public_insertion_ou_handicap",
    Kind.DATE: "date_octroi marche.date_engagement_consultation",
    Kind.NUMBER: "collectivite.population mandat_sieg.duree_annees",
    Kind.ROWS: "aides_anterieures",
    Kind.TEXT: "collectivite.nom",
    Kind.FLAG: (
        "activite_economique initiative_du_beneficiaire contrepartie_individualisee "
        "besoin_propre_de_la_collectivite interet_public_local objet_rattache_a_une_competence "
        "regime_regional_existant convention_avec_region delegation_de_la_region "
        "delegation_immobilier_par_commune_ou_epci compatible_srdeii "
        "operation_immobiliere.location operation_immobiliere.contreparties "
        "pret_garanti.organisme_interet_general organisme_creation.objet_exclusif_creation_reprise "
        "avantage selectif affecte_echanges_et_concurrence mandat_sieg.acte_prealable "
        "mandat_sieg.parametres_calcules_avant mandat_sieg.pas_de_surcompensation "
        "carence_initiative_privee service_necessaire_population "
        "arrete_prefet_catastrophe_naturelle derogation_interministerielle_fonds_dotation "
        "collectivite.membre_epci_competent_developpement_economique "
        "collectivite.commerce_interet_communautaire collectivite.milieu_rural "
        "collectivite.comporte_qpv collectivite.accord_region_orientations"
    ),
}
APPRECIATIONS = {
    "activite_economique",
    "appel_a_projets_precis",
    "interet_public_local",
    "objet_rattache_a_une_competence",
    "compatible_srdeii",
    "compatible_document_metropole",
    "srdeii_pris_en_compte",
    "carence_initiative_privee",
    "initiative_privee_defaillante_ou_absente",
    "service_necessaire_population",
    "avantage",
    "selectif",
    "affecte_echanges_et_concurrence",
    "mandat_sieg.service_social_ou_hospitalier",
    "exemption.entreprise_innovante",
    "exemption.travailleurs_recrutes_eligibles",
    "exemption.acces_ouvert",
    "exemption.aide_limitee_au_deficit",
}


def refused(value: Any) -> dict[str, str]:
    with pytest.raises(InputError) as error:
        read_case({"intervention": value})
    return {problem.path: problem.code for problem in error.value.problems}


@pytest.mark.parametrize("kind", BINDING)
def test_the_binding_names_are_facts_of_their_kind(kind: Kind) -> None:
    found = {name: NAMES[name].kind for name in BINDING[kind].split() if name in NAMES}
    assert found == dict.fromkeys(BINDING[kind].split(), kind)


def test_what_is_said_of_the_contract_and_of_the_structure_is_one_fact() -> None:
    assert set(SHARED) == {
        "services_listes_exclusivement",
        "mission_de_service_public",
        "duree_mois",
        "attribution_meme_titre_trois_ans",
        "attribution_meme_acheteur",
    }
    case = read_case({"intervention": {"marche": {"duree_mois": 24}}})
    assert case.facts["marche_duree_mois"] == 24
    assert case.path("marche_duree_mois") == "marche.duree_mois"
    own = read_case({"intervention": {"beneficiaire": {"marche_duree_mois": 24}}})
    assert own.facts["marche_duree_mois"] == 24
    both = {"marche": {"duree_mois": 24}, "beneficiaire": {"marche_duree_mois": 36}}
    assert refused(both) == {"intervention.marche": "incoherent"}


def test_the_two_groups_of_workers_are_not_added() -> None:
    parts = {
        "marche_part_travailleurs_handicapes": "0.30",
        "marche_part_travailleurs_defavorises": "0.30",
    }
    told = {"marche": {"part_public_insertion_ou_handicap": "0.60"}, "beneficiaire": parts}
    assert refused(told) == {"intervention.marche": "incoherent"}
    told["marche"] = {"part_public_insertion_ou_handicap": "0.30"}
    read_case({"intervention": told})


def test_the_assessments_are_marked() -> None:
    assert {name for name, fact in NAMES.items() if fact.info.appreciation} == APPRECIATIONS


def test_every_fact_says_what_a_person_needs() -> None:
    for name, fact in NAMES.items():
        said = fact.info
        assert said.name == name
        assert len(said.label) > 2, name
        assert len(said.help) > 8, name
        assert (said.change is Change.IMPOSSIBLE) is (said.delay == "sans objet"), name
    subjects = [fact.info.subject for fact in NAMES.values()]
    assert subjects == sorted(subjects, key=list(Subject).index)


def test_no_name_is_that_of_a_structure() -> None:
    assert not set(NAMES) & set(Structure.model_fields)
    assert set(all_facts()) == {*vocabulary(), *NAMES}


def test_a_path_leads_to_its_fact() -> None:
    assert fact_at("collectivite.type").kind is Kind.CHOICE
    assert fact_at("aides_anterieures.montant").kind is Kind.MONEY
    assert (table_of("aides_anterieures.montant"), table_of("collectivite.type")) == (
        "aides_anterieures",
        "collectivite.type",
    )


def test_facts_are_flat_and_absent_ones_unknown() -> None:
    given = {
        "collectivite": {"type": "commune"},
        "montant": "1200.50",
        "beneficiaire": {"forme_juridique": "sas"},
        "aides_anterieures": [{"date_octroi": "2024-02-29", "montant": 3}],
    }
    facts = read_case({"intervention": given}).facts
    assert set(facts) == set(all_facts())
    known = {name: value for name, value in facts.items() if value is not None}
    assert set(known) == {"collectivite.type", "montant", "forme_juridique", "aides_anterieures"}
    assert known["montant"] == Decimal("1200.50")
    (aid,) = known["aides_anterieures"]
    assert (aid.date_octroi, aid.montant, aid.regime) == (date(2024, 2, 29), 3, None)


def test_every_error_is_told_at_once_with_its_path() -> None:
    given = {
        "colectivite": {},
        "collectivite": {"typ": "commune", "population": -1},
        "instrument": "subvention",
        "montant": 1.5,
        "beneficiaire": {"forme_juridique": "sass"},
        "aides_anterieures": [{"regime": "de_minimis"}, {"montant": "12,5"}],
        "pret_garanti": {"quotite_garantie": 50},
    }
    assert refused(given) == {
        "intervention.colectivite": "cle-inconnue",
        "intervention.collectivite.typ": "cle-inconnue",
        "intervention.collectivite.population": "entier",
        "intervention.instrument": "choix",
        "intervention.montant": "nombre",
        "intervention.beneficiaire.forme_juridique": "choix",
        "intervention.aides_anterieures[0].regime": "choix",
        "intervention.aides_anterieures[1].montant": "nombre",
        "intervention.pret_garanti.quotite_garantie": "rapport",
    }


@pytest.mark.parametrize(("part", "less", "more"), NOT_MORE)
def test_a_part_is_not_more_than_its_whole(part: str, less: str, more: str) -> None:
    assert refused({part: {less: "10.01", more: 10}}) == {f"intervention.{part}": "incoherent"}
    read_case({"intervention": {part: {less: 10, more: 10}}})


@pytest.mark.parametrize(
    ("began", "fits"),
    [("2023-01-01", True), ("2023-05-01", True), ("2023-05-02", False), ("2021-05-01", False)],
)
def test_the_fiscal_year_is_that_of_the_grant(began: str, fits: bool) -> None:
    given = {"date_octroi": "2023-05-01", "debut_exercice_fiscal": began}
    if fits:
        read_case({"intervention": given})
    else:
        assert refused(given) == {"intervention.debut_exercice_fiscal": "incoherent"}


def test_one_case_is_a_structure_or_an_intervention() -> None:
    with pytest.raises(InputError) as error:
        read_case({"intervention": {}, "structure": {}})
    assert [problem.code for problem in error.value.problems] == ["cas"]
    assert read_case(Intervention()).kind == "intervention"
    assert read_case(Structure()).kind == "structure"


def test_a_case_changed_is_a_case() -> None:
    case = read_case({"intervention": {"beneficiaire": {"forme_juridique": "sas"}, "montant": 5}})
    changed = case.changed({"collectivite.type": "region", "forme_juridique": None, "montant": 6})
    assert str(changed.facts["collectivite.type"]) == "region"
    assert (changed.facts["forme_juridique"], changed.facts["montant"]) == (None, 6)
    assert case.facts["montant"] == 5
    with pytest.raises(ValidationError):
        case.changed(
            {"entree_capital.capital_souscrit": 2, "entree_capital.capital_total_apres": 1}
        )
