"""Article 1, I, of the loi of 31 July 2014: purpose, governance, profits."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag


class Principes(BaseModel):
    """Article 1, I, of the loi of 31 July 2014: purpose, governance, profits."""

    model_config = FROZEN

    but_autre_que_partage_benefices: Flag | None = fact(
        "Poursuit-elle un but autre que le seul partage des bénéfices ?",
        help="Statuts, article sur l'objet.",
        unit=Unit.ANSWER,
        subject=Subject.PRINCIPES,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    gouvernance_democratique: Flag | None = fact(
        "Sa gouvernance est-elle démocratique, définie et organisée par les statuts ?",
        help="Statuts, articles sur les organes : information et participation des associés, des "
        "salariés et des parties prenantes, sans que le poids de chacun dépende de son "
        "seul apport.",
        unit=Unit.ANSWER,
        subject=Subject.PRINCIPES,
        change=Change.STATUTS,
        delay="deux à trois mois",
        appreciation=True,
    )
    benefices_majoritairement_consacres_activite: Flag | None = fact(
        "Les bénéfices vont-ils majoritairement au maintien ou au développement de l'activité ?",
        help="Statuts, article sur l'affectation du résultat ; pour une société "
        "commerciale, la clause doit y figurer.",
        unit=Unit.ANSWER,
        subject=Subject.PRINCIPES,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    reserves_obligatoires_impartageables: Flag | None = fact(
        "Les réserves obligatoires sont-elles impartageables, et le boni de liquidation protégé ?",
        help="Statuts, articles sur les réserves (non distribuables) et sur la dissolution (le "
        "boni va à une autre entreprise de l'économie sociale et solidaire, ou suit les règles "
        "propres à la catégorie) ; pour une société commerciale, la clause doit y figurer.",
        unit=Unit.ANSWER,
        subject=Subject.PRINCIPES,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
