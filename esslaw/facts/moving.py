"""Dates that a person chooses: the day of an application, of a grant, of a consultation.

Guarantees: the days that such a date may be are written here once; the models refuse the others.
What asks « and if it were done that day? » moves these dates, and no other fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from esslaw.facts.quantities import plus_annees
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY

APPLICATION, GRANT = "date_demande", "date_octroi"
CONSULTATION = "marche.date_engagement_consultation"
MOVING = (APPLICATION, GRANT, CONSULTATION)
"""By the name that rules give them; every other date of a case is one of its history."""
LONGEST_YEAR = 2
"""In years: a financial year may be longer than twelve months, never as long as that."""

Days = tuple[date, date]


def application_days(created: date | None) -> Days:
    """Return the days on which a structure may apply: none before its creation."""
    return created or FIRST_DAY, LAST_DAY


def grant_days(began: date | None) -> Days:
    """Return the days on which an aid may be granted in the fiscal year that began on a day.

    >>> grant_days(date(2024, 1, 1))
    (datetime.date(2024, 1, 1), datetime.date(2025, 12, 31))
    """
    if began is None:
        return FIRST_DAY, LAST_DAY
    return began, min(plus_annees(began, LONGEST_YEAR) - timedelta(1), LAST_DAY)


def possible_days(name: str, facts: Mapping[str, Any]) -> Days:
    """Return the first and the last day that a moving date may be, beside the other facts."""
    if name == APPLICATION:
        return application_days(facts["date_creation"])
    if name == GRANT:
        return grant_days(facts["debut_exercice_fiscal"])
    return FIRST_DAY, LAST_DAY


def within(day: date, days: Days) -> bool:
    """Return whether a day is one of them."""
    return days[0] <= day <= days[1]
