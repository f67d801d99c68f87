"""Open questions: the facts whose absence keeps the outcome undetermined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from esslaw.facts.vocabulary import Fact, all_facts, fact_at, table_of
from esslaw.logic.leaves import Situation
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.kinds import CLOSING
from esslaw.rulebook.terms import Leaf, Named, Quantity, Term, terms


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask, by its path (a column of a table is `exercices.charges_exploitation`)."""

    fact: str
    said: Fact


def open_questions(proof: Proof, parameters: Mapping[str, Parameter]) -> tuple[Question, ...]:
    """Return the facts that are missing where the proof is unknown, subject by subject.

    Empty as soon as the outcome is settled: no answer can change it any more.
    """
    if proof.value is not UNKNOWN:
        return ()
    missing: dict[str, None] = {}
    for node in proof.carried():
        if node.value is UNKNOWN and isinstance(node.node, Test):
            missing.update(
                dict.fromkeys(missing_of(node.node.comparison, node.situation, parameters))
            )
    questions = [Question(path, fact_at(path)) for path in missing]
    order = list(all_facts())
    return tuple(sorted(questions, key=lambda q: order.index(table_of(q.fact))))


def missing_of(
    leaf: Leaf, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the paths of the facts that a leaf lacks; none where it lacks something else."""
    for term in terms(leaf):
        yield from _missing(term, situation, parameters)


def _missing(
    term: Term, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield what is to be asked so that a term has a value."""
    if isinstance(term, Named) and situation.facts[term.name] is None:
        yield term.name
    elif isinstance(term, Quantity):
        table, columns = term.table, list(term.columns)
        rows = situation.facts[table]
        if rows is None:
            yield from (table, *(f"{table}.{column}" for column in columns))
        elif CLOSING in fact_at(table).columns:
            yield from _years_missing(term, situation, columns, parameters)
        elif columns and not rows:
            yield table
        else:
            yield from _empty_cells(table, columns, rows)


def _years_missing(
    term: Quantity, situation: Situation, columns: list[str], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the closing dates, the lines or the cells that a quantity over years lacks."""
    closed = situation.closed(term.table)
    if closed is None:
        undated = any(row.date_cloture is None for row in situation.facts[term.table])
        yield f"{term.table}.date_cloture" if undated else term.table
        return
    figure = value_on(parameters[term.last.parameter], situation.on) if term.last else None
    last = 1 if term.function == "dernier" else int(figure) if figure is not None else None
    if last is not None and len(closed) < last:
        yield term.table
    yield from _empty_cells(term.table, columns, closed if last is None else closed[-last:])


def _empty_cells(table: str, columns: list[str], rows: Iterable[object]) -> Iterator[str]:
    for column in columns:
        if any(getattr(row, column) is None for row in rows):
            yield f"{table}.{column}"
