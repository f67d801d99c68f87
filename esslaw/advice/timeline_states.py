"""What a regime answers on a day: what a span of a timeline keeps constant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from esslaw.logic.outcome import OUTCOMES, Outcome
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, Truth, conjunction, negation
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Formality, Regime
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.lists import FormalityKind

TOLD = (FormalityKind.CONCLUSION, FormalityKind.DUREE, FormalityKind.AVERTISSEMENT)
"""The formalities of which a timeline speaks: the others are what a file is made of."""


@dataclass(frozen=True, slots=True)
class State:
    """The answer of a regime: its outcome, its parts', its reservations, what follows from it.

    `covered` is false before the first day of the regime: it then says nothing else.
    `formalities` pairs each one that is due with TRUE, or UNKNOWN where it may be.
    """

    covered: bool
    outcome: Outcome
    parts: tuple[tuple[str, Outcome], ...] = ()
    reservations: tuple[str, ...] = ()
    formalities: tuple[tuple[str, Truth], ...] = ()


NOT_COVERED = State(covered=False, outcome=Outcome.UNDETERMINED)


def told_formalities(rulebook: Rulebook, regime: Regime) -> tuple[Formality, ...]:
    """Return the formalities of a regime of which its timeline speaks."""
    return tuple(
        formality
        for formality in rulebook.formalities.values()
        if formality.regime == regime.id and formality.kind in TOLD
    )


def criteria_asked(regime: Regime, formalities: Iterable[Formality]) -> list[str]:
    """Return the criteria that make a state: the goal of the regime, those of the formalities."""
    asked = [regime.goal, *(part.goal for part in regime.parts)]
    for formality in formalities:
        asked += [name for version in formality.versions for name, _ in version.when]
    return asked


def state_of(
    regime: Regime, formalities: Iterable[Formality], proofs: Mapping[str, Proof], on: date
) -> State:
    """Return what a regime answers on a day, from the proofs of the criteria that make it."""
    if on < regime.covered_from:
        return NOT_COVERED
    goal = proofs[regime.goal]
    parts = [(part.id, OUTCOMES[proofs[part.goal].value]) for part in regime.parts]
    due = [(one.id, certain(one, proofs, on)) for one in formalities]
    return State(
        covered=True,
        outcome=OUTCOMES[goal.value],
        parts=tuple(parts),
        reservations=tuple(sorted(proof.id for proof in goal.reservations())),
        formalities=tuple((name, value) for name, value in due if value is not FALSE),
    )


def certain(formality: Formality, proofs: Mapping[str, Proof], on: date) -> Truth:
    """Return whether a formality is due on a day; FALSE where it is not in force."""
    version = in_force(formality.versions, on)
    if version is None:
        return FALSE
    return conjunction(
        proofs[name].value if wanted else negation(proofs[name].value)
        for name, wanted in version.when
    )
