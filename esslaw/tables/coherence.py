"""Facts that contradict one another, by columns: the rows that the models refuse.

Guarantees: the same rows as `Structure.incoherences` and `Intervention.incoherences`, whose lists
of facts are read here and not written again; a fact that the table does not have is unknown. What
is asked of the rows of a table is left to the models (`nested`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_

import polars as pl

from esslaw.engines.table.codes import mask_of
from esslaw.engines.table.columns import LEAST_END, MOST_END, SCALES, Column
from esslaw.facts.choices import CategoriePleinDroit, StatutCae, StatutCooperatif
from esslaw.facts.moving import LONGEST_YEAR
from esslaw.facts.structure import PARTS, RELATED, WHOLES, Structure
from esslaw.facts.vocabulary import Kind, fact_at, vocabulary
from esslaw.tables.physical import type_of

IN_ORDER = (
    ("date_creation", "date_demande", "date_demande"),
    (
        "moyenne_cinq_plus_hautes_remunerations",
        "plus_haute_remuneration",
        "moyenne_cinq_plus_hautes_remunerations",
    ),
)
"""Facts of which the first does not exceed the second, and the one that is refused."""
ONE = 10 ** SCALES[Kind.RATIO]
"""The whole of a share, as a column holds it."""


@dataclass(frozen=True, slots=True)
class Check:
    """Where to look, the columns that contradict one another, and the rows where they do."""

    field: str
    columns: tuple[str, ...]
    wrong: pl.Expr


def related_facts(read: Iterable[str]) -> frozenset[str]:
    """Return the facts that may contradict others: those of a structure, of an intervention.

    Those of an intervention are only there where rules read one of its facts.
    """
    own = vocabulary(Structure)
    if all(name in own for name in read):
        return RELATED
    from esslaw.facts.intervention import NOT_MORE
    from esslaw.facts.intervention import PARTS as EMPLOYED

    contained = (f"{part}.{one}" for part, *both in NOT_MORE for one in both)
    return RELATED | {*contained, _GRANT, _YEAR, _DECLARED, *EMPLOYED}


def checks(columns: Mapping[str, Column]) -> tuple[Check, ...]:
    """Return what may be wrong between the columns that a table has, described by their names."""
    facts = _Facts(columns)
    found = (*_of_structures(facts), *_of_interventions(facts), *_of_bounds(columns))
    return tuple(one for one in found if sum(name in columns for name in one.columns) > 1)


@dataclass(frozen=True, slots=True)
class _Facts:
    """The expression of each fact; one that the table does not have is unknown throughout."""

    columns: Mapping[str, Column]

    def __getitem__(self, name: str) -> pl.Expr:
        if name in self.columns:
            return pl.col(name)
        return pl.lit(None, dtype=type_of(Column(name, fact_at(name).kind, name)))


def _more(facts: _Facts, small: str, large: str, field: str) -> Check:
    return Check(field, (small, large), facts[small] > facts[large])


def _of_structures(facts: _Facts) -> Iterator[Check]:
    for small, large, field in IN_ORDER:
        yield _more(facts, small, large, field)
    for part, whole in PARTS:
        yield _more(facts, part, whole, part)
    for names in WHOLES:
        shares = pl.sum_horizontal(facts[name] for name in names)
        given = [name for name in names if name in facts.columns]
        yield Check(given[-1] if given else names[-1], names, shares > ONE)
    category, agreements = "categorie_plein_droit", "marche_conventions"
    none = facts[category] == CategoriePleinDroit.AUCUNE.value
    some = facts[agreements] != mask_of(agreements, ())
    yield Check(agreements, (category, agreements), none & some)
    status, of_cae = "statut_cooperatif", "statut_de_la_cae"
    inside, outside = "part_voix_salaries", "part_voix_non_cooperateurs"
    scop = (facts[status] == StatutCooperatif.SCOP.value).fill_null(False)
    scop |= (facts[of_cae] == StatutCae.SCOP.value).fill_null(False)
    votes = facts[inside].fill_null(0) + facts[outside]
    yield Check(outside, (status, of_cae, inside, outside), scop & (votes > ONE))


def _of_interventions(facts: _Facts) -> Iterator[Check]:
    if not any(name not in vocabulary(Structure) for name in facts.columns):
        return
    from esslaw.facts.intervention import NOT_MORE
    from esslaw.facts.intervention import PARTS as EMPLOYED

    for part, small, large in NOT_MORE:
        yield _more(facts, f"{part}.{small}", f"{part}.{large}", f"{part}.{small}")
    granted, began = facts[_GRANT], facts[_YEAR]
    outside = (granted < began) | (granted >= began.dt.offset_by(f"{LONGEST_YEAR}y"))
    yield Check(_YEAR, (_GRANT, _YEAR), outside)
    employed = [facts[name] for name in EMPLOYED]
    known = reduce(and_, (one.is_not_null() for one in employed))
    most = pl.max_horizontal(employed)
    yield Check(_DECLARED, (_DECLARED, *EMPLOYED), known & (facts[_DECLARED] > most))


def _of_bounds(columns: Mapping[str, Column]) -> Iterator[Check]:
    """The least of a quantity, given as such, is not above its most."""
    for column in columns.values():
        if column.end == LEAST_END:
            most = f"{column.name.removesuffix(LEAST_END)}{MOST_END}"
            yield Check(column.name, (column.name, most), pl.col(column.name) > pl.col(most))


_GRANT, _YEAR = "date_octroi", "debut_exercice_fiscal"
_DECLARED = "marche.part_public_insertion_ou_handicap"
