"""L. 3332-17-1, I, 3° and 4°: pay, and titles on a market."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney, Year


class Remunerations(BaseModel):
    """L. 3332-17-1, I, 3° and 4°: pay, and titles on a market."""

    model_config = FROZEN

    moyenne_cinq_plus_hautes_remunerations: PositiveMoney | None = fact(
        "Moyenne des cinq plus hautes rémunérations",
        help="Salariés ou dirigeants, primes comprises, ramenées à un temps complet, pour l'année. "
        "Livre de paie, DSN.",
        unit=Unit.EUROS_PAR_AN,
        subject=Subject.REMUNERATIONS,
        change=Change.GESTION,
        delay="un à douze mois",
    )
    plus_haute_remuneration: PositiveMoney | None = fact(
        "Plus haute rémunération",
        help="Salarié ou dirigeant, primes comprises, ramenée à un temps complet, pour l'année.",
        unit=Unit.EUROS_PAR_AN,
        subject=Subject.REMUNERATIONS,
        change=Change.GESTION,
        delay="un à douze mois",
    )
    annee_remunerations: Year | None = fact(
        "Année de ces rémunérations",
        help="L'année civile où elles ont été versées ; son SMIC sert de référence.",
        unit=Unit.YEAR,
        subject=Subject.REMUNERATIONS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    salaire_minimum_branche_annuel: PositiveMoney | None = fact(
        "Salaire minimum de branche, sur l'année",
        help="Convention collective, premier niveau, sur douze mois à temps complet ; 0 s'il n'y "
        "en a pas. Il ne compte que s'il dépasse le SMIC.",
        unit=Unit.EUROS_PAR_AN,
        subject=Subject.REMUNERATIONS,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    statuts_mentionnent_politique_remuneration: Flag | None = fact(
        "Les statuts mentionnent-ils la politique de rémunération ?",
        help="Statuts ; demandé par les anciennes versions de la loi seulement.",
        unit=Unit.ANSWER,
        subject=Subject.REMUNERATIONS,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    titres_capital_admis_marche: Flag | None = fact(
        "Ses titres de capital sont-ils admis aux négociations sur un marché d'instruments "
        "financiers ?",
        help="Non pour une association, qui n'a pas de titres de capital, et pour presque toute "
        "société non cotée.",
        unit=Unit.ANSWER,
        subject=Subject.REMUNERATIONS,
        change=Change.ASSEMBLEE_GENERALE,
        delay="six mois à un an",
    )
