"""An intervention of a collectivité: who intervenes, how, for whom, under which agreements.

The beneficiary is a `Structure`: its own criteria feed those of the intervention. Four facts of
the public contract are also facts of a structure that answers it; they are one and the same
(`SHARED`), wherever they are said.
"""

from collections.abc import Iterator
from typing import Self

from pydantic import BaseModel, model_validator

from esslaw.facts.fact import part
from esslaw.facts.intervention.accords import Accords
from esslaw.facts.intervention.aide import AideAnterieure
from esslaw.facts.intervention.aide_etat import AideEtat
from esslaw.facts.intervention.avance import AvanceCompteCourant
from esslaw.facts.intervention.capital import EntreeCapital
from esslaw.facts.intervention.collectivite import Collectivite
from esslaw.facts.intervention.exceptions import CasParticulier
from esslaw.facts.intervention.exemption import Exemption
from esslaw.facts.intervention.immobilier import OperationImmobiliere
from esslaw.facts.intervention.marche import MarchePublic
from esslaw.facts.intervention.organisme import OrganismeCreation
from esslaw.facts.intervention.pret import PretGaranti
from esslaw.facts.intervention.projet import Projet
from esslaw.facts.intervention.sieg import MandatSieg
from esslaw.facts.intervention.versement import Versement
from esslaw.facts.moving import grant_days, within
from esslaw.facts.scalars import Incoherence, refuse_all
from esslaw.facts.structure import Structure

__all__ = ["AideAnterieure", "Collectivite", "Intervention"]

NOT_MORE = (
    ("entree_capital", "capital_public_territorial_apres", "capital_total_apres"),
    ("entree_capital", "capital_personnes_publiques_apres", "capital_total_apres"),
    ("entree_capital", "capital_regions_apres", "capital_total_apres"),
    ("entree_capital", "capital_souscrit", "capital_total_apres"),
    ("entree_capital", "participation_dans_la_societe", "participations_totales"),
    ("organisme_creation", "aides_publiques_totales", "recettes_annuelles"),
    ("pret_garanti", "annuites_debiteur", "annuites_garanties_totales"),
)
"""A part and two of its amounts, of which the first is contained in the second."""


class Intervention(
    Versement,
    AideEtat,
    CasParticulier,
    Accords,
    Projet,
    BaseModel,
):
    """Everything that may be said of an intervention. Every fact may be absent (unknown).

    >>> Intervention(collectivite={"type": "commune"}).collectivite.type.label
    'Commune'
    """

    collectivite: Collectivite | None = part("La collectivité")
    beneficiaire: Structure | None = part("Le bénéficiaire")
    operation_immobiliere: OperationImmobiliere | None = part("Opération immobilière")
    pret_garanti: PretGaranti | None = part("Emprunt garanti")
    entree_capital: EntreeCapital | None = part("Entrée au capital")
    avance_compte_courant: AvanceCompteCourant | None = part("Avance en compte courant")
    organisme_creation: OrganismeCreation | None = part("Organisme d'aide à la création")
    mandat_sieg: MandatSieg | None = part("Mandat de service d'intérêt économique général")
    exemption: Exemption | None = part("Régime exempté de notification")
    marche: MarchePublic | None = part("Marché public")

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        refuse_all(self.incoherences())
        return self

    def incoherences(self) -> Iterator[Incoherence]:
        """Yield the facts that cannot be true together, each being admissible."""
        for name, less, more in NOT_MORE:
            group = getattr(self, name)
            small, large = getattr(group, less, None), getattr(group, more, None)
            if small is not None and large is not None and small > large:
                yield Incoherence(name, f"{less} ne dépasse pas {more}")
        began, granted = self.debut_exercice_fiscal, self.date_octroi
        if granted is not None and not within(granted, grant_days(began)):
            expected = "le début de l'exercice dans lequel l'aide est octroyée"
            yield Incoherence("debut_exercice_fiscal", expected)
        own = self.marche or MarchePublic()
        answered = self.beneficiaire or Structure()
        declared = own.part_public_insertion_ou_handicap
        parts = [getattr(answered, name) for name in PARTS]
        if declared is not None and None not in parts and declared > max(parts):
            expected = "au plus la part de l'un des deux publics : ils ne s'additionnent pas"
            yield Incoherence("marche", f"part_public_insertion_ou_handicap {expected}")
        for here, there in SHARED.items():
            one, other = getattr(own, here), getattr(answered, there)
            if one is not None and other is not None and one != other:
                yield Incoherence("marche", f"{here} comme {there} du bénéficiaire")


PARTS = ("marche_part_travailleurs_handicapes", "marche_part_travailleurs_defavorises")
"""The part of each public among those whom the structure employs."""

SHARED = {
    name: f"marche_{name}"
    for name in MarchePublic.model_fields
    if f"marche_{name}" in Structure.model_fields
}
"""The facts of the contract that are also facts of the structure, by their name there."""
