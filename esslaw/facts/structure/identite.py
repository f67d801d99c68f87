"""Who the structure is."""

from pydantic import BaseModel

from esslaw.facts.choices import FormeJuridique, StatutCooperatif
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Date, Flag, Siren, Text


class Identite(BaseModel):
    """Who the structure is."""

    model_config = FROZEN

    denomination: Text | None = fact(
        "Dénomination",
        help="Sert seulement à se repérer ; aucune règle ne la lit.",
        unit=Unit.TEXT,
        subject=Subject.IDENTITE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    siren: Siren | None = fact(
        "Numéro SIREN",
        help="Neuf chiffres, sur le K-bis ou l'avis de situation ; aucune règle ne le lit.",
        unit=Unit.TEXT,
        subject=Subject.IDENTITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    forme_juridique: FormeJuridique | None = fact(
        "Forme juridique",
        help="Statuts, article premier ; K-bis ; récépissé de déclaration de l'association.",
        unit=Unit.CHOICE,
        subject=Subject.IDENTITE,
        change=Change.STATUTS,
        delay="trois à six mois ; selon les formes, par transformation ou par la création d'une "
        "autre personne",
    )
    statut_cooperatif: StatutCooperatif | None = fact(
        "Statut coopératif",
        help="Statuts, préambule ou article premier : il s'ajoute à la forme juridique (une SCIC "
        "est aussi une SA, une SARL ou une SAS).",
        unit=Unit.CHOICE,
        subject=Subject.IDENTITE,
        change=Change.STATUTS,
        delay="trois à six mois",
    )
    reconnue_utilite_publique: Flag | None = fact(
        "Est-elle reconnue d'utilité publique ?",
        help="Décret de reconnaissance, publié au Journal officiel.",
        unit=Unit.ANSWER,
        subject=Subject.IDENTITE,
        change=Change.TIERS,
        delay="un à deux ans",
    )
    date_creation: Date | None = fact(
        "Date de création",
        help="Immatriculation (K-bis) ou déclaration au Journal officiel.",
        unit=Unit.DATE,
        subject=Subject.IDENTITE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
