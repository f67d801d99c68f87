"""The numbered reasoning in sentences: since A and B (article), C.

Guarantees: the steps are those of the forward engine, in its order; for a settled outcome, the
ones it rests on and no other; for an open one, all that is settled already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esslaw.engines.reasoning import Step
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, UNKNOWN
from esslaw.verdict import Verdict
from webform.language import Language
from webform.result.sources import Source, sources
from webform.result.values import use
from webform.words import FRENCH, small, that


@dataclass(frozen=True, slots=True)
class Sentence:
    """A step: its premises, the articles of its conclusion, its conclusion."""

    premises: str
    sources: tuple[Source, ...]
    conclusion: str


def sentences(verdict: Verdict, _: Language) -> tuple[Sentence, ...]:
    """Return the reasoning of a verdict; raise when the two engines disagree."""
    return tuple(_Reasoner(verdict, _).sentences())


class _Reasoner:
    def __init__(self, verdict: Verdict, _: Language) -> None:
        self.verdict, self.say = verdict, _
        self.proofs = {part.id: part for part in verdict.proof.walk()}
        self.steps = {step.node: step for step in verdict.steps}

    def sentences(self) -> Iterator[Sentence]:
        for step in self.wanted():
            criterion = self.proofs[step.node].node.criterion
            if criterion is not None:
                yield Sentence(
                    self.since([said for name in step.premises for said in self.premise(name)]),
                    sources(criterion.citations, self.say),
                    self.claim(self.proofs[step.node]),
                )

    def wanted(self) -> list[Step]:
        """Return the steps that the goal rests on, or all of them while it is open."""
        steps = list(self.steps.values())
        if self.verdict.proof.value is UNKNOWN:
            return steps
        needed, kept = {self.verdict.proof.id}, []
        for step in reversed(steps):
            if step.node in needed:
                needed.update(step.premises)
                kept.append(step)
        return kept[::-1]

    def premise(self, name: str) -> Iterator[str]:
        """Yield what a premise says; scaffolding is replaced by what it stands on."""
        proof = self.proofs[name]
        if proof.node.criterion is not None:
            yield self.claim(proof)
        elif isinstance(proof.node, Test):
            yield self.fact(proof)
        elif name in self.steps:
            for inner in self.steps[name].premises:
                yield from self.premise(inner)

    def claim(self, proof: Proof) -> str:
        _, criterion = self.say, proof.node.criterion
        label = _(criterion.label) if criterion else ""
        if not proof.applies:
            return _("la condition « {condition} » est sans objet").format(condition=label)
        if proof.value is FALSE:
            return _("la condition « {condition} » n'est pas remplie").format(condition=label)
        return small(label)

    def fact(self, proof: Proof) -> str:
        _ = self.say
        read = use(proof, self.verdict.rulebook, _)
        if read is None:
            return _("le texte est connu")
        if not read.computed:
            return _("la réponse à « {question} » est « {answer} »").format(
                question=read.label, answer=read.value
            )
        return _("le calcul « {formula} » donne {value}").format(
            formula=read.label, value=read.value
        )

    def since(self, claims: list[str]) -> str:
        """Return premises as the head of a sentence."""
        _ = self.say
        if not claims:
            return ""
        first, *others = claims
        head = that(first, _.code, _("puisque"))
        rest = [that(claim, _.code, "que") if _.code == FRENCH else claim for claim in others]
        *middle, last = [head, *rest]
        said = f"{', '.join(middle)} {_('et')} {last}" if middle else last
        return said[:1].upper() + said[1:]
