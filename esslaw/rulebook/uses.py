"""Where each criterion is used: above it, in which regimes, by which documents.

Guarantees: read off the rulebook alone, through every version; each list is in its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.graph import reachable


@dataclass(frozen=True, slots=True)
class Uses:
    """The identifiers of what uses a criterion.

    `criteria` rest on it, `conditioned` apply only where it holds, or does not; `regimes` need it
    for their answer; `formalities` and `visas` are called for by it; `terms` are of the glossary.
    """

    criteria: tuple[str, ...] = ()
    conditioned: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    formalities: tuple[str, ...] = ()
    visas: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def uses(rulebook: Rulebook) -> Mapping[str, Uses]:
    """Return where each criterion of a rulebook is used."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for used, kind, by in chain(_above(rulebook), _asking(rulebook)):
        found[used][kind][by] = None
    return MappingProxyType(
        {
            name: Uses(**{kind: tuple(names) for kind, names in found[name].items()})
            for name in rulebook.criteria
        }
    )


Use = tuple[str, str, str]
"""A criterion, the field of `Uses` that is concerned, and what uses it."""


def _above(rulebook: Rulebook) -> Iterator[Use]:
    """Yield the criteria that rest on each one, and the regimes that need it."""
    for name, criterion in rulebook.criteria.items():
        for version in criterion.versions:
            yield from ((child, "criteria", name) for child in version.children)
            only_if = version.condition.criterion if version.condition is not None else None
            yield from ((one, "conditioned", name) for one in [only_if] if one is not None)
    for name, regime in rulebook.regimes.items():
        yield from ((below, "regimes", name) for below in reachable(rulebook, [regime.goal]))


def _asking(rulebook: Rulebook) -> Iterator[Use]:
    """Yield the documents that each criterion calls for, and the terms that name it."""
    for name, formality in rulebook.formalities.items():
        for due in formality.versions:
            yield from ((asked, "formalities", name) for asked, _ in due.when)
    for name, visa in rulebook.visas.items():
        for drafted in visa.versions:
            asked = (*(one.criterion for one in drafted.when), *drafted.carried)
            yield from ((one, "visas", name) for one in asked if one is not None)
    for name, defined in rulebook.glossary.items():
        yield from ((one, "terms", name) for one in defined.criteria)
