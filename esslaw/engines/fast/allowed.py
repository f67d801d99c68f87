"""All that generated code may name: nothing else is within its reach, no builtin either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, getcontext, setcontext
from functools import lru_cache, partial
from typing import Any

from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import (
    Bounds,
    aides,
    capital,
    capital_entre,
    compte,
    exercices_clos,
    moins_annees,
    plus_annees,
    plus_grand,
    plus_petit,
    total,
)
from esslaw.logic import bounds
from esslaw.logic.bounds import exact_of
from esslaw.logic.exact import EXACT
from esslaw.logic.network import CODES
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on, value_over
from esslaw.rulebook.terms import Operator

KEPT = 1024
"""For how many days or years a figure that is read at a date of the case is remembered."""


def between(known: Bounds, operator: Operator, value: Any) -> int:
    """Return the number of what `logic.bounds.between` answers."""
    return CODES[bounds.between(known, operator, value)]


def share_between(top: Bounds, bottom: Bounds, operator: Operator, value: Any) -> int:
    """Return the number of what `logic.bounds.share_between` answers."""
    return CODES[bounds.share_between(top, bottom, operator, value)]


def last(years: Sequence[object], column: str) -> Any:
    """Return an account of the last of some years; None where there is none."""
    return getattr(years[-1], column) if years else None


def year_end(day: date) -> date:
    """Return the last day of the calendar year of a date."""
    return day.replace(month=12, day=31)


FIXED: Mapping[str, object] = {
    "__builtins__": {},
    "EXACT": EXACT,
    "Decimal": Decimal,
    "MOST": (0, 1, 2, 2),
    "TypeAssocie": TypeAssocie,
    "aides": aides,
    "between": between,
    "capital": capital,
    "capital_entre": capital_entre,
    "closed": exercices_clos,
    "compte": compte,
    "date": date,
    "exact_of": exact_of,
    "frozenset": frozenset,
    "getcontext": getcontext,
    "int": int,
    "last": last,
    "len": len,
    "map": map,
    "moins_annees": moins_annees,
    "plus_annees": plus_annees,
    "plus_grand": plus_grand,
    "plus_petit": plus_petit,
    "setcontext": setcontext,
    "share_between": share_between,
    "total": total,
    "tuple": tuple,
    "year_end": year_end,
    **{operator.name: operator for operator in Operator},
}


def allowed(parameters: Mapping[str, Parameter]) -> dict[str, object]:
    """Return the names that generated code may use, the figures being those of some parameters."""
    from esslaw.facts.intervention.choices import RegimeAide

    def by_day(name: str) -> Callable[[date], Any]:
        return lru_cache(maxsize=KEPT)(partial(figure_on, parameters[name]))

    def by_year(name: str) -> Callable[[int], Any]:
        return lru_cache(maxsize=KEPT)(
            lambda year: value_over(parameters[name], year, parameters),
        )

    return {**FIXED, "RegimeAide": RegimeAide, "by_day": by_day, "by_year": by_year}
