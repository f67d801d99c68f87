"""The public contract in view."""

from copy import copy
from typing import Any

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import TypeMarche
from esslaw.facts.scalars import Count, Date, Flag, PositiveMoney, Ratio
from esslaw.facts.structure.marche import Marche


def _as_said_of_the_structure(name: str) -> Any:
    return copy(Marche.model_fields[f"marche_{name}"])


class MarchePublic(BaseModel):
    """The public contract in view; some of its facts are those of a structure that answers."""

    model_config = FROZEN

    type: TypeMarche | None = fact(
        "Nature du marché",
        help="Objet principal du marché.",
        unit=Unit.CHOICE,
        subject=Subject.CONTRAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    montant_ht: PositiveMoney | None = fact(
        "Valeur estimée du besoin, hors taxes",
        help="Estimation de l'ensemble du besoin : des achats homogènes ne se découpent pas.",
        unit=Unit.EUROS,
        subject=Subject.CONTRAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    date_engagement_consultation: Date | None = fact(
        "Date d'engagement de la consultation",
        help="Envoi de l'avis, ou premier contact avec l'opérateur s'il n'y a pas d'avis.",
        unit=Unit.DATE,
        subject=Subject.CONTRAT,
        change=Change.GESTION,
        delay="à choisir",
    )

    seuils_europeens_atteints: Flag | None = fact(
        "La valeur estimée atteint-elle les seuils européens ?",
        help="Avis annexé au code de la commande publique.",
        unit=Unit.ANSWER,
        subject=Subject.CONTRAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    part_public_insertion_ou_handicap: Ratio | None = fact(
        "Part des travailleurs handicapés, ou des travailleurs défavorisés, que la structure "
        "emploie",
        help="Registre du personnel de la structure : la part du public de l'article invoqué ; "
        "les deux publics ne s'additionnent pas.",
        unit=Unit.RATIO,
        subject=Subject.CONTRAT,
        change=Change.TIERS,
        delay="six mois à un an",
    )

    services_listes_exclusivement: Flag | None = _as_said_of_the_structure(
        "services_listes_exclusivement"
    )
    mission_de_service_public: Flag | None = _as_said_of_the_structure("mission_de_service_public")
    duree_mois: Count | None = _as_said_of_the_structure("duree_mois")
    attribution_meme_titre_trois_ans: Flag | None = _as_said_of_the_structure(
        "attribution_meme_titre_trois_ans"
    )
    attribution_meme_acheteur: Flag | None = _as_said_of_the_structure("attribution_meme_acheteur")
