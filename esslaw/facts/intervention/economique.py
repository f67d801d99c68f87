"""The aid to an economic activity: what it is for, with whom it was agreed."""

from __future__ import annotations

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag


class ObjetEconomique(BaseModel):
    """What an economic aid is for, and the agreements that it rests on."""

    model_config = FROZEN

    objet_creation_ou_extension: Flag | None = fact(
        "L'aide a-t-elle pour objet la création ou l'extension d'activités économiques ?",
        help="Projet de délibération, objet de l'aide.",
        unit=Unit.ANSWER,
        subject=Subject.OBJET_ECONOMIQUE,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    entreprise_en_difficulte: Flag | None = fact(
        "L'aide va-t-elle à une entreprise en difficulté ?",
        help="Comptes de l'entreprise ; procédure en cours.",
        unit=Unit.ANSWER,
        subject=Subject.OBJET_ECONOMIQUE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    protection_interets_population: Flag | None = fact(
        "La protection des intérêts économiques et sociaux de la population l'exige-t-elle ?",
        help="Motifs de la délibération : emplois, sous-traitants, services.",
        unit=Unit.ANSWER,
        subject=Subject.OBJET_ECONOMIQUE,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )

    regime_regional_existant: Flag | None = fact(
        "La région a-t-elle mis en place cette aide, ou le régime dont elle relève ?",
        help="Délibération du conseil régional.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    convention_avec_region: Flag | None = fact(
        "Une convention avec la région est-elle signée avant l'octroi ?",
        help="Convention de cofinancement.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    delegation_de_la_region: Flag | None = fact(
        "La région a-t-elle délégué l'octroi de l'aide ?",
        help="Convention de délégation : l'aide est alors octroyée au nom de la région.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    transfert_de_la_region: Flag | None = fact(
        "La région a-t-elle transféré par convention ses compétences économiques à la métropole ?",
        help="Convention entre la région et la métropole.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="plus d'un an",
    )

    delegation_immobilier_par_commune_ou_epci: Flag | None = fact(
        "La commune ou l'intercommunalité a-t-elle délégué au département l'octroi des "
        "aides à l'immobilier ?",
        help="Convention de délégation.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    convention_avec_commune_ou_epci: Flag | None = fact(
        "Une convention est-elle signée avec la commune ou l'intercommunalité qui a décidé "
        "l'aide ?",
        help="Convention de cofinancement.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    compatible_srdeii: Flag | None = fact(
        "L'acte est-il compatible avec le schéma régional de développement économique, "
        "d'innovation et d'internationalisation ?",
        help="Orientations du schéma en matière d'aides aux entreprises et d'économie sociale "
        "et solidaire ; compatible ne veut pas dire conforme.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )

    compatible_document_metropole: Flag | None = fact(
        "L'acte est-il compatible avec le document d'orientations stratégiques de la métropole ?",
        help="Document approuvé par le préfet de région, à défaut d'accord avec la région.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )

    srdeii_pris_en_compte: Flag | None = fact(
        "L'acte prend-il en compte le schéma régional ?",
        help="Métropole du Grand Paris : motifs de la délibération.",
        unit=Unit.ANSWER,
        subject=Subject.ACCORDS,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )
