"""The shares that the authority takes, and the advance it grants as an associate."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import CadreCapital
from esslaw.facts.scalars import Flag, PositiveMoney


class EntreeCapital(BaseModel):
    """The capital once the authority has come in."""

    model_config = FROZEN

    capital_total_apres: PositiveMoney | None = fact(
        "Capital total après l'opération",
        help="Statuts et projet d'acte : parts ou actions souscrites, à leur valeur nominale.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.TIERS,
        delay="le temps de la souscription",
    )

    capital_public_territorial_apres: PositiveMoney | None = fact(
        "Capital détenu par les collectivités après l'opération",
        help="Registre des associés : collectivités, groupements et établissements publics "
        "territoriaux, tous ensemble, celle-ci comprise.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    capital_souscrit: PositiveMoney | None = fact(
        "Capital souscrit par la collectivité",
        help="Projet de délibération.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    cadre: CadreCapital | None = fact(
        "Cas dans lequel la loi permet d'entrer au capital d'une société commerciale",
        help="Objet social de la société ; décret s'il y en a un.",
        unit=Unit.CHOICE,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    region_participe: Flag | None = fact(
        "La région participe-t-elle elle-même à la société ?",
        help="Registre des actionnaires ; délibération de la région.",
        unit=Unit.ANSWER,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    capital_personnes_publiques_apres: PositiveMoney | None = fact(
        "Capital détenu par l'ensemble des personnes publiques après l'opération",
        help="Registre des associés.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    capital_regions_apres: PositiveMoney | None = fact(
        "Capital détenu par les régions après l'opération",
        help="Registre des associés.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    participation_dans_la_societe: PositiveMoney | None = fact(
        "Montant de la participation de la région dans la société, celle-ci comprise",
        help="État des participations, annexe au budget.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    participations_totales: PositiveMoney | None = fact(
        "Total des participations de la région dans des sociétés, celle-ci comprise",
        help="État des participations, annexe au budget.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    recettes_fonctionnement: PositiveMoney | None = fact(
        "Recettes de fonctionnement de la région",
        help="Compte administratif ou budget de l'exercice.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
