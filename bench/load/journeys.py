"""What a person does from the home page to an answer. A new journey is a function and a line.

A journey opens pages and sends forms; it must look at the status of each answer itself only when
it expects an error: all others must be 200.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bench.load.client import User

Journey = Callable[[User], Awaitable[None]]
REGIE = {
    "identite": {"forme_juridique": "association_1901", "statut_cooperatif": "aucun"},
    "agrement": {"categorie_plein_droit": "regie_de_quartier", "justificatif_plein_droit": "oui"},
    "principes": {
        "but_autre_que_partage_benefices": "oui",
        "gouvernance_democratique": "oui",
        "benefices_majoritairement_consacres_activite": "oui",
        "reserves_obligatoires_impartageables": "oui",
    },
    "remunerations": {
        "moyenne_cinq_plus_hautes_remunerations": "38460",
        "plus_haute_remuneration": "52800",
        "annee_remunerations": "2025",
        "salaire_minimum_branche_annuel": "21600",
    },
}
LYON = {
    "intervention": {
        "instrument": "capital_scic",
        "montant": "30000",
        "domaine": "agriculture_peche_foret",
        "activite_economique": "oui",
    },
    "collectivite": {"collectivite.type": "metropole_lyon"},
    "identite": {"statut_cooperatif": "scic"},
    "competence": {"interet_public_local": "oui", "objet_rattache_a_une_competence": "oui"},
    "entree_capital": {
        "entree_capital.capital_total_apres": "103000",
        "entree_capital.capital_public_territorial_apres": "30000",
        "entree_capital.capital_souscrit": "30000",
    },
    "aide_etat": {"avantage": "non"},
}
"""What is answered on the page of each subject."""


async def whole_form(user: User) -> None:
    """Open the form, send what one knows, change an answer, send it again."""
    association = {
        "forme_juridique": "association_1901",
        "utilite_sociale": "developpement_durable",
    }
    await user.get("/")
    await user.get("/structure")
    await user.post("/resultat", association)
    await user.post("/structure", association)
    await user.post("/resultat", {**association, "but_autre_que_partage_benefices": "oui"})


async def founder(user: User) -> None:
    """From the home page to the ESUS verdict on a régie de quartier, one subject a page."""
    await user.get("/")
    await step_by_step(user, "esus", REGIE)
    await user.get("/pas-a-pas/esus/resultat")


async def lawyer(user: User) -> None:
    """From the home page to the verdict on a métropole which enters the capital of a SCIC."""
    await user.get("/")
    await step_by_step(user, "intervention", LYON)
    await user.get("/pas-a-pas/intervention/resultat")


async def questions(user: User) -> None:
    """The pages of a founder, without the two heaviest: home, and the result."""
    await step_by_step(user, "esus", REGIE)


async def step_by_step(user: User, regime: str, subjects: Mapping[str, dict[str, str]]) -> None:
    """Answer the page of each subject, down to the answers to check."""
    await user.get(f"/pas-a-pas/{regime}")
    for subject, answers in subjects.items():
        await user.post(f"/pas-a-pas/{regime}/sujet/{subject}", {**answers, **user.own})


JOURNEYS: Mapping[str, Journey] = MappingProxyType(
    {
        "questions step by step": questions,
        "a founder, to the result": founder,
        "a lawyer, to the result": lawyer,
        "the whole form": whole_form,
    }
)
