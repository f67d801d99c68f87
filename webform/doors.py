"""The doors of the form: the questions that are asked together, each group with its own form.

Guarantees: labels and questions are those of the regimes; what a door asks is what its regimes
read. A slug is what addresses and forms carry; the first door is the one that they do not name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from esslaw import Case
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.i18n import sentence
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.graph import reachable
from webform.asked import IDENTIFIERS, REGIMES, Part, asked

QUESTION = "question"
"""The name of the slug, in addresses and in forms."""
FIRST = "ess"
FIRSTS = {STRUCTURE: FIRST, INTERVENTION: "intervention"}
"""The door of each kind of case that is opened where none is named."""
GROUPS = {
    FIRST: REGIMES,
    "scic": ("scic",),
    "scop": ("scop", "cae"),
    "cooperative": ("cooperative",),
    "ptce": ("ptce",),
    "monnaie_locale": ("monnaie_locale",),
    "marche_reserve": ("marche_reserve_ess", "marche_reserve_iae_handicap"),
    "intervention": ("intervention",),
    "spaser": ("spaser",),
}
LABELS = {
    FIRST: sentence("Entreprise de l'ESS et agrément ESUS"),
    "scop": sentence("SCOP et coopérative d'activité et d'emploi"),
    "marche_reserve": sentence("Marché réservé"),
}
"""What a door of several regimes is called; one of a single regime has its label."""


@dataclass(frozen=True, slots=True)
class Door:
    """Some regimes and the facts that they read."""

    slug: str
    label: str
    regimes: tuple[Regime, ...]
    parts: tuple[Part, ...]

    @property
    def kind(self) -> str:
        """The kind of case that it is about: a structure, or an intervention."""
        return self.regimes[0].case

    @property
    def query(self) -> str | None:
        """The slug in an address; None where it is left out."""
        return None if self.slug == FIRSTS[self.kind] else self.slug

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What a form sends to come back to this door."""
        return ((QUESTION, self.slug),) if self.slug != FIRST else ()

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that it asks."""
        return frozenset(fact.info.name for part in self.parts for fact in part.facts)


@lru_cache(maxsize=4)
def doors(rulebook: Rulebook) -> tuple[Door, ...]:
    """Return the doors, in the order of the home page."""
    return tuple(_door(slug, names, rulebook) for slug, names in GROUPS.items())


def _door(slug: str, names: tuple[str, ...], rulebook: Rulebook) -> Door:
    regimes = tuple(rulebook.regimes[name] for name in names)
    label = LABELS.get(slug, regimes[0].label)
    return Door(slug, label, regimes, asked(rulebook, names))


def door_named(slug: str | None, rulebook: Rulebook, kind: str = STRUCTURE) -> Door | None:
    """Return the door of a slug, the first of a kind without a slug, None for an unknown one."""
    return next((door for door in doors(rulebook) if door.slug == (slug or FIRSTS[kind])), None)


def doors_of(kind: str, rulebook: Rulebook) -> tuple[Door, ...]:
    """Return the doors of a kind of case."""
    return tuple(door for door in doors(rulebook) if door.kind == kind)


def door_of_regime(regime: Regime, rulebook: Rulebook) -> Door | None:
    """Return the door behind which a regime is; None for one that no door asks."""
    return next((door for door in doors(rulebook) if regime in door.regimes), None)


def door_of(case: Case, rulebook: Rulebook) -> Door:
    """Return the door at which a case is at home: it answers most of its own questions."""
    said = {name for name, value in case.facts.items() if value is not None}
    if case.kind == INTERVENTION:
        return max(doors_of(INTERVENTION, rulebook), key=lambda door: len(said & door.facts))
    own = _own_questions(rulebook)
    return max(doors_of(STRUCTURE, rulebook), key=lambda door: len(said & own[door.slug]))


@lru_cache(maxsize=4)
def _own_questions(rulebook: Rulebook) -> Mapping[str, frozenset[str]]:
    """Return the facts that a door asks and no other, save one that rests on it, by slug.

    The general rules of cooperatives ask all that those of a SCIC do: a SCIC is still at home at
    its own door. The first door is the ground of many others, and the home of whoever answers
    none of their own questions: it only counts what it alone asks.
    """
    first, *_others = everyone = doors_of(STRUCTURE, rulebook)
    return MappingProxyType(
        {
            door.slug: door.facts.difference(
                IDENTIFIERS[STRUCTURE],
                *(
                    other.facts
                    for other in everyone
                    if other is not door and (door is first or not _rests(other, door, rulebook))
                ),
            )
            for door in everyone
        }
    )


def _rests(door: Door, on: Door, rulebook: Rulebook) -> bool:
    """Whether what a door examines rests on what another one does."""
    below = reachable(rulebook, [regime.goal for regime in door.regimes])
    return any(regime.goal in below for regime in on.regimes)
