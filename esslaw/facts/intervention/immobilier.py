"""A sale or a letting to an undertaking."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney


class OperationImmobiliere(BaseModel):
    """Land or a building, sold or let."""

    model_config = FROZEN

    location: Flag | None = fact(
        "S'agit-il d'une location ?",
        help="Projet d'acte : oui pour un bail, non pour une vente.",
        unit=Unit.ANSWER,
        subject=Subject.IMMOBILIER,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    prix_ou_loyer_marche: PositiveMoney | None = fact(
        "Prix ou loyer du marché",
        help="Avis du service des domaines ou d'un expert indépendant, pour toute "
        "la durée du bail.",
        unit=Unit.EUROS,
        subject=Subject.IMMOBILIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    prix_ou_loyer_consenti: PositiveMoney | None = fact(
        "Prix ou loyer consenti",
        help="Projet d'acte ou de bail, pour toute la durée du bail, en valeur du jour "
        "de l'octroi.",
        unit=Unit.EUROS,
        subject=Subject.IMMOBILIER,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    contreparties: Flag | None = fact(
        "L'occupant ou l'acquéreur s'engage-t-il à des contreparties ?",
        help="Projet d'acte : emplois, services, prix pratiqués.",
        unit=Unit.ANSWER,
        subject=Subject.IMMOBILIER,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )
