"""The form of a case: the date of law, then every fact that some door of its kind asks.

Guarantees: `case` returns a case only when nothing typed was refused, neither here nor by the
library; nothing typed is ever changed. The form holds the answers of all doors: a page shows the
questions of one (see `shown`) and carries the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import ClassVar

from wtforms import Form

from esslaw import Case, read_case
from esslaw.facts.fact import Change, FactInfo, Subject, Unit
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.facts.written import STRUCTURE, sources_of, tree
from esslaw.rulebook.book import Rulebook
from webform.asked import asked
from webform.doors import doors_of
from webform.fields import DateField
from webform.refusals import Fault, faults, refused_by
from webform.tables import answers, field_of, pairs

DATE_OF_LAW = Fact(
    FactInfo(
        name="on",
        label="Date du droit applicable",
        help="Le droit en vigueur ce jour-là est appliqué ; sans réponse, celui de la date "
        "d'octroi si elle est donnée, sinon celui d'aujourd'hui.",
        unit=Unit.DATE,
        subject=Subject.IDENTITE,
        change=Change.TEMPS,
        delay="",
        appreciation=False,
    ),
    Kind.DATE,
)
"""Not a fact of the case, but asked like one."""


class CaseForm(Form):
    """What every form of a case has; `form_of` adds a field for each fact asked."""

    kind: ClassVar[str] = STRUCTURE
    on = DateField(DATE_OF_LAW)

    def law(self) -> date:
        """Return the date of law that is given; else that of the grant, else today."""
        granted = self["date_octroi"].data if "date_octroi" in self else None
        return self.on.data or granted or date.today()

    def case(self) -> Case | None:
        """Return the case that was typed, or None: `faults` then says everything wrong."""
        self.validate()
        known = answers(field for field in self if field is not self.on)
        facts = tree({sources_of(self.kind, name)[0]: value for name, value in known.items()})
        with refused_by(self, self.kind):
            case = read_case({self.kind: facts})
        return None if any(self.faults()) else case

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in the order of the page."""
        return faults(self)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield what the browser would send, blanks left out."""
        return pairs(self)


@lru_cache(maxsize=4)
def form_for(rulebook: Rulebook, kind: str = STRUCTURE) -> type[CaseForm]:
    """Return the form of the facts that the doors of a kind of case ask."""
    regimes = tuple(one.id for door in doors_of(kind, rulebook) for one in door.regimes)
    parts = asked(rulebook, regimes)
    return form_of(kind, [fact for part in parts for fact in part.facts])


def form_of(kind: str, facts: Iterable[Fact]) -> type[CaseForm]:
    """Return the form of some facts of a kind of case."""
    fields = {fact.info.name: field_of(fact) for fact in facts}
    return type("AskedForm", (CaseForm,), {"kind": kind, **fields})


def filled(form: type[CaseForm], case: Case, on: date | None) -> CaseForm:
    """Return a form as a person would fill it for this case."""
    return form(data={**case.facts, "on": on})
