"""Lawful alternatives: who else may carry an intervention, and what else the authority may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esslaw.advice.authorities import Answer, Line, WhoMayAct, instruments_open, who_may_act
from esslaw.facts.case import Case
from esslaw.rulebook.book import Rulebook

OPEN = (Answer.MAY, Answer.MAY_IF)


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Other authorities for the same intervention, other instruments for the same authority."""

    authorities: tuple[Line, ...]
    instruments: tuple[Line, ...]


def alternatives(case: Case, on: date, rulebook: Rulebook) -> Alternatives:
    """Return what the filters of qualification and competence leave open, yes first.

    Nothing where the authority, or the instrument, is not said.
    """
    return Alternatives(
        others(who_may_act(case, on, rulebook)), others(instruments_open(case, on, rulebook))
    )


def others(found: WhoMayAct) -> tuple[Line, ...]:
    """Return the lines of a table that are open, yes first, but for that of the case itself."""
    lines = [line for line in found.of(*OPEN) if not line.own]
    return tuple(sorted(lines, key=lambda line: OPEN.index(line.answer)))
