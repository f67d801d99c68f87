"""Loi of 10 September 1947: the associates of a cooperative, their votes, its origin."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.associe import Associe, College
from esslaw.facts.choices import OrigineCooperative, StatutCae
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Date, Flag, PositiveMoney, Ratio


class Cooperative(BaseModel):
    """Loi of 10 September 1947: the associates of a cooperative, their votes, its origin."""

    model_config = FROZEN

    associes: Annotated[tuple[Associe, ...], AsTuple] | None = fact(
        "Associés",
        help="Registre des associés.",
        unit=Unit.TABLE,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    colleges: Annotated[tuple[College, ...], AsTuple] | None = fact(
        "Collèges de vote",
        help="Statuts, article sur les collèges de vote.",
        unit=Unit.TABLE,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    capital_variable: Flag | None = fact(
        "Le capital est-il variable ?",
        help="Statuts, K-bis.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    une_voix_par_associe: Flag | None = fact(
        "Chaque associé coopérateur a-t-il une seule voix, à l'assemblée ou dans son collège ?",
        help="Statuts, article sur les assemblées. Les voix que la loi permet de donner aux "
        "associés non coopérateurs, à une SCOP participante ou aux membres d'une union n'y "
        "comptent pas.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    statut_de_la_cae: StatutCae | None = fact(
        "Statut que la coopérative d'activité et d'emploi a pris",
        help="Statuts, préambule ou article premier ; seulement pour une coopérative "
        "d'activité et d'emploi.",
        unit=Unit.CHOICE,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="trois à six mois",
    )
    emploie_des_salaries: Flag | None = fact(
        "Emploie-t-elle des salariés ?",
        help="Registre du personnel, DSN.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    caractere_utilite_sociale_et_interet_collectif: Flag | None = fact(
        "Ses biens ou services ont-ils un caractère d'utilité sociale et un intérêt collectif ?",
        help="SCIC : statuts, article sur l'objet, et projet coopératif.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
        appreciation=True,
    )
    transformee_depuis: OrigineCooperative | None = fact(
        "Ce qu'elle était avant de prendre son statut de SCOP ou de SCIC",
        help="Statuts, préambule ; procès-verbal de l'assemblée qui a adopté ce statut.",
        unit=Unit.CHOICE,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    anciens_associes_demeures: Flag | None = fact(
        "D'anciens associés de la société en sont-ils restés associés ?",
        help="Registre des associés, avant et après l'adoption du statut de SCOP.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    date_transformation: Date | None = fact(
        "Date à laquelle elle a pris son statut de SCOP ou de SCIC",
        help="Procès-verbal de l'assemblée qui l'a adopté.",
        unit=Unit.DATE,
        subject=Subject.COOPERATIVE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    revision_cooperative_realisee: Flag | None = fact(
        "Une révision coopérative a-t-elle déjà eu lieu ?",
        help="Rapport du réviseur.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.TIERS,
        delay="un à trois mois",
    )
    date_derniere_revision_cooperative: Date | None = fact(
        "Date de la dernière révision coopérative",
        help="Rapport du réviseur.",
        unit=Unit.DATE,
        subject=Subject.COOPERATIVE,
        change=Change.TIERS,
        delay="un à trois mois",
    )
    agrement_prefectoral_scic: Flag | None = fact(
        "Le préfet a-t-il agréé la SCIC ?",
        help="Décision du préfet ; seulement pour un examen à une date où la loi la demandait.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.TIERS,
        delay="deux à six mois",
    )
    part_voix_non_cooperateurs: Ratio | None = fact(
        "Part des voix détenue par les associés non coopérateurs",
        help="Statuts et feuille de présence : associés qui n'ont pas recours aux services "
        "de la coopérative et dont elle n'emploie pas le travail.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    part_voix_non_cooperateurs_hors_cooperatives: Ratio | None = fact(
        "Part des voix détenue par les associés non coopérateurs qui ne sont pas des sociétés "
        "coopératives",
        help="Statuts et feuille de présence ; 0 s'il n'y en a pas.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    statuts_admettent_tiers: Flag | None = fact(
        "Les statuts admettent-ils que des tiers non associés bénéficient des activités ?",
        help="Statuts, article sur l'objet ou sur les opérations avec les tiers.",
        unit=Unit.ANSWER,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    part_capital_salaries: Ratio | None = fact(
        "Part du capital détenue par les salariés",
        help="Registre des associés.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.ASSEMBLEE_GENERALE,
        delay="un à trois mois",
    )
    part_voix_salaries: Ratio | None = fact(
        "Part des voix détenue par les salariés et anciens salariés associés",
        help="Feuille de présence de l'assemblée ; y compter les retraités et ceux qui ont "
        "quitté l'entreprise pour motif économique ou inaptitude, et sont restés "
        "associés.",
        unit=Unit.RATIO,
        subject=Subject.COOPERATIVE,
        change=Change.STATUTS,
        delay="deux à trois mois",
    )
    chiffre_affaires_tiers: PositiveMoney | None = fact(
        "Chiffre d'affaires réalisé avec des tiers non associés",
        help="Comptabilité : opérations avec des personnes qui ne sont pas associées.",
        unit=Unit.EUROS,
        subject=Subject.COOPERATIVE,
        change=Change.GESTION,
        delay="un exercice",
    )
    chiffre_affaires: PositiveMoney | None = fact(
        "Chiffre d'affaires",
        help="Compte de résultat.",
        unit=Unit.EUROS,
        subject=Subject.COOPERATIVE,
        change=Change.GESTION,
        delay="un exercice",
    )
