"""Interventions that found a délibération, and what is drafted from them in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from esslaw import Draft, Verdict, draft, examine
from esslaw.advice.visas import Passage
from esslaw.reports.deliberation import written

ON = date(2026, 11, 22)
Facts = Mapping[str, Any]

A_SUBSIDY = {
    "initiative_du_beneficiaire": True,
    "contrepartie_individualisee": False,
    "besoin_propre_de_la_collectivite": False,
    "interet_public_local": True,
    "objet_rattache_a_une_competence": True,
}
AN_AID = {
    "activite_economique": True,
    "avantage": True,
    "selectif": True,
    "affecte_echanges_et_concurrence": True,
    "compatible_srdeii": True,
}
LYON: Facts = {
    "collectivite": {"type": "metropole_lyon", "nom": "Métropole de Lyon"},
    "instrument": "capital_scic",
    "montant": 30000,
    "date_octroi": "2026-11-22",
    "domaine": "commerce",
    "beneficiaire": {"denomination": "La Halle", "statut_cooperatif": "scic"},
    "objet_rattache_a_une_competence": True,
    "interet_public_local": True,
    "avantage": False,
    "entree_capital": {
        "capital_souscrit": 30000,
        "capital_public_territorial_apres": 30000,
        "capital_total_apres": 103000,
    },
}
INSERTION: Facts = {
    "collectivite": {"type": "departement", "nom": "Département de la Creuse"},
    "instrument": "subvention_economique",
    "montant": 20000,
    "date_octroi": "2026-11-22",
    "domaine": "insertion",
    "beneficiaire": {
        "denomination": "Les Ateliers",
        "forme_juridique": "association_1901",
        "categorie_plein_droit": "atelier_chantier_insertion",
    },
    "regime_aide_choisi": "de_minimis_general",
    "aides_anterieures": [],
    **A_SUBSIDY,
    **AN_AID,
}
REGION: Facts = {
    "collectivite": {"type": "region", "nom": "Région Bretagne"},
    "instrument": "subvention_economique",
    "montant": 120000,
    "date_octroi": "2026-11-22",
    "domaine": "commerce",
    "beneficiaire": {"denomination": "La Fabrique", "forme_juridique": "sas"},
    "regime_aide_choisi": "de_minimis_general",
    "aides_anterieures": [
        {"date_octroi": "2025-01-30", "montant": 100000, "regime": "de_minimis_general"}
    ],
    **A_SUBSIDY,
    **AN_AID,
}
REFUSED: Facts = {
    **LYON,
    "entree_capital": {
        "capital_souscrit": 30000,
        "capital_public_territorial_apres": 60000,
        "capital_total_apres": 103000,
    },
}
COMMUNE: Facts = {
    **REGION,
    "collectivite": {"type": "commune", "nom": "Guéret", "epci_d_appartenance": "aucun"},
    "regime_regional_existant": True,
    "convention_avec_region": True,
}
GARANTIE: Facts = {
    "collectivite": {"type": "commune", "nom": "Guéret"},
    "instrument": "garantie_emprunt",
    "date_octroi": "2026-11-22",
    "beneficiaire": {"denomination": "Le Toit", "forme_juridique": "association_1901"},
    "activite_economique": False,
    "interet_public_local": True,
    "objet_rattache_a_une_competence": True,
    "pret_garanti": {
        "montant": 100000,
        "quotite_garantie": "0.4999",
        "annuites_garanties_totales": 400000,
        "annuites_debiteur": 10000,
        "recettes_reelles_fonctionnement": 1000000,
    },
}
MARCHE: Facts = {
    "collectivite": {"type": "commune", "nom": "Guéret"},
    "instrument": "marche_sans_publicite",
    "besoin_propre_de_la_collectivite": True,
    "marche": {
        "type": "services",
        "montant_ht": 45000,
        "date_engagement_consultation": "2026-05-01",
    },
}


def examined(facts: Facts, on: date = ON, **changes: Any) -> Verdict:
    """Return the verdict of an intervention; a change to None takes a fact away."""
    given = {name: value for name, value in {**facts, **changes}.items() if value is not None}
    return examine({"intervention": given}, "intervention", on)


def drafted(facts: Facts, on: date = ON, **changes: Any) -> Draft:
    return draft(examined(facts, on, **changes))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(passages: tuple[Passage, ...]) -> dict[str, str]:
    """Return drafted sentences by the document they come from."""
    return {one.id.removeprefix("visas."): plain(written(one)) for one in passages}
