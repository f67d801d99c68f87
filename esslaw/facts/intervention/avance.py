"""The advance on current account of an authority that is already an associate."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Count, Flag, PositiveMoney


class AvanceCompteCourant(BaseModel):
    """An advance on current account to a company of which the authority is an associate."""

    model_config = FROZEN

    associee: Flag | None = fact(
        "La collectivité est-elle déjà associée de la société ?",
        help="Registre des associés.",
        unit=Unit.ANSWER,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    duree_mois: Count | None = fact(
        "Durée de l'avance, en mois",
        help="Projet de convention, renouvellement non compris.",
        unit=Unit.COUNT,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    total_avances_apres: PositiveMoney | None = fact(
        "Total des avances consenties par la collectivité, celle-ci comprise",
        help="État des avances, annexe au budget.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    recettes_reelles_fonctionnement: PositiveMoney | None = fact(
        "Recettes réelles de fonctionnement de la collectivité",
        help="Budget de l'exercice.",
        unit=Unit.EUROS,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    avance_precedente_en_cours: Flag | None = fact(
        "Une avance précédente reste-t-elle à rembourser ou à incorporer ?",
        help="Conventions d'avance antérieures.",
        unit=Unit.ANSWER,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.TEMPS,
        delay="jusqu'au remboursement",
    )

    rembourse_une_avance: Flag | None = fact(
        "L'avance servirait-elle à en rembourser une autre ?",
        help="Projet de convention, objet.",
        unit=Unit.ANSWER,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    capitaux_propres_sous_moitie_capital: Flag | None = fact(
        "Les pertes ont-elles fait descendre les capitaux propres sous la moitié du capital ?",
        help="Derniers documents comptables de la société.",
        unit=Unit.ANSWER,
        subject=Subject.ENTREE_CAPITAL,
        change=Change.TIERS,
        delay="un exercice",
    )
