"""Formalities: pieces, authority, delays and durations that the proof calls for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from esslaw.logic.evaluate import prove
from esslaw.logic.truth import FALSE, Truth, conjunction, negation
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation, Formality, FormalityVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.lists import FormalityKind


@dataclass(frozen=True, slots=True)
class FormalityDue:
    """A formality that concerns the case (`certain` TRUE) or may concern it (UNKNOWN)."""

    id: str
    kind: FormalityKind
    label: str
    certain: Truth
    citations: tuple[Citation, ...]
    note: str | None


def formalities_due(
    rulebook: Rulebook,
    regime: str,
    facts: Mapping[str, Any],
    on: date,
    proved: Mapping[str, Truth] | None = None,
) -> tuple[FormalityDue, ...]:
    """Return the formalities of a regime whose conditions are true or still unknown.

    `proved` are the values of the criteria already proved on the same facts and day.
    """
    values: dict[str, Truth] = dict(proved or {})

    def value(name: str) -> Truth:
        if name not in values:
            values[name] = prove(rulebook, name, facts, on)[1].value
        return values[name]

    due = []
    for formality, version, citations in _in_force(rulebook, regime, on):
        certain = conjunction(
            value(name) if wanted else negation(value(name)) for name, wanted in version.when
        )
        if certain is not FALSE:
            due.append(
                FormalityDue(
                    formality.id, formality.kind, version.label, certain, citations, version.note
                )
            )
    return tuple(due)


@lru_cache(maxsize=256)
def _in_force(
    rulebook: Rulebook, regime: str, on: date
) -> tuple[tuple[Formality, FormalityVersion, tuple[Citation, ...]], ...]:
    """Return the formalities of a regime that are in force on a day, with their articles."""
    found = (
        (one, in_force(one.versions, on))
        for one in rulebook.formalities.values()
        if one.regime == regime
    )
    return tuple(
        (one, version, tuple(reference.at(on) for reference in version.references))
        for one, version in found
        if version is not None
    )
