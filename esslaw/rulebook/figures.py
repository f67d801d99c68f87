"""The value of a parameter: on a day, or over a calendar year. Exact, or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from esslaw.rulebook.criteria import CriterionVersion, Parameter, ParameterVersion
from esslaw.rulebook.dated import in_force

MONTHS = range(1, 13)


def numbers(parameter: Parameter) -> list[Decimal]:
    """Return the values of a parameter that are numbers, in the order of its versions."""
    return [one.value for one in parameter.versions if isinstance(one.value, Decimal)]


def figure_on(parameter: Parameter, on: date) -> Decimal | date | None:
    """Return the value in force on a day, a number or a date; None where there is none."""
    version = in_force(parameter.versions, on)
    return version.value if version else None


def value_on(parameter: Parameter, on: date) -> Decimal | None:
    """Return the number in force on a day, or None where there is none."""
    value = figure_on(parameter, on)
    return value if isinstance(value, Decimal) else None


def count_on(
    version: CriterionVersion, parameters: Mapping[str, Parameter], on: date
) -> int | None:
    """Return how many children a version asks for on a day, or None where no figure says it."""
    if isinstance(version.count, int):
        return version.count
    value = value_on(parameters[version.count], on)
    return None if value is None else int(value)


def months_of(parameter: Parameter, year: int) -> list[ParameterVersion] | None:
    """Return the version in force on the first of each month of a year, or None."""
    months = [in_force(parameter.versions, date(year, month, 1)) for month in MONTHS]
    return None if None in months else [month for month in months if month]


def value_over(
    parameter: Parameter, year: int, parameters: Mapping[str, Parameter]
) -> Decimal | None:
    """Return what twelve months of the monthly parameter make over a calendar year.

    None beyond the last year known: a figure which does not exist yet is not guessed.
    """
    if parameter.monthly is None or parameter.until is None or year > parameter.until:
        return None
    months = months_of(parameters[parameter.monthly], year)
    if months is None:
        return None
    amounts = (month.value for month in months)
    return sum((one for one in amounts if isinstance(one, Decimal)), Decimal(0))
