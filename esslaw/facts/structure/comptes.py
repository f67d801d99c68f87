"""R. 3332-21-1: the weight of social utility in the accounts."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN, Exercice
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Flag, Ratio


class Comptes(BaseModel):
    """R. 3332-21-1: the weight of social utility in the accounts."""

    model_config = FROZEN

    exercices: Annotated[tuple[Exercice, ...], AsTuple] | None = fact(
        "Exercices clos",
        help="Comptes annuels approuvés, le plus récent en dernier.",
        unit=Unit.TABLE,
        subject=Subject.COMPTES,
        change=Change.TEMPS,
        delay="un exercice",
    )
    impact_significatif_utilite_sociale: Flag | None = fact(
        "La charge de l'utilité sociale pèse-t-elle de façon significative sur le compte de "
        "résultat ?",
        help="Utile seulement si aucun exercice n'est clos : comptes prévisionnels.",
        unit=Unit.ANSWER,
        subject=Subject.COMPTES,
        change=Change.GESTION,
        delay="un exercice",
        appreciation=True,
    )
    taux_moyen_obligations: Ratio | None = fact(
        "Taux moyen de rendement des obligations des sociétés privées (TMO)",
        help="Publié chaque semestre au Journal officiel.",
        unit=Unit.RATIO,
        subject=Subject.COMPTES,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    engagement_maintien_ratio: Flag | None = fact(
        "S'engage-t-elle à respecter le rapport financier du décret pendant l'agrément ?",
        help="Lettre d'engagement jointe au dossier.",
        unit=Unit.ANSWER,
        subject=Subject.COMPTES,
        change=Change.GESTION,
        delay="immédiat",
    )
