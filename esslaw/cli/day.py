"""A day given on the command line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from esslaw.facts.case import read_case
from esslaw.problems import InputError


class Day(click.ParamType[date]):
    """A date AAAA-MM-JJ; anything else is refused in one French sentence."""

    name = "AAAA-MM-JJ"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date that a text says."""
        if isinstance(value, date):
            return value
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):  # other ISO forms exist
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n'est pas une date AAAA-MM-JJ qui existe.", param, ctx)


DAY = Day()


def day_of(case: Path, on: date | None) -> date:
    """Return the day of law that is asked for; else that of the grant, else today.

    A case that cannot be read has no day of its own: its problems are told by what reads it.
    """
    if on is not None:
        return on
    try:
        granted = read_case(case).facts.get("date_octroi")
    except InputError:
        granted = None
    return granted if isinstance(granted, date) else date.today()
