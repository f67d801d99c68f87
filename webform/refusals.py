"""What is wrong with a form, each sentence beside its field and again in the summary.

Guarantees: the library's refusals find their field by their path; one that is about several
facts at once is shown above the table or the form that holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from wtforms import Field, Form

from esslaw import InputError, Problem
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.facts.written import BENEFICIARY, places
from webform.fields import FactField
from webform.language import spoken
from webform.tables import TableField
from webform.wording import table_words

FORM = "questionnaire"
_STEP = re.compile(r"\.([a-z][a-z0-9_.]*)|\[([0-9]+)\]")
_NAME = re.compile(r"\b[a-z]+(?:[_.][a-z0-9]+)+\b")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the control to go to, what it is called, and the sentence beside it."""

    control: str
    label: str
    message: str


def refuse(problem: Problem, form: Form, kind: str) -> None:
    """Put a refusal of a case of some kind beside the field of the fact that it is about."""
    path = problem.path.removeprefix(f"{kind}.")
    written, row, cell = path.partition("[")
    name = places(kind).get(written, "")
    expected = _in_words(problem.expected, written, kind)
    show(replace(problem, path=f".{name}{row}{cell}", expected=expected), form)


@contextmanager
def refused_by(form: Form, kind: str) -> Iterator[list[Problem]]:
    """Collect what the library refuses of a case, each thing shown on a form.

    What is about facts that the form does not have is shown above it.
    """
    refused: list[Problem] = []
    try:
        yield refused
    except InputError as error:
        refused += error.problems
        for problem in error.problems:
            refuse(problem, form, kind)


def _in_words(expected: str, near: str, kind: str) -> str:
    """Return what was expected, the facts that it names being called by their labels."""
    _, facts = spoken(), places(kind)

    def label(found: re.Match[str]) -> str:
        for path in (f"{near}.{found[0]}", f"{BENEFICIARY}.{found[0]}", found[0]):
            if path in facts:
                return f"« {_.translate(fact_at(facts[path]).info.label)} »"
        return found[0]

    return _NAME.sub(label, _.translate(expected))


def show(problem: Problem, form: Form) -> None:
    """Put a refusal of the library beside the field that its path names."""
    place: Form | Field = form
    for name, rank in _STEP.findall(problem.path):
        if isinstance(place, TableField) and rank:
            place = place.entries[int(rank)].form
        elif isinstance(place, Form) and name in place:
            place = place[name]
    if isinstance(place, Form):
        place.form_errors.append(_sentence(problem, None))
    else:
        kind = place.fact.kind if isinstance(place, FactField) else None
        place.errors = [*place.errors, _sentence(problem, kind)]


def _sentence(problem: Problem, kind: Kind | None) -> str:
    """Return a refusal as an instruction; a share is asked as a percentage, so it is said so."""
    _ = spoken()
    expected = _(problem.expected)
    if kind is Kind.RATIO:
        expected = _("un pourcentage entre 0 et 100")
    said = _("Indiquez {expected}").format(expected=expected)
    return f"{said} ({_(problem.suggestion)})" if problem.suggestion else said


def faults(form: Form) -> Iterator[Fault]:
    """Yield what is wrong with a form, in the order of the page."""
    for message in form.form_errors:
        yield Fault(FORM, "", message)
    for field in form:
        yield from faults_of(field)


def faults_of(field: Field) -> Iterator[Fault]:
    """Yield what is wrong with a field, or with a table and its rows."""
    if isinstance(field, TableField):
        yield from _of_table(field)
    elif isinstance(field, FactField):
        yield from _of_field(field)


def _of_field(field: FactField, of: str = "") -> Iterator[Fault]:
    label = spoken()(field.fact.info.label)
    for message in field.errors:
        yield Fault(field.control, f"{label}, {of}" if of else label, message)


def _of_table(table: TableField) -> Iterator[Fault]:
    _ = spoken()
    for message in table.messages:
        yield Fault(table.id, _(table.fact.info.label), message)
    for rank, row in enumerate(table.entries, 1):
        called = table_words(table.name, _).row.format(rank=rank)
        for message in row.form.form_errors:
            yield Fault(row.id, called, message)
        for cell in row.form:
            yield from _of_field(cell, called.lower())
