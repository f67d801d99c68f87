"""The entrustment of a service of general economic interest."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Count, Flag, PositiveMoney


class MandatSieg(BaseModel):
    """A service of general economic interest, and the act that entrusts it."""

    model_config = FROZEN

    acte_prealable: Flag | None = fact(
        "Un acte écrit a-t-il confié le service avant la compensation ?",
        help="Convention, délibération ou marché qui dit la nature et la durée des obligations "
        "de service public.",
        unit=Unit.ANSWER,
        subject=Subject.SIEG,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    duree_annees: Count | None = fact(
        "Durée du mandat, en années",
        help="Acte de mandat.",
        unit=Unit.COUNT,
        subject=Subject.SIEG,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    investissement_important: Flag | None = fact(
        "Le service exige-t-il un investissement important, à amortir sur une plus longue durée ?",
        help="Plan de financement du service.",
        unit=Unit.ANSWER,
        subject=Subject.SIEG,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    compensation_annuelle: PositiveMoney | None = fact(
        "Compensation annuelle",
        help="Acte de mandat et budget du service ; moyenne annuelle sur la durée du mandat.",
        unit=Unit.EUROS,
        subject=Subject.SIEG,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    parametres_calcules_avant: Flag | None = fact(
        "Les paramètres de la compensation ont-ils été établis à l'avance ?",
        help="Acte de mandat.",
        unit=Unit.ANSWER,
        subject=Subject.SIEG,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    pas_de_surcompensation: Flag | None = fact(
        "La compensation est-elle limitée aux coûts nets et à un bénéfice raisonnable, "
        "avec contrôle et reprise ?",
        help="Acte de mandat, clause de contrôle et de récupération.",
        unit=Unit.ANSWER,
        subject=Subject.SIEG,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    service_social_ou_hospitalier: Flag | None = fact(
        "Est-ce un hôpital ou un service social au sens de la décision ?",
        help="Santé et soins de longue durée, garde d'enfants, insertion, logement social, "
        "inclusion de groupes vulnérables.",
        unit=Unit.ANSWER,
        subject=Subject.SIEG,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )
