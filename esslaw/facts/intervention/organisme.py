"""The body that helps to create or take over undertakings."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney


class OrganismeCreation(BaseModel):
    """A body that helps to create or take over undertakings, and its yearly receipts."""

    model_config = FROZEN

    objet_exclusif_creation_reprise: Flag | None = fact(
        "A-t-il pour objet exclusif de participer à la création ou à la reprise d'entreprises ?",
        help="Statuts, objet : une association généraliste n'entre pas dans ce cas. L'organisme "
        "est de ceux que vise le 4 de l'article 238 bis du code général des impôts.",
        unit=Unit.ANSWER,
        subject=Subject.ORGANISME,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )

    pret_pour_creation: Flag | None = fact(
        "Est-ce un organisme sans but lucratif autorisé à prêter, qui participe à la "
        "création d'entreprises ?",
        help="Code monétaire et financier, article L. 511-6 ; agrément de l'organisme.",
        unit=Unit.ANSWER,
        subject=Subject.ORGANISME,
        change=Change.TIERS,
        delay="six mois",
    )

    recettes_annuelles: PositiveMoney | None = fact(
        "Recettes annuelles totales",
        help="Budget prévisionnel de l'année de la subvention.",
        unit=Unit.EUROS,
        subject=Subject.ORGANISME,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    aides_publiques_totales: PositiveMoney | None = fact(
        "Total annuel des aides publiques, celle-ci comprise",
        help="Budget prévisionnel : État et ses établissements, Union européenne, organisations "
        "internationales, collectivités.",
        unit=Unit.EUROS,
        subject=Subject.ORGANISME,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )
