"""What would change a no: the ways that the library proves, each with its changes in words."""

from __future__ import annotations

from dataclasses import dataclass

from esslaw.advice.levers import Lever
from esslaw.facts.vocabulary import table_of
from esslaw.reports import levers
from esslaw.verdict import Verdict
from webform.language import Language

MOST = 12
"""How many ways a page tells, the easiest."""


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
    return tuple(
        tuple(_change(lever, verdict, _) for lever in way) for way in verdict.remedy.ways[:MOST]
    )


def _change(lever: Lever, verdict: Verdict, _: Language) -> Change:
    said = levers.change(lever, verdict, _.code, _.translate)
    return Change(
        field=table_of(lever.fact),
        label=_(said.label),
        now=_(said.now),
        targets=tuple(map(_, said.targets)),
        how=_(said.how),
        delay=_(said.delay),
    )
