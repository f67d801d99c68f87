"""A table without JavaScript: one row a form of its own, added and removed by buttons.

Guarantees: an empty table is an answer, an unknown one the absence of any; a row half filled
stays as it is; the facts of a form are read here, tables included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, Form, FormField, ValidationError
from wtforms.utils import unset_value

from esslaw.facts.vocabulary import Fact, Kind
from webform.fields import (
    NONE_OF_THESE,
    AnswerField,
    ChoiceField,
    ChoicesField,
    DateField,
    FactField,
    LineField,
)
from webform.language import spoken

LISTED = "liste"
ADD, REMOVE = "ajouter", "retirer"
"""The names of the buttons that add and remove a row."""
MOST_ROWS = 50


class TableField(FieldList):  # type: ignore[type-arg]  # generic in its stubs only
    """The rows of a table, and the answer above them: unknown, none, or listed."""

    template = "table"
    state = ""

    def __init__(self, fact: Fact, **kwargs: Any) -> None:
        cells = {name: field_of(column) for name, column in fact.columns.items()}
        rows: Any = FormField(type("Row", (Form,), cells))
        kwargs["validators"] = [_coherent]
        super().__init__(rows, fact.info.label, max_entries=MOST_ROWS + 1, **kwargs)
        self.fact = fact

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the rows, and the answer above them."""
        self.process_errors = []
        super().process(formdata, data, extra_filters)
        if formdata is not None:
            given = formdata.get(self.state_name)
            self.state = given if given in (NONE_OF_THESE, LISTED) else ""
        elif data is not unset_value and data is not None:
            self.state = LISTED if self.entries else NONE_OF_THESE

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Yield the ranks of the rows sent; other names are not ours."""
        for name in formdata:
            found = re.match(rf"{re.escape(prefix)}-([0-9]{{1,4}})-", name)
            if found:
                yield int(found[1])

    @property
    def data(self) -> list[Any]:
        """The rows."""
        return [answers(row.form) for row in self.entries]

    @property
    def value(self) -> list[Any] | None:
        """The rows, none of them, or None while the table is unknown."""
        if self.state == LISTED:
            return self.data
        return [] if self.state == NONE_OF_THESE else None

    @property
    def messages(self) -> list[str]:
        """What is wrong with the table itself, its cells left aside."""
        return [error for error in self.errors if isinstance(error, str)]

    @property
    def state_name(self) -> str:
        """The name of the answer above the rows."""
        return f"{self.name}-etat"

    @property
    def dated(self) -> bool:
        """Whether its rows are years, to be set side by side; others go down the page."""
        return any(column.kind is Kind.DATE for column in self.fact.columns.values())

    @property
    def full(self) -> bool:
        """Whether no row can be added."""
        return len(self.entries) >= MOST_ROWS

    def add(self) -> None:
        """Add a blank row, where there is room."""
        if not self.full:
            self.append_entry({})
        self.state = LISTED

    def removed(self) -> None:
        """Take note that a row was removed: without rows the table is unknown again, not empty."""
        self.state = self.state if self.entries else ""


def _coherent(form: Form, table: TableField) -> None:
    """Refuse rows that are said not to exist, and rows announced that are not there."""
    _ = spoken()
    if len(table.entries) > MOST_ROWS:
        raise ValidationError(_("{nombre} lignes au plus").format(nombre=MOST_ROWS))
    if table.state == LISTED and not table.entries:
        raise ValidationError(_("Ajoutez une ligne au tableau, ou choisissez une autre réponse"))
    if table.state != LISTED and any(True for row in table.entries for pair in pairs(row.form)):
        raise ValidationError(_("Le tableau est rempli : choisissez de le décrire, ou videz-le"))


_FIELDS: Mapping[Kind, type[FactField] | type[TableField]] = MappingProxyType(
    {
        Kind.FLAG: AnswerField,
        Kind.CHOICE: ChoiceField,
        Kind.CHOICES: ChoicesField,
        Kind.DATE: DateField,
        Kind.ROWS: TableField,
    }
)


def field_of(fact: Fact) -> Any:
    """Return the field of a fact, to be bound to a form."""
    return _FIELDS.get(fact.kind, LineField)(fact)


def without_row(sent: MultiDict[str, str], row: str) -> MultiDict[str, str]:
    """Return what was sent, the cells of a row left out; before the form numbers its rows anew."""
    if not re.fullmatch(r"[a-z_.]+-[0-9]+", row):
        return sent
    return MultiDict(pair for pair in sent.items(multi=True) if not pair[0].startswith(f"{row}-"))


def answers(fields: Iterable[Field]) -> dict[str, Any]:
    """Return the facts that fields say, without those that are unknown or could not be read."""
    known = {}
    for field in fields:
        value = field.value if isinstance(field, TableField) else field.data
        if value is not None and not field.process_errors:
            known[field.short_name] = value
    return known


def pairs(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """Yield what the browser would send for fields: names and texts, blanks left out.

    A row that is blank stays a row.
    """
    for field in fields:
        if isinstance(field, TableField):
            yield from [(field.state_name, field.state)] if field.state else []
            for row in field.entries:
                yield from tuple(pairs(row.form)) or ((f"{row.name}-", ""),)
        elif isinstance(field, FactField):
            yield from (pair for pair in field.pairs() if pair[1])
