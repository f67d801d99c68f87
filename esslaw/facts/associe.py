"""Who holds the capital and the votes of a cooperative."""

from pydantic import BaseModel

from esslaw.facts.choices import TypeAssocie
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney, Ratio, Text


class Associe(BaseModel):
    """An associate and the capital held, in euros."""

    model_config = FROZEN

    nom: Text | None = fact(
        "Nom",
        help="Registre des associés ; sert seulement à se repérer.",
        unit=Unit.TEXT,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    categorie: Text | None = fact(
        "Catégorie d'associés",
        help="Nom de la catégorie dans les statuts ; sans elle, l'associé est compté à part.",
        unit=Unit.TEXT,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    type: TypeAssocie | None = fact(
        "Qualité de l'associé",
        help="Ce que l'associé est pour la coopérative, quel que soit le nom de sa catégorie.",
        unit=Unit.CHOICE,
        subject=Subject.COOPERATIVE,
        change=Change.TIERS,
        delay="le temps d'une entrée au capital",
    )
    capital: PositiveMoney | None = fact(
        "Capital détenu",
        help="Registre des associés : montant nominal des parts ou actions souscrites.",
        unit=Unit.EUROS,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    beneficie_habituellement: Flag | None = fact(
        "Personne publique : tient-elle lieu de bénéficiaire ?",
        help="Oui si elle bénéficie habituellement des activités et que les statuts la rangent "
        "parmi les bénéficiaires : une commune dont la cantine est fournie, par exemple.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )


class College(BaseModel):
    """A voting college of a SCIC and its share of the votes."""

    model_config = FROZEN

    nom: Text | None = fact(
        "Nom du collège",
        help="Statuts, article sur les collèges de vote.",
        unit=Unit.TEXT,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    part_voix: Ratio | None = fact(
        "Part des voix",
        help="Statuts, article sur les collèges de vote.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    ponderation_selon_capital: Flag | None = fact(
        "Les voix du collège dépendent-elles du capital détenu ?",
        help="Statuts, article sur les collèges de vote.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
