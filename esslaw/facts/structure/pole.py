"""Article 9 of the loi of 31 July 2014: a territorial pole of economic cooperation."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.choices import MembrePole
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Flag


class Pole(BaseModel):
    """Article 9 of the loi of 31 July 2014: a territorial pole of economic cooperation."""

    model_config = FROZEN

    membres_ptce: Annotated[tuple[MembrePole, ...], AsTuple] | None = fact(
        "Membres du pôle",
        help="Convention ou statuts du pôle.",
        unit=Unit.CHOICES,
        subject=Subject.POLE,
        change=Change.TIERS,
        delay="trois à six mois",
    )
    membres_meme_territoire: Flag | None = fact(
        "Ses membres sont-ils regroupés sur un même territoire ?",
        help="Convention ou statuts du pôle.",
        unit=Unit.ANSWER,
        subject=Subject.POLE,
        change=Change.TIERS,
        delay="trois à six mois",
    )
    strategie_commune_continue: Flag | None = fact(
        "Met-il en œuvre une stratégie commune et continue de mutualisation, de coopération ou de "
        "partenariat ?",
        help="Convention du pôle, plan d'action pluriannuel.",
        unit=Unit.ANSWER,
        subject=Subject.POLE,
        change=Change.GESTION,
        delay="trois à six mois",
        appreciation=True,
    )
    projets_innovants_developpement_durable: Flag | None = fact(
        "Porte-t-il des projets innovants, socialement ou technologiquement, pour un "
        "développement local durable ?",
        help="Description des projets.",
        unit=Unit.ANSWER,
        subject=Subject.POLE,
        change=Change.GESTION,
        delay="six mois à un an",
        appreciation=True,
    )
