"""What is planned, for what, and on whose initiative."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import Domaine, Instrument
from esslaw.facts.scalars import Date, Flag, PositiveMoney


class Projet(BaseModel):
    """What is planned, for what, and on whose initiative."""

    model_config = FROZEN

    instrument: Instrument | None = fact(
        "Instrument",
        help="Ce que la délibération accorde.",
        unit=Unit.CHOICE,
        subject=Subject.INTERVENTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    montant: PositiveMoney | None = fact(
        "Montant",
        help="Projet de délibération : montant brut ; pour un avantage en nature, sa valeur.",
        unit=Unit.EUROS,
        subject=Subject.INTERVENTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    date_octroi: Date | None = fact(
        "Date d'octroi",
        help="Jour où la décision confère le droit à l'aide, et non celui du paiement.",
        unit=Unit.DATE,
        subject=Subject.INTERVENTION,
        change=Change.GESTION,
        delay="à choisir",
    )

    domaine: Domaine | None = fact(
        "Domaine de l'activité soutenue",
        help="Objet de l'intervention, et non statut du bénéficiaire.",
        unit=Unit.CHOICE,
        subject=Subject.INTERVENTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    activite_economique: Flag | None = fact(
        "L'activité soutenue est-elle économique ?",
        help="Offrir des biens ou des services sur un marché, activité par activité ; le statut "
        "associatif, l'agrément ESUS ou l'absence de but lucratif n'y font rien.",
        unit=Unit.ANSWER,
        subject=Subject.INTERVENTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    initiative_du_beneficiaire: Flag | None = fact(
        "Le projet est-il initié, défini et mis en œuvre par le bénéficiaire ?",
        help="Demande de subvention, courriers, projet associatif.",
        unit=Unit.ANSWER,
        subject=Subject.QUALIFICATION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    contrepartie_individualisee: Flag | None = fact(
        "Le versement rémunère-t-il des prestations individualisées ?",
        help="Projet de convention : prestations commandées, prix, pénalités.",
        unit=Unit.ANSWER,
        subject=Subject.QUALIFICATION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    besoin_propre_de_la_collectivite: Flag | None = fact(
        "L'intervention répond-elle à un besoin propre de la collectivité ?",
        help="Qui a défini le besoin, et pour qui.",
        unit=Unit.ANSWER,
        subject=Subject.QUALIFICATION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    appel_a_projets_precis: Flag | None = fact(
        "L'appel à projets décrit-il précisément les prestations attendues ?",
        help="Cahier des charges de l'appel à projets.",
        unit=Unit.ANSWER,
        subject=Subject.QUALIFICATION,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )

    interet_public_local: Flag | None = fact(
        "L'intervention répond-elle à un intérêt public local ?",
        help="Motifs de la délibération : habitants, territoire, neutralité.",
        unit=Unit.ANSWER,
        subject=Subject.COMPETENCE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    objet_rattache_a_une_competence: Flag | None = fact(
        "L'objet se rattache-t-il à une compétence que la collectivité détient, et n'a pas "
        "transférée ?",
        help="Statuts de l'intercommunalité, délibérations de transfert ; pour une SCIC, une de "
        "ses activités suffit.",
        unit=Unit.ANSWER,
        subject=Subject.COMPETENCE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )
