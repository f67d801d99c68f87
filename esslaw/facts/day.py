"""The day of law: mandatory, and a day."""

from __future__ import annotations

from datetime import date, datetime

from esslaw.problems import InputError, Problem, shown


def check_day(on: object) -> None:
    """Raise `InputError` for what is not a day."""
    if not isinstance(on, date) or isinstance(on, datetime):
        raise InputError([Problem("on", "date", shown(on), "une date de droit (datetime.date)")])
