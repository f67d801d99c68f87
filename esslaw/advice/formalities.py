"""Formalities: pieces, authority, delays and durations that the proof calls for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from esslaw.logic.evaluate import prove
from esslaw.logic.truth import FALSE, Truth, conjunction, negation
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation
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
    rulebook: Rulebook, regime: str, facts: Mapping[str, Any], on: date
) -> tuple[FormalityDue, ...]:
    """Return the formalities of a regime whose conditions are true or still unknown."""
    values: dict[str, Truth] = {}

    def value(name: str) -> Truth:
        if name not in values:
            values[name] = prove(rulebook, name, facts, on)[1].value
        return values[name]

    due = []
    for formality in rulebook.formalities.values():
        version = in_force(formality.versions, on)
        if formality.regime != regime or version is None:
            continue
        certain = conjunction(
            value(name) if wanted else negation(value(name)) for name, wanted in version.when
        )
        if certain is not FALSE:
            citations = tuple(reference.at(on) for reference in version.references)
            due.append(
                FormalityDue(
                    formality.id, formality.kind, version.label, certain, citations, version.note
                )
            )
    return tuple(due)
