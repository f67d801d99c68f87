"""Choices as whole numbers: ten times quicker to compare than texts, where a reader can make them.

Guarantees: a choice is its rank in the list of the vocabulary, and several choices the sum of two
to the power of theirs. A column of texts is answered as well: `leaves` looks at its type.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from esslaw.facts.vocabulary import fact_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def ranks_of(fact: str) -> Mapping[str, int]:
    """Return the rank of each choice of a fact, by its name.

    >>> ranks_of("statut_cooperatif")["aucun"]
    0
    """
    choices = fact_at(fact).choices or ()
    return MappingProxyType({choice.value: rank for rank, choice in enumerate(choices)})


def mask_of(fact: str, choices: Iterable[str]) -> int:
    """Return several choices of a fact as one whole number, however often each is said.

    >>> mask_of("utilite_sociale", ["developpement_durable", "developpement_durable"])
    8
    """
    ranks = ranks_of(fact)
    return sum(1 << ranks[choice] for choice in {*choices})


def choices_in(fact: str, mask: int) -> list[str]:
    """Return the choices of a fact that a whole number says, in the order of the vocabulary."""
    return [choice for choice, rank in ranks_of(fact).items() if mask & 1 << rank]
