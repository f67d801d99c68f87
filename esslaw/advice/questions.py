"""Open questions: the facts whose absence keeps the outcome undetermined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esslaw.facts.vocabulary import Fact, Kind, fact_at, vocabulary
from esslaw.logic.leaves import Situation
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
                missing.update(dict.fromkeys(_missing(node.situation, path)))
    questions = [Question(path, fact_at(path)) for path in missing]
    order = list(vocabulary())
    return tuple(sorted(questions, key=lambda q: order.index(q.fact.partition(".")[0])))


def _missing(situation: Situation, path: str) -> Iterator[str]:
    """Yield what is to be asked so that the fact at a path is known.

    For a table that is given: its empty cells, or one more line where no cell is empty.
    """
    name, _, column = path.partition(".")
    value = situation.facts[name]
    if value is None:
        yield from dict.fromkeys((name, path))
    elif fact_at(name).kind is Kind.ROWS:
        wanted = [one for one in ("date_cloture", column) if one in fact_at(name).columns]
        empty = [one for one in wanted if any(getattr(row, one) is None for row in value)]
        yield from [f"{name}.{one}" for one in empty] or [name]
