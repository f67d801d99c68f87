"""Which questions a page shows, and which answers it carries along unseen.

Guarantees: together they are the whole form, so that nothing typed at one door is lost at
another; an answer that is wrong is always shown, whichever door asks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from wtforms import Field

from esslaw.facts.vocabulary import Fact
from webform.asked import Part
from webform.doors import Door
from webform.fields import FactField
from webform.form import CaseForm
from webform.refusals import faults_of
from webform.tables import TableField, pairs


def shown(form: CaseForm, door: Door) -> tuple[Part, ...]:
    """Return the questions of a door, and those of others whose answers are wrong."""
    asked = {fact.info.name: fact for part in door.parts for fact in part.facts}
    facts = [
        fact
        for field in form
        if field is not form.on and (fact := _shown(field, asked.get(field.short_name)))
    ]
    by_subject = groupby(facts, key=lambda fact: fact.info.subject)
    return tuple(Part(subject, tuple(of_it)) for subject, of_it in by_subject)


def _shown(field: Field, asked: Fact | None) -> Fact | None:
    """Return the fact of a field as it is shown: with the columns asked, and the wrong ones."""
    if asked is None:
        if isinstance(field, FactField | TableField) and any(faults_of(field)):
            return field.fact
        return None
    if not isinstance(field, TableField):
        return asked
    wrong = {cell.short_name for row in field.entries for cell in row.form if cell.errors}
    columns = {
        name: column
        for name, column in field.fact.columns.items()
        if name in asked.columns or name in wrong
    }
    return replace(asked, columns=columns)


def carried(form: CaseForm, parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    """Yield what the browser has to send for the questions that a page does not show."""
    facts = {fact.info.name: fact for part in parts for fact in part.facts}
    for field in form:
        fact = facts.get(field.short_name)
        if fact is None and field is not form.on:
            yield from pairs([field])
        elif fact is not None and isinstance(field, TableField):
            for row in field.entries:
                yield from pairs(cell for cell in row.form if cell.short_name not in fact.columns)
