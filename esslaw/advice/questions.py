"""Open questions: the facts whose absence keeps the outcome undetermined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esslaw.facts.vocabulary import Fact, Kind, fact_at, vocabulary
from esslaw.logic.leaves import Situation
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.rulebook.terms import Leaf, facts_read


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
            missing.update(dict.fromkeys(_missing(node.situation, node.node.comparison)))
    questions = [Question(path, fact_at(path)) for path in missing]
    order = list(vocabulary())
    return tuple(sorted(questions, key=lambda q: order.index(q.fact.partition(".")[0])))


def _missing(situation: Situation, leaf: Leaf) -> Iterator[str]:
    """Yield what is to be asked so that a leaf has an answer.

    Of a table that is given: its empty cells, or one more line where no cell is empty.
    """
    columns: dict[str, list[str]] = {}
    for path in facts_read(leaf):
        name, _, column = path.partition(".")
        if fact_at(name).kind is Kind.ROWS:
            columns.setdefault(name, []).append(column)
        elif situation.facts[name] is None:
            yield name
    for name, read in columns.items():
        yield from _missing_of_table(name, read, situation.facts[name])


def _missing_of_table(name: str, read: list[str], rows: tuple[object, ...] | None) -> list[str]:
    if rows is None:
        return [name, *(f"{name}.{column}" for column in read if column)]
    wanted = [one for one in ("date_cloture", *read) if one in fact_at(name).columns]
    empty = [one for one in wanted if any(getattr(row, one) is None for row in rows)]
    return [f"{name}.{one}" for one in empty] or [name]
