"""« Et si… »: one or two movements of capital that a person plans, on the page of the result.

Guarantees: a line left blank plans nothing; what was typed is kept as it was typed; whatever is
wrong is said beside its field. What is planned is never taken for what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from wtforms import Form

from esslaw import InputError, Movement, Problem
from esslaw.facts.associe import Associe
from esslaw.facts.fact import Change, Choice, FactInfo, Subject, Unit
from esslaw.facts.vocabulary import Fact, Kind, fact_at
from esslaw.i18n import sentence
from esslaw.reports.amounts import said
from webform.fields import ChoiceField, LineField
from webform.language import spoken
from webform.refusals import Fault, faults, show
from webform.tables import pairs

MOST = 2
"""A transfer of shares is two movements: one leaves, the other comes in."""
CALLED = sentence("Mouvement {rank}")
TOO_LARGE = "retrait"
"""The code of a withdrawal of more than is held."""


class Direction(Choice):
    """Whether capital comes in or leaves."""

    ENTRY = "souscription", sentence("Souscription")
    WITHDRAWAL = "retrait", sentence("Retrait")


def _info(name: str, label: str, help: str, unit: Unit) -> FactInfo:
    subject, change = Subject.COOPERATIVE, Change.ASSEMBLEE_GENERALE
    return FactInfo(name, label, help, unit, subject, change, delay="", appreciation=False)


DIRECTION = Fact(_info("sens", sentence("Sens"), "", Unit.CHOICE), Kind.CHOICE, choices=Direction)
AMOUNT = Fact(_info("montant", sentence("Montant"), "", Unit.EUROS), Kind.MONEY)


class MovementForm(Form):
    """A movement: which way, by whom, how much."""

    sens = ChoiceField(DIRECTION)
    type = ChoiceField(fact_at("associes.type"))
    montant = LineField(AMOUNT)

    @property
    def given(self) -> bool:
        """Whether something was said of it, but for the way that a list always says."""
        type_said = self.type.data or self.type.process_errors
        return bool(type_said or self.montant.text.strip())

    def movement(self) -> Movement | None:
        """Return the movement, or None once everything wrong with it is said."""
        _ = spoken()
        self.validate()
        way, who, amount = self.sens.data, self.type.data, self.montant.data
        if way is None and not self.sens.errors:
            self.sens.errors = [_("Choisissez une souscription ou un retrait")]
        if who is None and not self.type.errors:
            self.type.errors = [_("Choisissez la qualité de l'associé")]
        if (amount is None or amount <= 0) and not self.montant.errors:
            self.montant.errors = [_("Indiquez un montant positif, en euros")]
        if any(faults(self)):
            return None
        return Movement(who, -amount if way is Direction.WITHDRAWAL else amount)


@dataclass(frozen=True, slots=True)
class Plan:
    """The movements planned: one form each."""

    forms: tuple[MovementForm, ...]

    @property
    def given(self) -> tuple[MovementForm, ...]:
        """The forms in which something was said."""
        return tuple(form for form in self.forms if form.given)

    def movements(self) -> tuple[Movement, ...]:
        """Return the movements; none when one of them is wrong: `faults` says what is."""
        read = [form.movement() for form in self.given]
        return () if None in read else tuple(filter(None, read))

    def refuse(self, error: InputError, associes: tuple[Associe, ...]) -> None:
        """Put each refusal of the library beside the field that it is about."""
        for problem in error.problems:
            found = re.match(r"movements\[([0-9]+)\]", problem.path)
            assert found is not None
            _refuse(problem, self.given[int(found[1])], associes)

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in the order of the page."""
        _ = spoken()
        for rank, form in enumerate(self.forms, 1):
            called = _(CALLED).format(rank=rank).lower()
            for fault in faults(form) if form.given else ():
                yield replace(fault, label=f"{fault.label}, {called}")

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield what the browser would send."""
        for form in self.given:
            yield from pairs(form)


def plan_of(sent: Any) -> Plan:
    """Return the plan that a form sent holds."""
    return Plan(tuple(MovementForm(sent, prefix=f"mouvement-{rank}") for rank in range(MOST)))


def _refuse(problem: Problem, form: MovementForm, associes: tuple[Associe, ...]) -> None:
    if problem.code != TOO_LARGE:
        show(replace(problem, path=".montant"), form)
        return
    _ = spoken()
    rows = [row for row in associes if row.type in (form.type.data, None)]
    held = sum((row.capital for row in rows if row.capital is not None), Decimal(0))
    amount = said(held, Kind.MONEY, _.code, _.translate)
    words = _("Ces associés détiennent {montant} en tout : ils ne peuvent retirer davantage")
    form.montant.errors = [words.format(montant=_(amount))]
