"""A structure, described subject by subject; each file here is one subject of the form."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, model_validator

from esslaw.facts.choices import CategoriePleinDroit, StatutCae, StatutCooperatif
from esslaw.facts.moving import application_days, within
from esslaw.facts.scalars import Incoherence, refuse_all
from esslaw.facts.structure.agrement import Agrement
from esslaw.facts.structure.comptes import Comptes
from esslaw.facts.structure.cooperative import Cooperative
from esslaw.facts.structure.excedents import Excedents
from esslaw.facts.structure.financeur import Financeur
from esslaw.facts.structure.identite import Identite
from esslaw.facts.structure.marche import Marche
from esslaw.facts.structure.monnaie import Monnaie
from esslaw.facts.structure.pole import Pole
from esslaw.facts.structure.principes import Principes
from esslaw.facts.structure.remunerations import Remunerations
from esslaw.facts.structure.societe import Societe
from esslaw.facts.structure.travailleurs import Travailleurs
from esslaw.facts.structure.utilite import Utilite

__all__ = ["Structure"]

WHOLES = (("taux_reserve_legale", "part_excedents_fonds_developpement", "part_excedents_salaries"),)
"""Facts that are shares of one same whole."""
ROUNDING = Decimal("0.005")
"""What rounding to a percentage may add to each of the colleges' shares."""
PARTS = (
    ("part_voix_non_cooperateurs_hors_cooperatives", "part_voix_non_cooperateurs"),
    ("taux_reserve_legale", "taux_toutes_reserves"),
)
"""Facts of which the first is a part of the second."""
RELATED = frozenset(
    {
        *("date_creation", "date_demande", "exercices", "colleges"),
        *("moyenne_cinq_plus_hautes_remunerations", "plus_haute_remuneration"),
        *("categorie_plein_droit", "marche_conventions"),
        *("statut_cooperatif", "statut_de_la_cae", "part_voix_salaries"),
        *(name for names in (*WHOLES, *PARTS) for name in names),
    }
)
"""Facts that may contradict one another; no other fact contradicts anything."""


class Structure(
    Financeur,
    Marche,
    Monnaie,
    Pole,
    Travailleurs,
    Excedents,
    Cooperative,
    Remunerations,
    Comptes,
    Agrement,
    Utilite,
    Societe,
    Principes,
    Identite,
    BaseModel,
):
    """Everything that may be said of a structure. Every fact may be absent (unknown).

    >>> Structure(forme_juridique="sas").capital_social is None
    True
    """

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        refuse_all(self.incoherences())
        return self

    def incoherences(self) -> Iterator[Incoherence]:
        """Yield the facts that cannot be true together, each being admissible."""
        asked = self.date_demande
        if asked is not None and not within(asked, application_days(self.date_creation)):
            yield Incoherence("date_demande", "une date qui ne précède pas la date de création")
        mean = self.moyenne_cinq_plus_hautes_remunerations
        highest = self.plus_haute_remuneration
        if mean is not None and highest is not None and mean > highest:
            yield Incoherence(
                "moyenne_cinq_plus_hautes_remunerations",
                "une moyenne qui ne dépasse pas la plus haute rémunération",
            )
        yield from self._shares_of_one_whole()
        if self.categorie_plein_droit is CategoriePleinDroit.AUCUNE and self.marche_conventions:
            yield Incoherence(
                "marche_conventions",
                "aucune convention, si aucune catégorie de plein droit n'est dite",
            )
        yield from self._first_year()
        closings = [year.date_cloture for year in self.exercices or () if year.date_cloture]
        if len(set(closings)) < len(closings):
            yield Incoherence("exercices", "des exercices dont les dates de clôture diffèrent")

    def _first_year(self) -> Iterator[Incoherence]:
        """A first year that is not the only one, or before which another one closes."""
        years = self.exercices or ()
        first = [year.date_cloture for year in years if year.premier_exercice]
        others = [year.date_cloture for year in years if not year.premier_exercice]
        before = [one for one in others if one and first and first[0] and one < first[0]]
        if len(first) > 1 or before:
            yield Incoherence("exercices", "un seul premier exercice, clos avant tous les autres")

    def _shares_of_one_whole(self) -> Iterator[Incoherence]:
        """Shares of the same whole that make more than all of it, or a part more than its whole."""
        for names in WHOLES:
            shares = {n: s for n in names if (s := getattr(self, n)) is not None}
            if sum(shares.values()) > 1:
                together = "une part qui, avec les autres du même total, ne dépasse pas 1"
                yield Incoherence([*shares][-1], together)
        yield from self._colleges_of_one_assembly()
        for part, whole in PARTS:
            inside, around = getattr(self, part), getattr(self, whole)
            if inside is not None and around is not None and inside > around:
                yield Incoherence(part, "une part qui ne dépasse pas celle qui la contient")

    def _colleges_of_one_assembly(self) -> Iterator[Incoherence]:
        """Colleges whose shares of the votes cannot make, or do not make, all of them."""
        shares = [one.part_voix for one in self.colleges or ()]
        known = [share for share in shares if share is not None]
        rounding, votes = ROUNDING * len(shares), sum(known)
        complete = bool(known) and len(known) == len(shares)
        if votes > 1 + rounding or (complete and votes < 1 - rounding):
            yield Incoherence("colleges", "des collèges dont les parts des voix font 1 ensemble")
        cae_scop = self.statut_de_la_cae is StatutCae.SCOP
        if self.statut_cooperatif is StatutCooperatif.SCOP or cae_scop:
            outside = self.part_voix_non_cooperateurs
            if outside is not None and (self.part_voix_salaries or 0) + outside > 1:
                together = "une part qui, avec celle des salariés, ne dépasse pas 1"
                yield Incoherence("part_voix_non_cooperateurs", together)
