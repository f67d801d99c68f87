"""Lawful alternatives: who else may carry an intervention, and what else the authority may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esslaw.advice.authorities import Answer, Line, instruments_open, who_may_act
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
        tuple(_others(who_may_act(case, on, rulebook).of(*OPEN))),
        tuple(_others(instruments_open(case, on, rulebook).of(*OPEN))),
    )


def _others(lines: tuple[Line, ...]) -> list[Line]:
    found = [line for line in lines if not line.own]
    return sorted(found, key=lambda line: OPEN.index(line.answer))
