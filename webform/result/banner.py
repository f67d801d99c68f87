"""The answer, before anything else: in words, with who may see it otherwise and what made a no."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from esslaw.facts.vocabulary import table_of
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.reports.words import OUTCOMES
from esslaw.verdict import Outcome, Verdict
from webform.language import Language
from webform.result.marks import reserve
from webform.result.shape import causes, leaves
from webform.result.sources import Source, sources
from webform.result.values import Use, use
from webform.words import small


@dataclass(frozen=True, slots=True)
class Reserve:
    """Who appreciates, and the conditions left to that appreciation, each with its proof."""

    by: str
    conditions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """A condition that made a no: its articles, its proof, the answers that it read."""

    sentence: str
    sources: tuple[Source, ...]
    proof: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """The answer to the question of a regime. `outcome` is the library's own word.

    `meaning` says in one sentence what a yes or a no means; it may be empty.
    """

    question: str
    outcome: str
    word: str
    meaning: str
    reserves: tuple[Reserve, ...]
    causes: tuple[Cause, ...]
    missing: int
    not_covered: str


def banner(
    verdict: Verdict,
    goals: Collection[str],
    proofs: Mapping[str, str],
    _: Language,
    whose: Collection[str] = (),
) -> Banner:
    """Return the answer of a verdict; the failure of another regime's goal is told there.

    `whose` are the facts that say whom an alternative is for, as `advice.causes` takes them.
    """
    failures = causes(verdict.proof, goals, whose) if verdict.proof.value is FALSE else ()
    return Banner(
        question=_(verdict.regime.question),
        outcome=verdict.outcome.value,
        word=_(OUTCOMES[verdict.outcome]),
        meaning=_(_meaning(verdict)),
        reserves=tuple(_reserves(verdict, proofs, _)),
        causes=tuple(_cause(cause, verdict, cause.id in goals, proofs, _) for cause in failures),
        missing=len({table_of(question.fact) for question in verdict.open_questions}),
        not_covered="" if verdict.covered else _(verdict.regime.before),
    )


def _meaning(verdict: Verdict) -> str:
    said = {Outcome.MET: verdict.regime.met, Outcome.NOT_MET: verdict.regime.not_met}
    return said.get(verdict.outcome) or ""


def _reserves(verdict: Verdict, proofs: Mapping[str, str], _: Language) -> list[Reserve]:
    """Return the assessments that carry the outcome, by who appreciates them."""
    by: dict[str, list[tuple[str, str]]] = {}
    for proof in verdict.reservations:
        if proof.node.criterion is not None:
            said = small(_(proof.node.criterion.label)), proofs.get(proof.id, "")
            by.setdefault(reserve(proof, _), []).append(said)
    return [Reserve(who, tuple(conditions)) for who, conditions in by.items()]


def _cause(
    proof: Proof, verdict: Verdict, told: bool, proofs: Mapping[str, str], _: Language
) -> Cause:
    criterion = proof.node.criterion
    assert criterion is not None
    read = [] if told else [use(leaf, verdict.rulebook, _) for leaf in leaves(proof)]
    by_label = {one.label: one for one in filter(None, reversed(read))}
    return Cause(
        _(criterion.label),
        sources(criterion.citations, _),
        proofs.get(proof.id, ""),
        tuple(reversed(by_label.values())),
    )
