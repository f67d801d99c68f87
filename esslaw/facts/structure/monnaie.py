"""Code monétaire et financier, L. 311-5: who issues a complementary local currency."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag


class Monnaie(BaseModel):
    """Code monétaire et financier, L. 311-5: who issues a complementary local currency."""

    model_config = FROZEN

    objet_unique_monnaie_locale: Flag | None = fact(
        "A-t-elle pour unique objet social d'émettre et de gérer une monnaie locale "
        "complémentaire ?",
        help="Statuts, article sur l'objet.",
        unit=Unit.ANSWER,
        subject=Subject.MONNAIE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
