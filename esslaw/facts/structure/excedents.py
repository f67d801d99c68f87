"""Loi of 10 September 1947, art. 14 to 19 nonies: surplus, reserves, interest on shares."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Date, Flag, Money, Ratio


class Excedents(BaseModel):
    """Loi of 10 September 1947, art. 14 to 19 nonies: surplus, reserves, interest on shares."""

    model_config = FROZEN

    excedents_exercice: Money | None = fact(
        "Excédents de l'exercice examiné",
        help="Compte de résultat : excédents d'exploitation, ou excédents nets de gestion "
        "d'une SCOP ; négatif en cas de perte.",
        unit=Unit.EUROS,
        subject=Subject.EXCEDENTS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    taux_reserve_legale: Ratio | None = fact(
        "Part des excédents affectée à la réserve légale",
        help="Procès-verbal de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_toutes_reserves: Ratio | None = fact(
        "Part des excédents mise en réserve, toutes réserves ensemble",
        help="Procès-verbal de l'assemblée : réserve légale, réserves statutaires et autres.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_reserve_statutaire: Ratio | None = fact(
        "Part du reste affectée à la réserve statutaire",
        help="Procès-verbal de l'assemblée, après la réserve légale.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_interet_parts: Ratio | None = fact(
        "Taux d'intérêt servi aux parts",
        help="Procès-verbal de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    part_excedents_interets: Ratio | None = fact(
        "Part des excédents affectée à l'intérêt des parts",
        help="Procès-verbal de l'assemblée : total de l'intérêt servi, rapporté aux excédents.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    taux_moyen_obligations_assemblee: Ratio | None = fact(
        "Taux moyen des obligations qui sert de plafond à l'intérêt des parts",
        help="Publié par le ministre chargé de l'économie, pour la période que la loi retient à la "
        "date de l'assemblée.",
        unit=Unit.RATIO,
        subject=Subject.EXCEDENTS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    subventions_exclues_interet: Flag | None = fact(
        "L'intérêt des parts est-il calculé sans les subventions des personnes "
        "publiques et des associations ?",
        help="Procès-verbal de l'assemblée et calcul des sommes disponibles.",
        unit=Unit.ANSWER,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    reserves_incorporees_capital: Flag | None = fact(
        "Des réserves peuvent-elles être incorporées au capital ?",
        help="Statuts, article sur les réserves ; répondre oui aussi si une assemblée l'a "
        "déjà fait.",
        unit=Unit.ANSWER,
        subject=Subject.EXCEDENTS,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    ristournes_versees: Flag | None = fact(
        "Des ristournes sont-elles versées aux associés ?",
        help="Procès-verbal de l'assemblée : répartition au prorata des opérations ou du travail.",
        unit=Unit.ANSWER,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    ristournes_au_prorata: Flag | None = fact(
        "Les ristournes sont-elles au prorata des opérations ou du travail de chacun, hors "
        "opérations avec des clients ?",
        help="Procès-verbal de l'assemblée : clé de répartition.",
        unit=Unit.ANSWER,
        subject=Subject.EXCEDENTS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    reserve_associe_sortant: Flag | None = fact(
        "L'associé qui part a-t-il droit à une part de réserve, au-delà du nominal ?",
        help="Statuts, article sur le remboursement des parts.",
        unit=Unit.ANSWER,
        subject=Subject.EXCEDENTS,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    date_assemblee: Date | None = fact(
        "Date de l'assemblée qui a affecté le résultat",
        help="Procès-verbal.",
        unit=Unit.DATE,
        subject=Subject.EXCEDENTS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
