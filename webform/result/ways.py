"""What would change a no: the ways that the library proves, each with its changes.

Guarantees: ways that differ only by the value of a closed list are one way, with several targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from esslaw.advice.levers import Lever
from esslaw.facts.vocabulary import Kind, fact_at
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
    alike: dict[frozenset[tuple[str, Any]], list[tuple[Lever, ...]]] = {}
    for levers in verdict.levers:
        alike.setdefault(frozenset(map(_without_choice, levers)), []).append(levers)
    return tuple(
        tuple(_change(lever, _targets(lever.fact, group), _) for lever in group[0])
        for group in alike.values()
    )


def _without_choice(lever: Lever) -> tuple[str, Any]:
    listed = fact_at(lever.fact).kind is Kind.CHOICE
    return lever.fact, None if listed else lever.target


def _targets(fact: str, group: list[tuple[Lever, ...]]) -> list[Any]:
    found = (lever.target for levers in group for lever in levers if lever.fact == fact)
    return list(dict.fromkeys(found))


def _change(lever: Lever, targets: list[Any], _: Language) -> Change:
    fact = fact_at(lever.fact)

    def said(value: Any) -> str:
        return _(said_of(lever.fact, value, fact.kind, _.code, _.translate))

    return Change(
        field=lever.fact.partition(".")[0],
        label=_(fact.info.label),
        now=said(lever.now),
        targets=tuple(map(said, targets)),
        how=_(lever.change.label),
        delay=_(lever.delay),
    )
