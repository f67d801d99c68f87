"""The form of a structure: the date of law, then every fact that some door asks.

Guarantees: `case` returns a case only when nothing typed was refused, neither here nor by the
library; nothing typed is ever changed. The form holds the answers of all doors: a page shows the
questions of one (see `shown`) and carries the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from wtforms import Form

from esslaw import Case, InputError, Structure, read_case
from esslaw.facts.fact import Change, FactInfo, Subject, Unit
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.rulebook.book import Rulebook
from webform.asked import asked
from webform.doors import doors
from webform.fields import DateField
from webform.refusals import Fault, faults, show
from webform.tables import answers, field_of, pairs

DATE_OF_LAW = Fact(
    FactInfo(
        name="on",
        label="Date du droit applicable",
        help="Le droit en vigueur ce jour-là est appliqué ; sans réponse, celui d'aujourd'hui.",
        unit=Unit.DATE,
        subject=Subject.IDENTITE,
        change=Change.TEMPS,
        delay="",
        appreciation=False,
    ),
    Kind.DATE,
)
"""Not a fact of the structure, but asked like one."""


class StructureForm(Form):
    """What every form of a structure has; `form_for` adds a field for each fact asked."""

    on = DateField(DATE_OF_LAW)

    def law(self) -> date:
        """Return the date of law: today, unless another one is given."""
        return self.on.data or date.today()

    def case(self) -> Case | None:
        """Return the case that was typed, or None: `faults` then says everything wrong."""
        self.validate()
        facts = answers(field for field in self if field is not self.on)
        try:
            case = read_case({"structure": facts})
        except InputError as error:
            for problem in error.problems:
                show(problem, self)
            return None
        return None if any(self.faults()) else case

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in the order of the page."""
        return faults(self)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield what the browser would send, blanks left out."""
        return pairs(self)


@lru_cache(maxsize=4)
def form_for(rulebook: Rulebook) -> type[StructureForm]:
    """Return the form of the facts that the doors of a rulebook ask."""
    regimes = tuple(regime.id for door in doors(rulebook) for regime in door.regimes)
    parts = asked(rulebook, regimes)
    fields = {fact.info.name: field_of(fact) for part in parts for fact in part.facts}
    return type("AskedForm", (StructureForm,), fields)


def filled(form: type[StructureForm], structure: Structure, on: date) -> StructureForm:
    """Return a form as a person would fill it for this structure."""
    return form(data={**structure.__dict__, "on": on})
