"""Who intervenes: the authority, and what the law asks of it."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import EpciAppartenance, TypeCollectivite
from esslaw.facts.scalars import Count, Flag, PositiveMoney, Text


class Collectivite(BaseModel):
    """The authority that intervenes."""

    model_config = FROZEN

    type: TypeCollectivite | None = fact(
        "Catégorie de collectivité",
        help="Celle qui prend la délibération.",
        unit=Unit.CHOICE,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    nom: Text | None = fact(
        "Nom",
        help="Sert seulement à se repérer et à rédiger les visas.",
        unit=Unit.TEXT,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    population: Count | None = fact(
        "Population",
        help="Population municipale, recensement en vigueur.",
        unit=Unit.COUNT,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    membre_epci_competent_developpement_economique: Flag | None = fact(
        "Est-elle membre d'un groupement à fiscalité propre compétent en développement "
        "économique ?",
        help="Commune : arrêté préfectoral et statuts de l'intercommunalité.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    epci_d_appartenance: EpciAppartenance | None = fact(
        "Groupement auquel elle appartient",
        help="Commune : arrêté préfectoral de création ou d'extension.",
        unit=Unit.CHOICE,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    commerce_interet_communautaire: Flag | None = fact(
        "L'aide au commerce est-elle reconnue d'intérêt communautaire ?",
        help="Commune d'une communauté de communes ou d'agglomération : délibération du conseil "
        "communautaire qui définit cet intérêt.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    interet_metropolitain: Flag | None = fact(
        "L'opération est-elle reconnue d'intérêt métropolitain ?",
        help="Grand Paris : délibération du conseil de la métropole.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    milieu_rural: Flag | None = fact(
        "Est-ce en milieu rural ?",
        help="Situation de la commune ; la loi ne donne pas de définition chiffrée.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    comporte_qpv: Flag | None = fact(
        "La commune comporte-t-elle un quartier prioritaire de la politique de la ville ?",
        help="Liste des quartiers prioritaires fixée par décret : c'est la commune qui compte, "
        "non l'adresse du projet.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    accord_region_orientations: Flag | None = fact(
        "La région et la métropole ont-elles adopté ensemble les orientations applicables "
        "sur son territoire ?",
        help="Métropole : délibérations concordantes sur le schéma régional.",
        unit=Unit.ANSWER,
        subject=Subject.COLLECTIVITE,
        change=Change.TIERS,
        delay="plusieurs mois",
    )

    achats_annuels_ht: PositiveMoney | None = fact(
        "Montant total annuel des achats, hors taxes",
        help="Marchés d'une année civile, hors marchés de défense ou exclus ; service de la "
        "commande publique.",
        unit=Unit.EUROS,
        subject=Subject.COLLECTIVITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
