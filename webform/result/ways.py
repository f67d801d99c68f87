"""What would change a no: the ways that the library proves, each with its changes in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from esslaw.advice import ways as advice
from esslaw.facts.vocabulary import fact_at
from esslaw.reports.amounts import said_of
from esslaw.verdict import Verdict
from webform.language import Language


@dataclass(frozen=True, slots=True)
class Change:
    """A fact to change: its field, what it is now, what it has to become, by whom and when."""

    field: str
    label: str
    now: str
    targets: tuple[str, ...]
    how: str
    delay: str


Way = tuple[Change, ...]
"""Changes that have to be made together."""


def ways(verdict: Verdict, _: Language) -> tuple[Way, ...]:
    """Return the ways of making a failed outcome met, the easiest first."""
    return tuple(tuple(_change(move, _) for move in way) for way in advice.ways(verdict.levers))


def _change(move: advice.Move, _: Language) -> Change:
    lever = move.lever
    fact = fact_at(lever.fact)

    def said(value: Any) -> str:
        return _(said_of(lever.fact, value, fact.kind, _.code, _.translate))

    return Change(
        field=lever.fact.partition(".")[0],
        label=_(fact.info.label),
        now=said(lever.now),
        targets=tuple(map(said, move.targets)),
        how=_(lever.change.label),
        delay=_(lever.delay),
    )
