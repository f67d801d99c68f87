"""The form of a structure: the facts asked, the date of law, and what is wrong with them.

Guarantees: `case` returns a case, or None once every error stands beside its field; what the
library refuses is shown in the library's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from wtforms import Field, Form

from esslaw import Case, InputError, Problem, Rulebook, Structure, read_case
from esslaw.facts.fact import Change, FactInfo, Subject, Unit
from esslaw.facts.vocabulary import Fact, Kind
from webform.asked import Part, asked
from webform.fields import DateField, FactField, TableField, answers, field_of
from webform.language import Language, spoken

DATE_OF_LAW = Fact(
    FactInfo(
        "on",
        "Date du droit applicable",
        "Le droit en vigueur ce jour-là est appliqué. Sans réponse : aujourd'hui.",
        Unit.DATE,
        Subject.IDENTITE,
        Change.TEMPS,
        "",
        appreciation=False,
    ),
    Kind.DATE,
)
_STEP = re.compile(r"([a-z_0-9]+)|\[([0-9]+)\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the control it is about, its label, and the sentence shown beside it."""

    control: str
    label: str
    message: str


class StructureForm(Form):
    """What all forms of a structure share; `form_for` adds the facts."""

    parts: tuple[Part, ...] = ()
    on = DateField(DATE_OF_LAW)

    def law(self) -> date:
        """Return the date of law, today when none is given."""
        return self.on.data or date.today()

    def case(self) -> Case | None:
        """Return the case, or None when something is wrong: `faults` says what."""
        self.validate()
        try:
            case = read_case({"structure": answers(self) | {}})
        except InputError as error:
            for problem in error.problems:
                _show(self, problem, spoken())
            return None
        return None if next(self.faults(), None) else case

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in the order of the page."""
        for message in self.form_errors:
            yield Fault("questionnaire", "", message)
        for field in self:
            yield from _faults(field)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield everything typed, as the browser sends it, blanks left out."""
        for field in self:
            for name, text in _fact_field(field).pairs():
                if text:
                    yield name, text


@lru_cache(maxsize=4)
def form_for(rulebook: Rulebook) -> type[StructureForm]:
    """Return the form that asks what a rulebook reads."""
    parts = asked(rulebook)
    fields = {fact.info.name: field_of(fact) for part in parts for fact in part.facts}
    return type("AskedForm", (StructureForm,), {**fields, "parts": parts})


def filled(structure: Structure, form: Callable[..., StructureForm]) -> StructureForm:
    """Return the form as a person who described this structure would have filled it."""
    return form(data={**structure.__dict__, "on": date.today()})
