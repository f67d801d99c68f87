"""The model clause that would give a fact of the statuts the value that a lever aims at.

Guarantees: pure; nothing is decided here. The clauses are documents of the rules
(`rules/clauses`), dated as the law is; their figures are those of the law on the day, or the
target itself. A clause is a draft in French, in our own words: whoever shows it says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.advice.slots import Slot
from esslaw.facts.vocabulary import Kind, all_facts, table_of
from esslaw.problems import InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.clauses import Bound, Clause, ClausePiece, ClauseVersion, TargetPlace
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import figure_on
from esslaw.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A model clause on a day of law: words and figures in turn, and the articles it rests on.

    `fact` is the fact that it is for. Where the structure has something to say, the words hold
    « [à compléter : …] ». `note` is a warning to the reader, in French, to be translated.
    """

    id: str
    fact: str
    pieces: tuple[str | Slot, ...]
    citations: tuple[Citation, ...]
    note: str | None


def clause_for(
    rulebook: Rulebook, fact: str, target: Any, on: date, now: Any = None
) -> DraftClause | None:
    """Return the clause that gives a fact a target value on a day of law; None where none does.

    `target` is what a lever says: an answer, a choice, a figure (euros, or a share between 0 and
    1), the whole list of a fact that has several values, of which the last is the one added; it
    does not matter for a table. `now`, where it is known, leaves out what is there already: the
    values of a list, and a figure that would move away from the clause's own bound.

    Raise `InputError` for a fact that is not in the vocabulary.

    >>> from datetime import date
    >>> from esslaw import load_rulebook
    >>> book, day = load_rulebook(), date(2026, 11, 22)
    >>> clause_for(book, "capital_variable", True, day).citations[0].article
    'art. 19 quinquies, premier alinéa'
    >>> clause_for(book, "capital_variable", False, day) is None
    True
    """
    name = table_of(fact)
    if name not in all_facts():
        hint = did_you_mean(fact, all_facts())
        raise InputError([Problem("fact", "fait", shown(fact), "un fait du vocabulaire", hint)])
    of_fact = [clause for clause in rulebook.clauses.values() if clause.fact == name]
    for value in _values(target, now):
        for clause in of_fact:
            version = in_force(clause.versions, on)
            if version is not None and _gives(clause, value, now):
                return _drafted(rulebook, clause, version, value, on)
    return None


def _values(target: Any, now: Any) -> Iterable[Any]:
    """Return what a target adds: of a list, its values that are new, the last one first."""
    if not isinstance(target, list | tuple):
        return (target,)
    return [value for value in reversed(target) if value not in (now or ())] or (None,)


def _gives(clause: Clause, value: Any, now: Any) -> bool:
    """Return whether a clause gives a fact a value."""
    if clause.kind is Kind.ROWS:
        return True
    if clause.bound is None:
        wanted = clause.contains if clause.value is None else clause.value
        return isinstance(value, bool) is isinstance(wanted, bool) and bool(value == wanted)
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return False
    return now is None or bool(now <= value if clause.bound is Bound.AT_LEAST else now >= value)


def _drafted(
    rulebook: Rulebook, clause: Clause, version: ClauseVersion, value: Any, on: date
) -> DraftClause:
    def filled(piece: ClausePiece) -> str | Slot:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, TargetPlace):
            return Slot(piece.kind, value, clause.fact)
        return Slot(piece.kind, figure_on(rulebook.parameters[piece.parameter], on))

    pieces = tuple(filled(piece) for piece in version.pieces)
    citations = tuple(reference.at(on) for reference in version.references)
    return DraftClause(clause.id, clause.fact, pieces, citations, version.note)
