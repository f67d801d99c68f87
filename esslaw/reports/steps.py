"""The numbered reasoning in words: each step that carries the outcome, with what it stands on.

Guarantees: the steps are those of the forward engine, in its order; a premise is said as it
holds, or as it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from esslaw.i18n import Translate, sentence
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports.conditions import opened
from esslaw.reports.words import denied, inside
from esslaw.rulebook.criteria import Citation
from esslaw.verdict import Verdict

BECAUSE = sentence("Car")
ALONE = sentence("Un second moteur n'était pas disponible pour refaire ce raisonnement.")


@dataclass(frozen=True, slots=True)
class Told:
    """A step: its answer, what it says, its articles, its reasons as parts of a sentence."""

    answer: str
    label: str
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...]


def told(verdict: Verdict, _: Translate, is_told: Callable[[Proof], bool]) -> Iterator[Told]:
    """Yield the steps that carry an outcome, those left out that `is_told` refuses."""
    proofs = {proof.id: proof for proof in verdict.proof.walk()}
    carried = {proof.id: proof for proof in verdict.proof.carried()}
    for step in verdict.steps:
        proof = carried.get(step.node)
        criterion = None if proof is None else proof.node.criterion
        if proof is None or criterion is None or not is_told(proof):
            continue
        because = [proofs[name] for name in step.premises if name in carried]
        parts = [one for part in because for one in opened(part)]
        concerning = [one for one in parts if one.applies] or parts
        answer = _("Oui") if step.value is TRUE else _("Non")
        yield Told(
            answer if proof.applies else _("Sans objet"),
            _(criterion.label),
            criterion.citations,
            tuple(_premise(one, _) for one in concerning),
        )


def _premise(proof: Proof, _: Translate) -> str:
    """Return a premise as it stands in a step."""
    label = _(proof.node.criterion.label if proof.node.criterion else proof.id)
    if not proof.applies:
        return f"{inside(label)} ({_('Sans objet').lower()})"
    return denied(label, _) if proof.value is FALSE else inside(label)
