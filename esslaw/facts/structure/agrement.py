"""The application for the agrément ESUS and the categories that receive it by right."""

from pydantic import BaseModel

from esslaw.facts.choices import CategoriePleinDroit
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Count, Date, Flag


class Agrement(BaseModel):
    """The application for the agrément ESUS and the categories that receive it by right."""

    model_config = FROZEN

    date_demande: Date | None = fact(
        "Date de la demande d'agrément",
        help="Date, passée ou prévue, où le préfet reçoit le dossier.",
        unit=Unit.DATE,
        subject=Subject.AGREMENT,
        change=Change.TEMPS,
        delay="au choix",
    )
    renouvellement: Flag | None = fact(
        "Est-ce une demande de renouvellement ?",
        help="Oui si un agrément ESUS a déjà été délivré à la structure.",
        unit=Unit.ANSWER,
        subject=Subject.AGREMENT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    date_agrement: Date | None = fact(
        "Date de l'agrément ESUS en cours, ou du dernier",
        help="Décision du préfet, publiée au recueil des actes administratifs ; s'il a gardé le "
        "silence, jour où il a valu acceptation.",
        unit=Unit.DATE,
        subject=Subject.AGREMENT,
        change=Change.TIERS,
        delay="deux mois",
    )
    duree_agrement_annees: Count | None = fact(
        "Durée de cet agrément, en années",
        help="Décision du préfet ; si l'agrément est né de son silence, la durée que fixait le "
        "décret le jour de la demande.",
        unit=Unit.YEARS,
        subject=Subject.AGREMENT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    categorie_plein_droit: CategoriePleinDroit | None = fact(
        "Catégorie qui ouvre l'agrément de plein droit",
        help="Convention, agrément ou arrêté de l'autorité compétente ; « aucune » si la structure "
        "n'est dans aucune.",
        unit=Unit.CHOICE,
        subject=Subject.AGREMENT,
        change=Change.TIERS,
        delay="six mois à un an",
    )
    justificatif_plein_droit: Flag | None = fact(
        "Le document qui prouve l'appartenance à cette catégorie est-il en main ?",
        help="Convention, agrément ou arrêté en cours de validité.",
        unit=Unit.ANSWER,
        subject=Subject.AGREMENT,
        change=Change.TIERS,
        delay="un à trois mois",
    )
