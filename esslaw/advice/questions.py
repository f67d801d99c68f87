"""Open questions: the facts whose absence keeps the outcome undetermined."""

from __future__ import annotations

from dataclasses import dataclass

from esslaw.facts.vocabulary import Fact, fact_at, vocabulary
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.rulebook.terms import facts_read


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask, by its path (a column of a table is `exercices.charges_exploitation`)."""

    fact: str
    said: Fact


def open_questions(proof: Proof) -> tuple[Question, ...]:
    """Return the facts that are missing where the proof is unknown, subject by subject.

    Empty as soon as the outcome is settled: no answer can change it any more.
    """
    if proof.value is not UNKNOWN:
        return ()
    missing: dict[str, None] = {}
    for node in proof.carried():
        if node.value is UNKNOWN and isinstance(node.node, Test):
            for path in facts_read(node.node.comparison):
                if _is_missing(node, path):
                    missing[path] = None
    questions = [Question(path, fact_at(path)) for path in missing]
    order = list(vocabulary())
    return tuple(sorted(questions, key=lambda q: order.index(q.fact.partition(".")[0])))


def _is_missing(proof: Proof, path: str) -> bool:
    """Whether a fact, or something in the table it names, is still to be given."""
    table, _, column = path.partition(".")
    value = proof.situation.facts[table]
    return value is None or bool(column)
