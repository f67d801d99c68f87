"""The aid to an economic activity: with whom it was agreed, with what it agrees."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag


class Accords(BaseModel):
    """The agreements on which an economic aid rests, and the regional scheme."""

    model_config = FROZEN

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
