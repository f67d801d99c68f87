"""Article 2 of the loi of 31 July 2014, and the objective of L. 3332-17-1, I, 1°."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.choices import UtiliteSociale
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Flag


class Utilite(BaseModel):
    """Article 2 of the loi of 31 July 2014, and the objective of L. 3332-17-1, I, 1°."""

    model_config = FROZEN

    utilite_sociale: Annotated[tuple[UtiliteSociale, ...], AsTuple] | None = fact(
        "Objectifs d'utilité sociale poursuivis",
        help="Statuts, article sur l'objet : chacun des objectifs que l'objet poursuit.",
        unit=Unit.CHOICES,
        subject=Subject.UTILITE_SOCIALE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    contribution_sociale_liee: Flag | None = fact(
        "L'action de développement durable, culturelle ou de solidarité internationale a-t-elle "
        "aussi un impact social ?",
        help="Par le soutien à des publics vulnérables, par les solidarités territoriales ou par "
        "l'éducation à la citoyenneté.",
        unit=Unit.ANSWER,
        subject=Subject.UTILITE_SOCIALE,
        change=Change.GESTION,
        delay="un exercice",
        appreciation=True,
    )
    utilite_sociale_objectif_principal: Flag | None = fact(
        "L'objet social poursuit-il cette utilité sociale à titre principal ?",
        help="Statuts, article sur l'objet, et part réelle de cette activité.",
        unit=Unit.ANSWER,
        subject=Subject.UTILITE_SOCIALE,
        change=Change.STATUTS,
        delay="deux à trois mois",
        appreciation=True,
    )
    activite_pour_personnes_fragilisees: Flag | None = fact(
        "L'activité elle-même s'exerce-t-elle en faveur de personnes fragilisées par leur "
        "situation économique ou sociale ?",
        help="Plus étroit que le premier objectif d'utilité sociale : l'activité, et la seule "
        "fragilité économique ou sociale. Projet, rapport d'activité.",
        unit=Unit.ANSWER,
        subject=Subject.UTILITE_SOCIALE,
        change=Change.GESTION,
        delay="un exercice",
        appreciation=True,
    )
    statuts_mentionnent_utilite_sociale: Flag | None = fact(
        "Les statuts mentionnent-ils cet objectif d'utilité sociale ?",
        help="Statuts, article sur l'objet.",
        unit=Unit.ANSWER,
        subject=Subject.UTILITE_SOCIALE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
