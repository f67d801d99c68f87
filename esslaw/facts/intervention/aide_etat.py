"""Article 107 of the treaty: is it a State aid, and under which regime."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.aide import AideAnterieure
from esslaw.facts.intervention.choices import RegimeChoisi, Secteur
from esslaw.facts.scalars import AsTuple, Date, Flag, PositiveMoney


class AideEtat(BaseModel):
    """The five criteria of a State aid, the regime chosen, and the earlier aids."""

    model_config = FROZEN

    avantage: Flag | None = fact(
        "L'intervention procure-t-elle un avantage que le marché n'offrirait pas ?",
        help="Comparer au prix, au taux ou au rendement qu'un opérateur privé accepterait.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    selectif: Flag | None = fact(
        "L'avantage favorise-t-il certaines entreprises ou certaines productions ?",
        help="Bénéficiaires de la mesure.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    affecte_echanges_et_concurrence: Flag | None = fact(
        "Est-il de nature à affecter la concurrence et les échanges entre États membres ?",
        help="Zone de chalandise, concurrents, clientèle d'autres États.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    regime_aide_choisi: RegimeChoisi | None = fact(
        "Régime d'aide d'État retenu",
        help="Projet de délibération.",
        unit=Unit.CHOICE,
        subject=Subject.AIDE_ETAT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    equivalent_subvention_brut: PositiveMoney | None = fact(
        "Équivalent-subvention brut de l'aide",
        help="Méthode du règlement : taux de référence, prime refuge ; pour une subvention, "
        "c'est son montant.",
        unit=Unit.EUROS,
        subject=Subject.AIDE_ETAT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    aides_anterieures: Annotated[tuple[AideAnterieure, ...], AsTuple] | None = fact(
        "Aides déjà octroyées à l'entreprise unique",
        help="Déclaration écrite de l'entreprise et registre central, tous financeurs publics.",
        unit=Unit.TABLE,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    debut_exercice_fiscal: Date | None = fact(
        "Premier jour de l'exercice fiscal en cours de l'entreprise",
        help="Statuts ou liasse fiscale ; sert aux aides octroyées sous l'ancien règlement.",
        unit=Unit.DATE,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    secteur: Secteur | None = fact(
        "Secteur de l'activité aidée",
        help="Code d'activité de l'établissement aidé.",
        unit=Unit.CHOICE,
        subject=Subject.AIDE_ETAT,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    liee_prix_quantite_ou_producteurs: Flag | None = fact(
        "Le montant de l'aide dépend-il des prix ou des quantités, ou l'aide est-elle "
        "cédée aux producteurs primaires ?",
        help="Transformation agricole ou de la pêche : règlement de l'aide.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    procedure_collective: Flag | None = fact(
        "Le bénéficiaire fait-il l'objet d'une procédure collective, ou en remplit-il les "
        "conditions ?",
        help="Greffe du tribunal de commerce.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    autorisation_commission: Flag | None = fact(
        "La Commission européenne a-t-elle déjà autorisé l'aide ?",
        help="Décision de la Commission, notifiée à l'État.",
        unit=Unit.ANSWER,
        subject=Subject.AIDE_ETAT,
        change=Change.TIERS,
        delay="six mois à deux ans",
    )
