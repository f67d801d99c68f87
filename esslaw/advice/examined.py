"""What advice reads of a verdict, without knowing how it was made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from esslaw.facts.case import Case
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

if TYPE_CHECKING:
    from esslaw.advice.formalities import FormalityDue
    from esslaw.advice.questions import Question


class Examined(Protocol):
    """What advice is given on: a `Verdict`."""

    @property
    def regime(self) -> Regime:
        """The question that was asked."""

    @property
    def on(self) -> date:
        """The day of law."""

    @property
    def case(self) -> Case:
        """The case that was examined."""

    @property
    def rulebook(self) -> Rulebook:
        """The rules that were applied."""

    @property
    def program(self) -> Program:
        """The law of that day, as it was applied."""

    @property
    def proof(self) -> Proof:
        """The proof of the answer."""

    @property
    def covered(self) -> bool:
        """Whether the regime covers the day."""

    @property
    def formalities(self) -> tuple[FormalityDue, ...]:
        """What follows from the answer."""

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The facts that are still missing."""
