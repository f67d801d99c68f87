"""Cooperatives of workers: loi of 19 July 1978, and loi of 10 September 1947, art. 26-41."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Count, Date, Flag, PositiveMoney, Ratio


class Travailleurs(BaseModel):
    """Cooperatives of workers: loi of 19 July 1978, and loi of 10 September 1947, art. 26-41."""

    model_config = FROZEN

    nombre_associes_employes: Count | None = fact(
        "Nombre d'associés employés dans l'entreprise",
        help="Registre des associés et registre du personnel.",
        unit=Unit.COUNT,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    part_capital_premier_associe: Ratio | None = fact(
        "Part du capital détenue par l'associé qui en a le plus",
        help="Registre des associés.",
        unit=Unit.RATIO,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    premier_associe_parts_converties: Flag | None = fact(
        "Les parts de l'associé qui a le plus de capital viennent-elles de la conversion des "
        "siennes, avant la transformation ?",
        help="Registre des associés ; il s'agit de l'associé qui a le plus de capital.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    premier_associe_est_scop: Flag | None = fact(
        "L'associé qui a le plus de capital est-il une autre SCOP ?",
        help="Registre des associés.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.TIERS,
        delay="le temps d'une entrée au capital",
    )
    date_participation_scop: Date | None = fact(
        "Date à laquelle cette SCOP est entrée au capital",
        help="Registre des associés.",
        unit=Unit.DATE,
        subject=Subject.TRAVAILLEURS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    reserve_legale: PositiveMoney | None = fact(
        "Réserve légale",
        help="Bilan, au passif, avant l'affectation du résultat.",
        unit=Unit.EUROS,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    capital_plus_eleve: PositiveMoney | None = fact(
        "Montant le plus élevé atteint par le capital",
        help="Bilans depuis la constitution.",
        unit=Unit.EUROS,
        subject=Subject.TRAVAILLEURS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    part_excedents_fonds_developpement: Ratio | None = fact(
        "Part des excédents affectée au fonds de développement de la SCOP",
        help="Procès-verbal de l'assemblée : la réserve statutaire, en plus de la réserve légale.",
        unit=Unit.RATIO,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    part_excedents_salaries: Ratio | None = fact(
        "Part des excédents attribuée à l'ensemble des salariés",
        help="Procès-verbal de l'assemblée : la part travail, associés ou non.",
        unit=Unit.RATIO,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un exercice",
    )
    objet_appui_entrepreneurs: Flag | None = fact(
        "A-t-elle pour objet principal d'appuyer des personnes physiques qui créent et "
        "développent leur activité ?",
        help="Statuts, article sur l'objet.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    accompagnement_individualise_services_mutualises: Flag | None = fact(
        "Met-elle en œuvre un accompagnement individualisé et des services mutualisés ?",
        help="Convention d'accompagnement, catalogue des services.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.GESTION,
        delay="un à six mois",
    )
    entrepreneurs_salaries_associes: Flag | None = fact(
        "Des entrepreneurs salariés sont-ils associés ?",
        help="Registre des associés.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    statuts_moyens_communs_remuneration: Flag | None = fact(
        "Les statuts fixent-ils les moyens mis en commun et les modalités de "
        "rémunération des entrepreneurs ?",
        help="Statuts.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    contrats_entrepreneur_salarie_complets: Flag | None = fact(
        "Chaque entrepreneur salarié a-t-il un contrat écrit qui comporte les mentions "
        "du code du travail ?",
        help="Contrats : objectifs, moyens, contribution, rémunération, statuts, clientèle.",
        unit=Unit.ANSWER,
        subject=Subject.TRAVAILLEURS,
        change=Change.GESTION,
        delay="un à trois mois",
    )
