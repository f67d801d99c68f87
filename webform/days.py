"""Two days that a screen asks for: a small form of its own, beside the answers that it is about.

Guarantees: what was typed is kept as it was typed; whatever is wrong is said beside its day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from wtforms import Form

from esslaw.advice.timeline import LONGEST
from esslaw.facts.fact import Change, FactInfo, Subject, Unit
from esslaw.facts.quantities import plus_annees
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.i18n import sentence
from webform.fields import DateField
from webform.language import spoken
from webform.refusals import Fault, faults


def _day(name: str, label: str) -> DateField:
    info = FactInfo(name, label, "", Unit.DATE, Subject.IDENTITE, Change.TEMPS, "", False)
    return DateField(Fact(info, Kind.DATE))


class DaysForm(Form):
    """Two days, both of which have to be given."""

    @property
    def both(self) -> tuple[DateField, DateField]:
        """The fields, in the order of the page."""
        one, other = (field for field in self if isinstance(field, DateField))
        return one, other

    def asked(self, sent: Collection[str]) -> bool:
        """Whether its lines are among the names that were sent: a browser sends blank ones too."""
        return any(name in sent for field in self.both for name in field.names)

    def days(self) -> tuple[date, date] | None:
        """Return the days, or None once everything wrong with them is said."""
        self.validate()
        for field in self.both:
            if field.data is None and not field.errors:
                field.errors = [spoken()("Indiquez un jour, un mois et une année")]
        one, other = (field.data for field in self.both)
        if one is None or other is None or any(self.faults()):
            return None
        return one, other

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in the order of the page."""
        return faults(self)


class ComparedDays(DaysForm):
    """Two dates of law."""

    avant = _day("avant", sentence("Première date"))
    apres = _day("apres", sentence("Seconde date"))


class Period(DaysForm):
    """The first and the last day of a period that is no longer than a timeline may be."""

    debut = _day("debut", sentence("Premier jour"))
    fin = _day("fin", sentence("Dernier jour"))

    def days(self) -> tuple[date, date] | None:
        """Return the days, or None once everything wrong with them is said."""
        both, _ = super().days(), spoken()
        if both is None:
            return None
        start, end = both
        if end < start:
            self.fin.errors = [_("Indiquez un jour qui ne précède pas le premier")]
        elif end > plus_annees(start, LONGEST):
            words = _("Indiquez un jour moins éloigné : la période est de {ans} ans au plus")
            self.fin.errors = [words.format(ans=LONGEST)]
        return None if self.fin.errors else both
