"""The aids that the undertaking has already received."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import RegimeAide
from esslaw.facts.scalars import Date, PositiveMoney


class AideAnterieure(BaseModel):
    """An aid granted to the single undertaking, by whatever public body."""

    model_config = FROZEN

    date_octroi: Date | None = fact(
        "Date d'octroi",
        help="Jour où le droit de recevoir l'aide a été conféré, et non celui du paiement.",
        unit=Unit.DATE,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    montant: PositiveMoney | None = fact(
        "Montant",
        help="Équivalent-subvention brut, dans la décision d'octroi.",
        unit=Unit.EUROS,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    regime: RegimeAide | None = fact(
        "Régime d'aide",
        help="Décision ou convention d'octroi, qui cite le règlement.",
        unit=Unit.CHOICE,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
