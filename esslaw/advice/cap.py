"""The cap on what public bodies hold together, read from the criterion that sets it.

Guarantees: who is under the cap and how much they may hold come from the comparison in force on
the day, and from nowhere else; where it does not say them, there is no cap to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esslaw.facts.choices import TypeAssocie
from esslaw.rulebook.criteria import Citation, CriterionVersion, Rulebook
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.terms import Arithmetic, Comparison, Dated, Operator, Quantity

CRITERION = "scic.capital_public"
"""Loi n° 47-1775, art. 19 septies, last alinéa."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The largest share of the capital that associates of some types may hold together.

    `value` is a ratio, itself allowed; `label` and `citations` are those of the criterion.
    """

    value: Decimal
    types: tuple[TypeAssocie, ...]
    label: str
    citations: tuple[Citation, ...]


def cap_on(rulebook: Rulebook, on: date) -> Cap | None:
    """Return the cap in force on a day, or None where no rule sets it as a share of the capital."""
    criterion = rulebook.criteria.get(CRITERION)
    match in_force(criterion.versions, on) if criterion else None:
        case (
            CriterionVersion(
                condition=None,
                leaf=Comparison(
                    Operator.AT_MOST,
                    Arithmetic(
                        "/",
                        Quantity("capital", "associes", choices=(_, *_) as names),
                        Quantity("capital", "associes", choices=()),
                    ),
                    Dated(parameter, key=None),
                ),
            ) as version
        ):
            value = value_on(rulebook.parameters[parameter], on)
            if value is None:
                return None
            types = tuple(one for one in TypeAssocie if one.value in names)
            citations = tuple(reference.at(on) for reference in version.references)
            return Cap(value, types, version.label, citations)
    return None
