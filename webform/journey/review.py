"""The answers to check before the result: each subject, each question, what was answered.

Guarantees: everything that the case says is there, tables included; so is every question that
was shown and is still open, as « Je ne sais pas ».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Fact, Kind, table_of
from esslaw.i18n import sentence
from esslaw.reports.amounts import said_of
from webform.asked import facts_of
from webform.journey.answers import Answers
from webform.language import Language
from webform.wording import table_words

NOT_KNOWN = sentence("Je ne sais pas")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, in words: what it is called, and its cells."""

    called: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer; a table has `rows` instead of a value. `known` may be false."""

    name: str
    label: str
    value: str
    known: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A subject and its answers."""

    subject: Subject
    label: str
    answers: tuple[Answered, ...]


def review(answers: Answers, _: Language) -> tuple[Reviewed, ...]:
    """Return what was answered, subject by subject, in the order of the form."""
    known = answers.case.facts
    passed = {table_of(path) for path in answers.passed}
    facts = [
        fact
        for name, fact in facts_of(answers.case.kind).items()
        if known.get(name) is not None or name in passed
    ]
    return tuple(
        Reviewed(subject, _(subject.label), tuple(_answered(fact, known, _) for fact in of_it))
        for subject, of_it in groupby(facts, key=lambda fact: fact.info.subject)
    )


def _answered(fact: Fact, known: object, _: Language) -> Answered:
    name, value = fact.info.name, known.get(fact.info.name)  # type: ignore[attr-defined]
    rows: tuple[Row, ...] = ()
    if value is None:
        words = _(NOT_KNOWN)
    elif fact.kind is Kind.ROWS:
        rows = tuple(_rows(fact, value, _))
        words = "" if rows else table_words(name, _).none
    else:
        words = _(said_of(name, value, fact.kind, _.code, _.translate))
    return Answered(name, _(fact.info.label), words, value is not None, rows)


def _rows(table: Fact, rows: tuple[object, ...], _: Language) -> Iterator[Row]:
    name = table.info.name
    called = table_words(name, _).row
    for rank, row in enumerate(rows, 1):
        cells = (
            (column, getattr(row, inner))
            for inner, column in table.columns.items()
            if getattr(row, inner) is not None
        )
        said = tuple(
            (
                _(column.info.label),
                _(said_of(f"{name}.{column.info.name}", value, column.kind, _.code, _.translate)),
            )
            for column, value in cells
        )
        yield Row(called.format(rank=rank), said)
