"""What a timeline must say of a day, by the long way: the case changed, examined on that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import ValidationError

from esslaw import Case, examine
from esslaw.advice.timeline_states import NOT_COVERED, TOLD, State


def moved_case(case: Case, following: Iterable[str], on: date) -> Case:
    """Return the case of which some dates are a day, or unknown where it refuses that day."""
    for name in following:
        try:
            case = case.changed({name: on})
        except ValidationError:
            case = case.changed({name: None})
    return case


def state_on(case: Case, regime: str, following: Iterable[str], on: date) -> State:
    """Return the state of a day, read off the verdict of that day."""
    verdict = examine(moved_case(case, following, on), regime, on)
    if not verdict.covered:
        return NOT_COVERED
    return State(
        covered=True,
        outcome=verdict.outcome,
        parts=tuple((one.part.id, one.outcome) for one in verdict.parts),
        reservations=tuple(sorted(proof.id for proof in verdict.reservations)),
        formalities=tuple((due.id, due.certain) for due in verdict.formalities if due.kind in TOLD),
    )
