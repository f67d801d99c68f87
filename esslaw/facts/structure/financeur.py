"""L. 3332-17-1, III: bodies assimilated to solidarity enterprises."""

from pydantic import BaseModel

from esslaw.facts.choices import TypeFinanceur
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, Ratio


class Financeur(BaseModel):
    """L. 3332-17-1, III: bodies assimilated to solidarity enterprises."""

    model_config = FROZEN

    type_financeur: TypeFinanceur | None = fact(
        "Nature du financeur",
        help="Utile seulement à un organisme qui finance des entreprises solidaires.",
        unit=Unit.CHOICE,
        subject=Subject.FINANCEUR,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    part_actif_titres_ess: Ratio | None = fact(
        "Part de l'actif en titres d'entreprises de l'économie sociale et solidaire",
        help="Rapport annuel, certifié par le commissaire aux comptes.",
        unit=Unit.RATIO,
        subject=Subject.FINANCEUR,
        change=Change.GESTION,
        delay="un exercice",
    )
    part_actif_titres_esus: Ratio | None = fact(
        "Part de l'actif en titres d'entreprises solidaires d'utilité sociale, ou assimilées",
        help="Rapport annuel, certifié par le commissaire aux comptes.",
        unit=Unit.RATIO,
        subject=Subject.FINANCEUR,
        change=Change.GESTION,
        delay="un exercice",
    )
    part_prets_investissements_esus: Ratio | None = fact(
        "Part des prêts et investissements en faveur d'entreprises solidaires d'utilité sociale",
        help="Rapport annuel.",
        unit=Unit.RATIO,
        subject=Subject.FINANCEUR,
        change=Change.GESTION,
        delay="un exercice",
    )
    rapport_certifie_transmis: Flag | None = fact(
        "Le rapport certifié a-t-il été transmis au ministre dans le délai annuel ?",
        help="Accusé de réception.",
        unit=Unit.ANSWER,
        subject=Subject.FINANCEUR,
        change=Change.GESTION,
        delay="l'échéance suivante",
    )
    placement_nouvellement_cree: Flag | None = fact(
        "Le placement vient-il d'être créé ?",
        help="Statuts ou règlement du placement.",
        unit=Unit.ANSWER,
        subject=Subject.FINANCEUR,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    engagement_part_esus: Flag | None = fact(
        "Ses statuts ou son règlement l'engagent-ils à atteindre la part requise dans le délai ?",
        help="Statuts ou règlement du placement.",
        unit=Unit.ANSWER,
        subject=Subject.FINANCEUR,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    maintien_assimilation: Flag | None = fact(
        "Passé sous la part requise, garde-t-il le bénéfice de l'assimilation ?",
        help="Oui si la baisse n'est pas due à un acte de gestion du gestionnaire et si la "
        "situation est régularisée dans le délai.",
        unit=Unit.ANSWER,
        subject=Subject.FINANCEUR,
        change=Change.GESTION,
        delay="le délai de régularisation",
    )
