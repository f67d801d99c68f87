"""Article 1, II, 2°: what the statuts of a commercial company must add."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney, Ratio


class Societe(BaseModel):
    """Article 1, II, 2°: what the statuts of a commercial company must add."""

    model_config = FROZEN

    mention_ess_rcs: Flag | None = fact(
        "Le registre du commerce porte-t-il la mention « entreprise de l'économie sociale et "
        "solidaire » ?",
        help="Extrait K-bis. Société commerciale seulement.",
        unit=Unit.ANSWER,
        subject=Subject.SOCIETE,
        change=Change.TIERS,
        delay="deux à quatre semaines",
    )
    taux_fonds_developpement: Ratio | None = fact(
        "Part des bénéfices que les statuts affectent au fonds de développement",
        help="Statuts, article sur l'affectation du résultat.",
        unit=Unit.RATIO,
        subject=Subject.SOCIETE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    taux_reserves_et_report: Ratio | None = fact(
        "Part des bénéfices que les statuts affectent aux réserves obligatoires et au report",
        help="Statuts, même article ; le fonds de développement y est compris.",
        unit=Unit.RATIO,
        subject=Subject.SOCIETE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    affectation_sous_ces_statuts: Flag | None = fact(
        "Le résultat du dernier exercice clos a-t-il été affecté sous ces statuts ?",
        help="Non si les clauses ont été adoptées depuis, ou si l'assemblée qui affecte le "
        "résultat ne s'est pas encore tenue.",
        unit=Unit.ANSWER,
        subject=Subject.SOCIETE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    capital_social: PositiveMoney | None = fact(
        "Capital social",
        help="Statuts, K-bis ou bilan.",
        unit=Unit.EUROS,
        subject=Subject.CAPITAL,
        # Only a lower capital could serve a criterion, and the law wants its reduction framed.
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    total_reserves: PositiveMoney | None = fact(
        "Total de toutes les réserves",
        help="Bilan, passif : réserve légale, réserves statutaires et autres réserves.",
        unit=Unit.EUROS,
        subject=Subject.CAPITAL,
        change=Change.GESTION,
        delay="un exercice",
    )
    statuts_interdisent_amortissement_capital: Flag | None = fact(
        "Les statuts interdisent-ils d'amortir le capital ?",
        help="Statuts, article sur le capital.",
        unit=Unit.ANSWER,
        subject=Subject.SOCIETE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    statuts_encadrent_reduction_capital: Flag | None = fact(
        "Les statuts interdisent-ils la réduction du capital non motivée par des pertes, sauf "
        "pour assurer la continuité de l'activité ?",
        help="Statuts, article sur le capital.",
        unit=Unit.ANSWER,
        subject=Subject.SOCIETE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
