"""The loan that the authority guarantees."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Flag, PositiveMoney, Ratio


class PretGaranti(BaseModel):
    """The loan that the authority guarantees."""

    model_config = FROZEN

    montant: PositiveMoney | None = fact(
        "Montant de l'emprunt",
        help="Offre de prêt.",
        unit=Unit.EUROS,
        subject=Subject.GARANTIE,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    quotite_garantie: Ratio | None = fact(
        "Part de l'emprunt garantie, toutes collectivités ensemble",
        help="Offre de prêt et délibérations des autres garants.",
        unit=Unit.RATIO,
        subject=Subject.GARANTIE,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    annuites_garanties_totales: PositiveMoney | None = fact(
        "Annuités garanties et annuités de la dette, nouvel emprunt compris",
        help="État de la dette et des garanties du budget primitif : annuités garanties à "
        "échoir, première annuité entière du nouveau concours, annuités de la dette, "
        "provisions déduites.",
        unit=Unit.EUROS,
        subject=Subject.GARANTIE,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    annuites_debiteur: PositiveMoney | None = fact(
        "Annuités garanties pour ce débiteur, nouvel emprunt compris",
        help="État des garanties, exercice en cours.",
        unit=Unit.EUROS,
        subject=Subject.GARANTIE,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    recettes_reelles_fonctionnement: PositiveMoney | None = fact(
        "Recettes réelles de fonctionnement",
        help="Budget primitif principal de l'exercice.",
        unit=Unit.EUROS,
        subject=Subject.GARANTIE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    organisme_interet_general: Flag | None = fact(
        "L'emprunteur est-il un organisme d'intérêt général au sens du code général des impôts ?",
        help="Articles 200 et 238 bis du code général des impôts ; rescrit s'il y en a un.",
        unit=Unit.ANSWER,
        subject=Subject.GARANTIE,
        change=Change.TIERS,
        delay="six mois, par rescrit",
    )

    amenagement_logement: Flag | None = fact(
        "L'opération d'aménagement est-elle à dominante de logement, où la loi la vise ?",
        help="Programme de l'opération et liste des communes (code général des collectivités "
        "territoriales, L. 2252-2, II, et L. 3231-4-1, II).",
        unit=Unit.ANSWER,
        subject=Subject.GARANTIE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    organisme_foncier_solidaire: Flag | None = fact(
        "L'emprunteur est-il un organisme de foncier solidaire agréé ?",
        help="Arrêté préfectoral d'agrément.",
        unit=Unit.ANSWER,
        subject=Subject.GARANTIE,
        change=Change.TIERS,
        delay="six mois",
    )

    logement_social: Flag | None = fact(
        "L'emprunt finance-t-il une opération de logement social ou aidé, ou l'acquisition d'un "
        "organisme de foncier solidaire ?",
        help="Opération d'un organisme HLM ou d'une société d'économie mixte, prêt aidé par "
        "l'État ou subvention de l'État, plan départemental pour le logement des défavorisés.",
        unit=Unit.ANSWER,
        subject=Subject.GARANTIE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    operation_amenagement: Flag | None = fact(
        "L'emprunt finance-t-il une opération d'aménagement ?",
        help="Opération menée en application du code de l'urbanisme.",
        unit=Unit.ANSWER,
        subject=Subject.GARANTIE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
