"""One kind of field for each kind of fact, made from what the vocabulary says of it.

Guarantees: what was typed is kept as it was typed; `data` is an exact value, or None while the
fact is unknown. Nothing here says a label, a help or a choice: the fact does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wtforms import Field, FieldList, Form, FormField
from wtforms.utils import unset_value

from esslaw.facts.vocabulary import Fact, Kind
from webform import typed
from webform.language import spoken

NONE_OF_THESE = "aucun"
NOT_KNOWN = "ne-sait-pas"
LISTED = "liste"
DATE_PARTS = ("jour", "mois", "annee")
MOST_ROWS = 20


class FactField(Field):
    """What every field of a fact shares. `template` is the macro that draws it."""

    template = "text"

    def __init__(self, fact: Fact, **kwargs: Any) -> None:
        super().__init__(fact.info.label, **kwargs)
        self.fact = fact

    @property
    def text(self) -> str:
        """What stands in the field: as it was typed, or as one would type the value."""
        if self.raw_data:
            return str(self.raw_data[0])
        return typed.text_of(self.data, self.fact.kind, spoken().code)

    @property
    def control(self) -> str:
        """The `id` of the control that a message about this field links to."""
        return self.id

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield what the browser sends for this field: names and texts."""
        yield self.name, self.text


class TextField(FactField):
    """A text, an amount, a percentage or a year: one line."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the line."""
        self.data = None
        if valuelist:
            self.data = typed.value(valuelist[0], self.fact.kind, spoken())


class AnswerField(FactField):
    """Yes, no, or not known, which is what an untouched question says."""

    template = "answer"

    @property
    def text(self) -> str:
        """The radio button that is chosen."""
        return typed.said_answer(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the radio button."""
        self.data = typed.answer(valuelist[0]) if valuelist else None


class ChoiceField(FactField):
    """One value of a closed list, or not known."""

    template = "choice"

    @property
    def text(self) -> str:
        """The value of the list that is chosen."""
        return self.data.value if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the value chosen."""
        self.data = _chosen(self.fact, valuelist[0]) if valuelist and valuelist[0] else None


class ChoicesField(FactField):
    """Values of a closed list, none of them, or not known: the last two are not the same."""

    template = "choices"

    @property
    def texts(self) -> Sequence[str]:
        """The boxes that are ticked."""
        if self.raw_data is not None:
            return self.raw_data
        if self.data is None:
            return ()
        return [choice.value for choice in self.data] or [NONE_OF_THESE]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the boxes; no box at all says nothing."""
        self.data = None
        listed = [item for item in valuelist if item not in (NONE_OF_THESE, NOT_KNOWN)]
        if not valuelist:
            return
        if len({NONE_OF_THESE, NOT_KNOWN} & set(valuelist)) + bool(listed) > 1:
            raise ValueError(
                spoken()("Cochez des réponses de la liste, ou bien une seule des deux dernières")
            )
        if NOT_KNOWN not in valuelist:
            self.data = tuple(_chosen(self.fact, item) for item in listed)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each box ticked."""
        for text in self.texts:
            yield self.name, text


class DateField(FactField):
    """A day, a month and a year, in three lines."""

    template = "date"
    parts: tuple[str, ...] = ("", "", "")

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Any = None
    ) -> None:
        """Take the three lines, which have names of their own."""
        if formdata is not None:
            self.parts = tuple(formdata.get(name, "") for name in self.names)
        super().process(formdata, data, extra_filters)

    def process_data(self, value: Any) -> None:
        """Write a known date in the three lines."""
        self.data = value
        if value is not None:
            self.parts = (f"{value.day:02d}", f"{value.month:02d}", f"{value.year:04d}")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the three lines."""
        self.data = None
        self.data = typed.day(self.parts, spoken())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the three lines."""
        return tuple(f"{self.name}-{part}" for part in DATE_PARTS)

    @property
    def control(self) -> str:
        """The first line."""
        return f"{self.id}-{DATE_PARTS[0]}"

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the three lines."""
        yield from zip(self.names, self.parts, strict=True)


class TableField(FieldList[Any]):
    """A table of rows; an empty table is an answer, an unknown one is the absence of any."""

    template = "table"
    state = ""

    def __init__(self, fact: Fact, **kwargs: Any) -> None:
        row = type("Row", (Form,), {n: field_of(column) for n, column in fact.columns.items()})
        super().__init__(FormField(row), fact.info.label, max_entries=MOST_ROWS, **kwargs)
        self.fact = fact

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Any = None
    ) -> None:
        """Take the state of the table, then its rows."""
        self.process_errors = []
        given = formdata.get(self.state_name) if formdata else None
        super().process(formdata, data, extra_filters)
        if given in (NONE_OF_THESE, LISTED):
            self.state = given
        elif not formdata and data not in (unset_value, None):
            self.state = LISTED if self.entries else NONE_OF_THESE

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Yield the ranks of the rows sent; a name that is not one of ours is ignored."""
        for name in formdata:
            found = re.match(rf"{re.escape(prefix)}-([0-9]{{1,4}})-", name, re.ASCII)
            if found:
                yield int(found[1])

    def pre_validate(self, form: Any) -> None:
        """Refuse what contradicts itself: rows that are said not to exist."""
        _ = spoken()
        if self.state != LISTED and any(_typed(row) for row in self.entries):
            raise ValueError(_("Une ligne est remplie : retirez-la, ou choisissez de la décrire"))
        if self.state == LISTED and not self.entries:
            raise ValueError(_("Ajoutez une ligne, ou choisissez une autre réponse"))

    @property
    def data(self) -> list[Mapping[str, Any]] | None:
        """The rows, none, or None while the table is unknown."""
        if self.state == LISTED:
            return [answers(row.form) for row in self.entries]
        return [] if self.state == NONE_OF_THESE else None

    @property
    def state_name(self) -> str:
        """The name of the radio buttons above the rows."""
        return f"{self.name}-etat"

    @property
    def control(self) -> str:
        """The first of these radio buttons."""
        return self.id

    def add(self) -> None:
        """Add a blank row."""
        if len(self.entries) < MOST_ROWS:
            self.append_entry({})
            self.state = LISTED

    def remove(self, name: str) -> None:
        """Remove a row; without rows the table is unknown again, not empty."""
        self.entries = [row for row in self.entries if row.name != name]
        if not self.entries:
            self.state = ""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the state and every cell."""
        yield self.state_name, self.state
        for row in self.entries:
            for cell in row.form:
                yield from cell.pairs()


def _typed(row: Any) -> bool:
    return any(text for cell in row.form for _, text in cell.pairs())


def _chosen(fact: Fact, text: str) -> Any:
    assert fact.choices is not None
    try:
        return fact.choices(text)  # type: ignore[call-arg]
    except ValueError:
        raise ValueError(spoken()("Choisissez une réponse de la liste")) from None


def answers(form: Form) -> dict[str, Any]:
    """Return the facts that a form says, without those that are unknown or misread."""
    fields = (field for field in form if isinstance(field, FactField | TableField))
    return {
        field.short_name: field.data
        for field in fields
        if field.data is not None and not field.process_errors
    }


_FIELDS: Mapping[Kind, type[FactField] | type[TableField]] = {
    Kind.FLAG: AnswerField,
    Kind.CHOICE: ChoiceField,
    Kind.CHOICES: ChoicesField,
    Kind.DATE: DateField,
    Kind.ROWS: TableField,
}


def field_of(fact: Fact) -> Any:
    """Return the field of a fact, to be bound to a form."""
    return _FIELDS.get(fact.kind, TextField)(fact)
