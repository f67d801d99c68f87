"""The year's amounts, and what follows the grant."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney


class Versement(BaseModel):
    """What the formalities need to know of the grant."""

    model_config = FROZEN

    total_annuel_numeraire_et_nature: PositiveMoney | None = fact(
        "Total de l'année, en numéraire et en nature, de cette collectivité à ce bénéficiaire",
        help="Comptes de la collectivité : subventions, locaux, matériel et personnel mis à "
        "disposition, valorisés, celle-ci comprise.",
        unit=Unit.EUROS,
        subject=Subject.VERSEMENT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    association_agreee: Flag | None = fact(
        "L'association est-elle agréée au titre du tronc commun d'agrément ?",
        help="Arrêté d'agrément d'un ministère.",
        unit=Unit.ANSWER,
        subject=Subject.VERSEMENT,
        change=Change.TIERS,
        delay="six mois",
    )

    depense_determinee: Flag | None = fact(
        "La subvention est-elle affectée à une dépense déterminée ?",
        help="Projet de convention.",
        unit=Unit.ANSWER,
        subject=Subject.VERSEMENT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    redistribution: Flag | None = fact(
        "Le bénéficiaire en reversera-t-il tout ou partie à d'autres organismes ?",
        help="Projet de convention.",
        unit=Unit.ANSWER,
        subject=Subject.VERSEMENT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    activite_mixte: Flag | None = fact(
        "Le bénéficiaire exerce-t-il aussi des activités d'une autre nature, économique ou non ?",
        help="Comptes et activités de la structure.",
        unit=Unit.ANSWER,
        subject=Subject.VERSEMENT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
