"""Every document of the délibérations is drafted from some case: none is there for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from esslaw import load_rulebook
from esslaw.documents import read_yaml
from esslaw.rulebook.visas import VisaKind
from tests.advice.deliberations import (
    A_SUBSIDY,
    AN_AID,
    COMMUNE,
    GARANTIE,
    INSERTION,
    LYON,
    MARCHE,
    ON,
    REGION,
    Facts,
    drafted,
    said,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
BUILT = (VisaKind.MOT, VisaKind.ARTICLE)
"""What goes into other documents, and has no sentence of its own."""

SCIC = {"denomination": "La Halle", "statut_cooperatif": "scic"}
COMPANY = {"denomination": "La Fabrique", "forme_juridique": "sas"}
ASSOCIATION = {
    "denomination": "Le Toit",
    "forme_juridique": "association_1901",
    "reconnue_utilite_publique": False,
}
BOTH = {"interet_public_local": True, "objet_rattache_a_une_competence": True}
SERVICE: Facts = {
    **A_SUBSIDY,
    **AN_AID,
    "instrument": "service_rural_ou_qpv",
    "collectivite": {"type": "commune", "milieu_rural": True, "epci_d_appartenance": "metropole"},
    "carence_initiative_privee": True,
    "service_necessaire_population": True,
    "avantage": False,
    "beneficiaire": ASSOCIATION,
}
AVANCE: Facts = {
    **BOTH,
    "instrument": "avance_scic",
    "collectivite": {"type": "communaute_de_communes"},
    "avantage": False,
    "beneficiaire": SCIC,
    "avance_compte_courant": {
        "associee": True,
        "duree_mois": 12,
        "total_avances_apres": 10000,
        "recettes_reelles_fonctionnement": 1000000,
        "avance_precedente_en_cours": False,
        "rembourse_une_avance": False,
        "capitaux_propres_sous_moitie_capital": False,
    },
}
CAPITAL: Facts = {
    "instrument": "capital_societe_commerciale",
    "collectivite": {"type": "region"},
    "compatible_srdeii": True,
    "avantage": False,
    "beneficiaire": COMPANY,
    "entree_capital": {
        "cadre": "aucun",
        "capital_souscrit": 1000,
        "capital_total_apres": 100000,
        "capital_regions_apres": 1000,
        "capital_personnes_publiques_apres": 1000,
        "participation_dans_la_societe": 1000,
        "participations_totales": 2000,
        "recettes_fonctionnement": 1000000,
    },
}
ORGANISME: Facts = {
    **REGION,
    "instrument": "organisme_creation_reprise",
    "beneficiaire": ASSOCIATION,
    "association_agreee": False,
    "depense_determinee": True,
    "montant": 1000,
    "organisme_creation": {
        "objet_exclusif_creation_reprise": True,
        "recettes_annuelles": 10000,
        "aides_publiques_totales": 5000,
    },
}
IMMOBILIER: Facts = {
    **REGION,
    "instrument": "immobilier_entreprise",
    "collectivite": {"type": "communaute_de_communes"},
    "operation_immobiliere": {
        "location": False,
        "prix_ou_loyer_marche": 50000,
        "prix_ou_loyer_consenti": 20000,
    },
}
MARKET = {"location": True, "prix_ou_loyer_marche": 50000, "prix_ou_loyer_consenti": 50000}
DEPARTEMENT = {"type": "departement"}
SIEG: Facts = {
    **A_SUBSIDY,
    **AN_AID,
    "instrument": "mandat_sieg",
    "collectivite": {"type": "commune"},
    "regime_aide_choisi": "sieg_exempte",
    "beneficiaire": ASSOCIATION,
    "aides_anterieures": [],
    "date_octroi": "2026-11-22",
    "montant": 100000,
    "mandat_sieg": {
        "acte_prealable": True,
        "duree_annees": 5,
        "compensation_annuelle": 100000,
        "parametres_calcules_avant": True,
        "pas_de_surcompensation": True,
    },
}
PRET: Facts = {
    **REGION,
    "instrument": "pret_avance_remboursable",
    "procedure_collective": False,
    "equivalent_subvention_brut": 4000,
}
GP = {"type": "metropole_grand_paris", "interet_metropolitain": True}
EXEMPTED: Facts = {
    "regime_aide_choisi": "rgec",
    "montant": 50000,
    "exemption": {
        "article": "art_31",
        "couts_admissibles": 100000,
        "entreprise_en_difficulte": False,
        "aide_illegale_non_remboursee": False,
        "demande_avant_travaux": True,
        "formation_obligatoire": False,
        "public_handicape_ou_defavorise": False,
        "taille_entreprise": "moyenne",
    },
}
COVERED = {
    "avantage": True,
    "activite_economique": True,
    "selectif": True,
    "affecte_echanges_et_concurrence": True,
    "regime_aide_choisi": "de_minimis_general",
    "aides_anterieures": [],
}
RESERVED: Facts = {
    "instrument": "marche_reserve_ess",
    "collectivite": {"type": "commune"},
    "besoin_propre_de_la_collectivite": True,
    "beneficiaire": read_yaml((EXAMPLES / "sas_compost.yaml").read_bytes()).value["structure"],
    "marche": {
        "services_listes_exclusivement": True,
        "mission_de_service_public": True,
        "duree_mois": 12,
        "attribution_meme_titre_trois_ans": False,
    },
}


Cases = Iterator[tuple[Facts, date, dict[str, Any]]]
"""Facts, a day, and what is changed of the facts."""


def authorities() -> Cases:
    yield from ((one, ON, {}) for one in (LYON, INSERTION, REGION, COMMUNE, GARANTIE, MARCHE))
    yield from ((one, ON, {}) for one in (SERVICE, AVANCE, CAPITAL, ORGANISME, IMMOBILIER, SIEG))
    kinds = ("ville_de_paris", "ept", "collectivite_europeenne_alsace", "collectivite_de_corse")
    for kind in (*kinds, "martinique", "guyane", "mayotte"):
        yield LYON, ON, {"collectivite": {"type": kind}}
    yield {}, ON, {}
    yield COMMUNE, ON, {"convention_avec_region": False, "delegation_de_la_region": True}
    metropole = {"type": "metropole", "accord_region_orientations": False}
    document = {"compatible_srdeii": False, "compatible_document_metropole": True}
    yield PRET, ON, {"collectivite": metropole, "transfert_de_la_region": True, **document}


def regimes() -> Cases:
    yield REGION, ON, {"instrument": "bonification_interet"}
    yield REGION, ON, {"selectif": False, "regime_aide_choisi": "aucun"}
    local = {"affecte_echanges_et_concurrence": False, "regime_aide_choisi": "aucun"}
    yield REGION, ON, local
    yield REGION, ON, EXEMPTED
    yield REGION, ON, {"collectivite": {"type": "mayotte"}}
    member = {"type": "commune", "epci_d_appartenance": "communaute_de_communes"}
    yield LYON, ON, {"collectivite": member}
    yield REGION, ON, {"regime_aide_choisi": "notification", "autorisation_commission": True}
    farm = {"domaine": "agriculture_peche_foret"}
    for kind in ("agricole", "peche"):
        own = {"regime_aide_choisi": f"de_minimis_{kind}", "secteur": f"production_{kind}"}
        yield REGION, ON, {**farm, **own, "montant": 1000}
    own = {"regime_aide_choisi": "de_minimis_agricole", "secteur": "production_agricole"}
    yield PRET, ON, {**farm, **own}
    yield SIEG, ON, {"regime_aide_choisi": "de_minimis_sieg"}
    yield PRET, ON, {"regime_aide_choisi": "de_minimis_sieg", "mandat_sieg": SIEG["mandat_sieg"]}
    yield SIEG, date(2025, 6, 1), {}
    yield LYON, ON, COVERED


def instruments() -> Cases:
    yield MARCHE, ON, {"marche": {**MARCHE["marche"], "type": "travaux"}}
    yield IMMOBILIER, ON, {"operation_immobiliere": MARKET, "avantage": False}
    delegation = {"delegation_immobilier_par_commune_ou_epci": True}
    yield IMMOBILIER, ON, {"collectivite": DEPARTEMENT, **delegation}
    cofinanced = {"collectivite": {"type": "region"}, "convention_avec_commune_ou_epci": True}
    yield IMMOBILIER, ON, cofinanced
    yield IMMOBILIER, ON, {"collectivite": GP, "srdeii_pris_en_compte": True}
    rooms = {"instrument": "mise_a_disposition_locaux", "activite_economique": False, **BOTH}
    yield IMMOBILIER, ON, rooms
    rural = {"type": "departement", "milieu_rural": True}
    needed = {
        "initiative_privee_defaillante_ou_absente": True,
        "service_necessaire_population": True,
    }
    works = {"operation_investissement": True, "maitrise_ouvrage_communale": True}
    yield REGION, ON, {"collectivite": rural, **needed, **works}
    disaster = {"arrete_prefet_catastrophe_naturelle": True, **EXEMPTED}
    yield REGION, ON, {"collectivite": DEPARTEMENT, **disaster}
    health = {"domaine": "sante", "activite_particuliere": "professionnel_de_sante"}
    yield (
        REGION,
        ON,
        {"collectivite": DEPARTEMENT, **health, "zone_offre_de_soins_insuffisante": True},
    )
    dotation = {"instrument": "fonds_de_dotation", "activite_economique": False, "montant": 10}
    yield COMMUNE, ON, {**dotation, "derogation_interministerielle_fonds_dotation": True}
    decree = {**CAPITAL["entree_capital"], "cadre": "decret_conseil_etat"}
    yield CAPITAL, ON, {"collectivite": {"type": "commune"}, "entree_capital": decree}
    loan = {**GARANTIE["pret_garanti"], "quotite_garantie": "0.7", "operation_amenagement": True}
    yield GARANTIE, ON, {"pret_garanti": loan}
    for exception in ("organisme_interet_general", "logement_social"):
        free = {**GARANTIE["pret_garanti"], exception: True}
        yield GARANTIE, ON, {"collectivite": DEPARTEMENT, "pret_garanti": free}
    old = {
        "date_octroi": "2023-06-01",
        "debut_exercice_fiscal": "2023-01-01",
        "aides_anterieures": [],
    }
    yield REGION, date(2023, 6, 1), {**old, "montant": 1000}
    yield SIEG, date(2023, 6, 1), {**old, "regime_aide_choisi": "de_minimis_sieg"}
    yield RESERVED, ON, {}
    again = {"attribution_meme_titre_trois_ans": True, "attribution_meme_acheteur": False}
    yield RESERVED, ON, {"marche": {**RESERVED["marche"], **again}}


@cache
def seen() -> frozenset[str]:
    found: set[str] = set()
    for facts, on, changes in chain(authorities(), regimes(), instruments()):
        made = drafted(facts, on, **changes)
        first = (made.head, made.title, made.assembly)
        passages = (*made.visas, *made.considerants, *made.decisions)
        found |= {one.id for one in (*first, *passages) if one is not None}
    return frozenset(found)


def test_every_document_is_drafted_from_some_case() -> None:
    documents = load_rulebook().visas.values()
    wanted = {visa.id for visa in documents if visa.kind not in BUILT}
    assert sorted(wanted - seen()) == []


def test_an_aid_to_premises_says_a_price_only_where_there_is_one() -> None:
    for location, words in ((False, "lui est vendu au prix de"), (True, "lui est loué pour un")):
        operation = {**IMMOBILIER["operation_immobiliere"], "location": location}
        decided = said(drafted(IMMOBILIER, ON, operation_immobiliere=operation).decisions)
        assert words in decided["decision.objet"]
    decided = said(drafted(IMMOBILIER, ON, operation_immobiliere={}).decisions)
    assert "vendu" not in decided["decision.objet"]
    assert "loué" not in decided["decision.objet"]
    assert "[à compléter : forme de l'aide" in decided["decision.objet"]
    assert "decision.recette" not in decided
    assert "dépense ou recette" in decided["decision.inscription_immobilier"]


def test_the_commitment_precedes_the_grant_and_the_agreement_says_what_the_law_lists() -> None:
    asked = {"montant": 24000, "beneficiaire": ASSOCIATION, "association_agreee": False}
    decided = said(drafted(COMMUNE, ON, **asked).decisions)
    assert "a souscrit, en la sollicitant" in decided["decision.engagement_republicain"]
    assert "versement" not in decided["decision.engagement_republicain"]
    for words in ("contrôle et d'évaluation", "s'il est à but non lucratif, peut conserver"):
        assert words in decided["decision.convention"]


def test_an_aid_to_a_service_cites_its_own_regulation() -> None:
    own = {"regime_aide_choisi": "de_minimis_sieg"}
    made = drafted(SIEG, ON, **own)
    assert "acte.declaration_de_minimis.sieg" in said(made.visas)
    assert "acte.declaration_de_minimis" not in said(made.visas)
    visa = said(made.visas)["texte.ue_2023_2832"]
    assert "decision.de_minimis.sieg" in said(made.decisions), visa


def test_paris_cites_its_own_article_and_a_region_its_own_housing_exception() -> None:
    paris = said(drafted(LYON, ON, collectivite={"type": "ville_de_paris"}).visas)
    assert "L. 2121-29 et L. 2512-1" in paris["texte.cgct"]
    housing = {**GARANTIE["pret_garanti"], "logement_social": True}
    for kind, expected in (("region", True), ("commune", False)):
        facts = {"collectivite": {"type": kind}, "pret_garanti": housing}
        visas = said(drafted(GARANTIE, ON, **facts).visas)
        assert ("L. 4253-2" in visas["texte.cgct"]) is expected, kind
