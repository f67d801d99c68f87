"""Loi of 10 September 1947 and loi of 19 July 1978: associates, votes, reserves."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.associe import Associe, College
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Date, Flag, PositiveMoney, Ratio


class Cooperative(BaseModel):
    """Loi of 10 September 1947 and loi of 19 July 1978: associates, votes, reserves."""

    model_config = FROZEN

    associes: Annotated[tuple[Associe, ...], AsTuple] | None = fact(
        "Associés",
        help="Registre des associés.",
        unit=Unit.TABLE,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    colleges: Annotated[tuple[College, ...], AsTuple] | None = fact(
        "Collèges de vote",
        help="Statuts, article sur les collèges de vote.",
        unit=Unit.TABLE,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    capital_variable: Flag | None = fact(
        "Le capital est-il variable ?",
        help="Statuts, K-bis.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    emploie_des_salaries: Flag | None = fact(
        "Emploie-t-elle des salariés ?",
        help="Registre du personnel, DSN.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.GESTION,
        delay="un à six mois",
    )
    caractere_utilite_sociale_et_interet_collectif: Flag | None = fact(
        "Ses biens ou services ont-ils un caractère d'utilité sociale et un intérêt collectif ?",
        help="SCIC : statuts, article sur l'objet, et projet coopératif.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
        appreciation=True,
    )
    taux_reserve_legale: Ratio | None = fact(
        "Part des excédents affectée à la réserve légale",
        help="Procès-verbal de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_reserve_statutaire: Ratio | None = fact(
        "Part du reste affectée à la réserve statutaire",
        help="Procès-verbal de l'assemblée, après la réserve légale.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_interet_parts: Ratio | None = fact(
        "Taux d'intérêt servi aux parts",
        help="Procès-verbal de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    date_assemblee: Date | None = fact(
        "Date de l'assemblée qui a affecté le résultat",
        help="Procès-verbal.",
        unit=Unit.DATE,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    date_derniere_revision_cooperative: Date | None = fact(
        "Date de la dernière révision coopérative",
        help="Rapport du réviseur.",
        unit=Unit.DATE,
        subject=Subject.COOPERATIVE,
        change=Change.TIERS,
        delay="un à trois mois",
    )
    part_capital_salaries: Ratio | None = fact(
        "Part du capital détenue par les salariés",
        help="Registre des associés.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    part_voix_salaries: Ratio | None = fact(
        "Part des voix détenue par les salariés",
        help="Feuille de présence de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    chiffre_affaires_tiers: PositiveMoney | None = fact(
        "Chiffre d'affaires réalisé avec des tiers non associés",
        help="Comptabilité : opérations avec des personnes qui ne sont pas associées.",
        unit=Unit.EUROS,
        subject=Subject.COOPERATIVE,
        change=Change.GESTION,
        delay="un exercice",
    )
    chiffre_affaires: PositiveMoney | None = fact(
        "Chiffre d'affaires",
        help="Compte de résultat.",
        unit=Unit.EUROS,
        subject=Subject.COOPERATIVE,
        change=Change.GESTION,
        delay="un exercice",
    )
