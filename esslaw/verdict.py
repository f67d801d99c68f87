"""A verdict: the outcome of a regime on a case at a date of law, read off its proof.

Guarantees: immutable; everything shown to people or programs is derived from the proof, the
rulebook and the date, on demand and once; what derives it is loaded on demand too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from esslaw.facts.case import Case
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program
from esslaw.logic.outcome import OUTCOMES, Outcome
from esslaw.logic.proof import Proof
from esslaw.logic.truth import Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime

if TYPE_CHECKING:
    from esslaw.advice.alternatives import Alternatives
    from esslaw.advice.capital import CapitalTable
    from esslaw.advice.caveats import Caveat
    from esslaw.advice.checklist import Checklist
    from esslaw.advice.formalities import FormalityDue
    from esslaw.advice.grades import Grade
    from esslaw.advice.levers import Lever, Levers
    from esslaw.advice.pivots import Pivot
    from esslaw.advice.questions import Question, Questions
    from esslaw.advice.thresholds import Margin
    from esslaw.engines.reasoning import Reasoning, Step
    from esslaw.rulebook.criteria import Part

__all__ = ["Outcome", "PartVerdict", "Verdict"]


@dataclass(frozen=True, eq=False)
class PartVerdict:
    """A part of a verdict that is told apart: a filter of an intervention."""

    part: Part
    proof: Proof
    whole: Verdict

    @property
    def outcome(self) -> Outcome:
        """The value of the part's own proof, as an outcome; a part that does not apply is met."""
        return OUTCOMES[self.proof.value]

    @property
    def applies(self) -> bool:
        """Whether the part concerns the case."""
        return self.proof.applies

    @cached_property
    def reservations(self) -> tuple[Proof, ...]:
        """The assessments on which the part rests."""
        return self.proof.reservations()

    @cached_property
    def open_questions(self) -> tuple[Question, ...]:
        """The facts that can still change the part; none once it is settled."""
        from esslaw.advice.questions import open_questions

        law = self.whole.rulebook
        program = program_at(law, self.part.goal, self.whole.on)
        return open_questions(law, program, self.proof, self.whole.case).all


@dataclass(frozen=True, eq=False)
class Verdict:
    """What `examine` returns. `covered` is false for a date before the regime's first day."""

    regime: Regime
    on: date
    case: Case
    rulebook: Rulebook
    program: Program
    proof: Proof
    covered: bool

    @property
    def outcome(self) -> Outcome:
        """The value of the proof, as an outcome."""
        return OUTCOMES[self.proof.value]

    @cached_property
    def values(self) -> Mapping[str, Truth]:
        """The value of every node of the proof, by its name."""
        return MappingProxyType({proof[0].id: proof[1] for proof in self.proof.walk()})

    @cached_property
    def parts(self) -> tuple[PartVerdict, ...]:
        """The parts of the answer, in their order; none for a regime that is answered whole."""
        found = [(part, self.proof.find(part.goal)) for part in self.regime.parts]
        return tuple(PartVerdict(part, proof, self) for part, proof in found if proof)

    @property
    def blocking(self) -> PartVerdict | None:
        """The first part that is not met: what blocks first."""
        return next((part for part in self.parts if part.outcome is Outcome.NOT_MET), None)

    @cached_property
    def reservations(self) -> tuple[Proof, ...]:
        """The assessments that an authority or a judge may see otherwise, and that carry it."""
        return self.proof.reservations()

    @cached_property
    def grade(self) -> Grade | None:
        """How far the facts that carry the outcome are proved; None while it is undetermined."""
        from esslaw.advice.grades import grade

        return grade(self.proof, self.case)

    @cached_property
    def questions(self) -> Questions:
        """What is still to be asked, subject by subject, and how many answers are enough."""
        from esslaw.advice.questions import open_questions

        return open_questions(self.rulebook, self.program, self.proof, self.case)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The facts that can still change the outcome; none once it is settled."""
        return self.questions.all

    @cached_property
    def remedy(self) -> Levers:
        """What would make a failed outcome met, or the criteria that nothing can change."""
        from esslaw.advice.levers import levers

        return levers(self.rulebook, self.program, self.proof, self.case)

    @property
    def levers(self) -> tuple[tuple[Lever, ...], ...]:
        """The smallest sets of changes that would make a failed outcome met, easiest first."""
        return self.remedy.sets

    @cached_property
    def pivots(self) -> tuple[Pivot, ...]:
        """The single assertions on which a settled outcome turns, those that reverse it first."""
        from esslaw.advice.pivots import pivots

        return pivots(self.rulebook, self.program, self.proof, self.case)

    @cached_property
    def margins(self) -> tuple[Margin, ...]:
        """How far each figure that carried a settled outcome is from its threshold."""
        from esslaw.advice.thresholds import margins

        return margins(self.proof, self.rulebook.parameters)

    @cached_property
    def formalities(self) -> tuple[FormalityDue, ...]:
        """Conclusions, authority, delays, duration and pieces that the proof calls for."""
        from esslaw.advice.formalities import formalities_due

        if not self.covered:
            return ()
        facts = self.case.facts
        return formalities_due(self.rulebook, self.regime.id, facts, self.on, self.values)

    @cached_property
    def caveats(self) -> tuple[Caveat, ...]:
        """The texts to verify among those that carry the outcome."""
        from esslaw.advice.caveats import caveats

        return caveats(self.proof, self.rulebook)

    @cached_property
    def checklist(self) -> Checklist:
        """The pieces that are due, and the evidence of the facts that carry the outcome."""
        from esslaw.advice.checklist import checklist

        return checklist(self)

    @cached_property
    def alternatives(self) -> Alternatives | None:
        """Who else may act, and by which other instrument, where an intervention is refused."""
        from esslaw.advice.alternatives import alternatives

        if not self.parts or self.outcome is not Outcome.NOT_MET:
            return None
        return alternatives(self.case, self.on, self.rulebook)

    @cached_property
    def capital(self) -> CapitalTable | None:
        """The capital table, where a cap on what public bodies hold concerns the case."""
        from esslaw.advice.cap import CRITERION, NoCap
        from esslaw.advice.capital import capital_table

        if not self.case.structure.associes or CRITERION not in self.program.index:
            return None
        if all(proof.id != CRITERION for proof in self.proof.applicable()):
            return None
        table = capital_table(self.case, self.on, self.rulebook)
        return None if table.no_cap is NoCap.NOT_CONCERNED else table

    @cached_property
    def reasoning(self) -> Reasoning:
        """The numbered reasoning, derived by the forward engine; raise on disagreement."""
        from esslaw.engines.reasoning import reason

        parts = tuple(part.part.goal for part in self.parts)
        return reason(self.program, self.proof, parts, self.values)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the reasoning: premise, article, conclusion, next."""
        return self.reasoning.steps
