"""One kind of field for each kind of fact, made from what the vocabulary says of it.

Guarantees: what was typed is kept as it was typed; `data` is an exact value, or None while the
fact is unknown. Nothing here says a label, a help or a choice: the fact does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wtforms import Field
from wtforms.utils import unset_value

from esslaw.facts import typed
from esslaw.facts.vocabulary import Fact
from webform.language import spoken

NONE_OF_THESE = "aucun"
NOT_KNOWN = "ne-sait-pas"
DATE_PARTS = ("jour", "mois", "annee")


class FactField(Field):
    """What every field of a fact shares. `template` is the macro that draws it."""

    template = "line"

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
        """The `id` of the control that a message about this field leads to."""
        return self.id

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield what the browser sends for this field: names and texts."""
        yield self.name, self.text


class LineField(FactField):
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
        self.data = None
        try:
            self.data = typed.answer(valuelist[0]) if valuelist else None
        except KeyError:
            raise ValueError(spoken()("Choisissez une réponse de la liste")) from None


class ChoiceField(FactField):
    """One value of a closed list, or not known."""

    template = "choice"

    @property
    def text(self) -> str:
        """The value of the list that is chosen."""
        return self.data.value if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the value chosen."""
        self.data = None
        if valuelist and valuelist[0]:
            self.data = _chosen(self.fact, valuelist[0])


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
        alone = {NONE_OF_THESE, NOT_KNOWN}.intersection(valuelist)
        listed = [text for text in valuelist if text not in alone]
        if len(alone) + bool(listed) > 1:
            raise ValueError(
                spoken()("Cochez des réponses de la liste, ou bien l'une des deux dernières, seule")
            )
        if valuelist and NOT_KNOWN not in alone:
            self.data = tuple(_chosen(self.fact, text) for text in listed)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each box ticked."""
        for text in self.texts:
            yield self.name, text


class DateField(FactField):
    """A day, a month and a year, in three lines."""

    template = "date"
    parts: tuple[str, ...] = ("", "", "")

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
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
        """The first of the three lines."""
        return f"{self.id}-{DATE_PARTS[0]}"

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the three lines."""
        yield from zip(self.names, self.parts, strict=True)


def _chosen(fact: Fact, text: str) -> Any:
    """Return the value of a list by its name; only a forged request names another one."""
    assert fact.choices is not None
    try:
        return fact.choices(text)  # type: ignore[call-arg]
    except ValueError:
        raise ValueError(spoken()("Choisissez une réponse de la liste")) from None
