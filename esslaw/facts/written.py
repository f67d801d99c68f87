"""Where each fact is written in a case, and the facts of a case by that path.

Guarantees: every fact that rules read has a path, and each path leads to one fact; what is given
is found again exactly, tables included, and what is not given is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from esslaw.facts.preuve import Preuve, Preuves
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import all_facts, vocabulary

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention

STRUCTURE, INTERVENTION = "structure", "intervention"
KINDS = (STRUCTURE, INTERVENTION)
BENEFICIARY, CONTRACT = "beneficiaire", "marche"


@cache
def places(kind: str) -> Mapping[str, str]:
    """Return the name that rules give to the fact at each path of a kind of case.

    >>> places("intervention")["beneficiaire.forme_juridique"]
    'forme_juridique'
    """
    own = vocabulary(Structure)
    if kind == STRUCTURE:
        return MappingProxyType({name: name for name in own})
    from esslaw.facts.intervention import SHARED, Intervention

    return MappingProxyType(
        {
            **{name: name for name in vocabulary(Intervention)},
            **{f"{CONTRACT}.{here}": there for here, there in SHARED.items()},
            **{f"{BENEFICIARY}.{name}": name for name in own},
        }
    )


@cache
def columns(kind: str) -> Mapping[str, tuple[str, str]]:
    """Return the table and the column that each path to a column leads to.

    >>> columns("structure")["exercices.benefice"]
    ('exercices', 'benefice')
    """
    return MappingProxyType(
        {
            f"{path}.{column}": (path, column)
            for path, name in places(kind).items()
            for column in all_facts()[name].columns
        }
    )


@cache
def paths(kind: str) -> tuple[str, ...]:
    """Return every path that a fact, a table or a column may have in a kind of case."""
    return (*places(kind), *columns(kind))


def kind_of(described: Structure | Intervention) -> str:
    """Return the kind of case that describes a structure, or an intervention."""
    return STRUCTURE if isinstance(described, Structure) else INTERVENTION


def facts_written(described: Structure | Intervention) -> dict[str, Any]:
    """Return the facts that are given, by the path where they are written."""
    found = {path: _at(described, path) for path in places(kind_of(described))}
    return {path: value for path, value in found.items() if value is not None}


def is_given(described: Structure | Intervention) -> Mapping[str, bool]:
    """Return, for every path of a case, whether a fact is given there."""
    facts, kind = facts_written(described), kind_of(described)
    cells = {
        path: any(getattr(row, column) is not None for row in facts.get(table, ()))
        for path, (table, column) in columns(kind).items()
    }
    return {**{path: path in facts for path in places(kind)}, **cells}


def evidence_kept(
    preuves: Mapping[str, Preuve], before: Structure | Intervention, after: Structure | Intervention
) -> Preuves:
    """Return the evidence of facts of which the value is the same after a change."""
    old, new = facts_written(before), facts_written(after)
    tables = columns(kind_of(before))
    kept = []
    for path, preuve in preuves.items():
        fact, _ = tables.get(path, (path, ""))
        if fact in new and old.get(fact) == new[fact]:
            kept.append((path, preuve))
    return Preuves(tuple(kept))


def tree(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts by their path as a case writes them: each part opened.

    >>> tree({"montant": 10, "collectivite.type": "commune"})
    {'montant': 10, 'collectivite': {'type': 'commune'}}
    """
    made: dict[str, Any] = {}
    for path, value in facts.items():
        *above, last = path.split(".")
        place = made
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return made


def sources_of(kind: str, fact: str) -> tuple[str, ...]:
    """Return the paths at which the fact of a name may be written, the first prevailing.

    >>> sources_of("structure", "capital_social"), sources_of("intervention", "capital_social")
    (('capital_social',), ('beneficiaire.capital_social',))
    """
    return _by_name(kind)[fact]


@cache
def _by_name(kind: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path, name in places(kind).items():
        found[name] = (*found.get(name, ()), path)
    return MappingProxyType(found)


def _at(root: object, path: str) -> Any:
    value: Any = root
    for part in path.split("."):
        value = None if value is None else getattr(value, part)
    return value
