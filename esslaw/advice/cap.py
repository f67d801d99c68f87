"""The cap on what public bodies hold together, read from the criterion that sets it.

Guarantees: who is under the cap and how much they may hold come from the comparison in force on
the day, and from nowhere else; where it does not say them, or where the case is not concerned,
there is no cap to show, and the reason is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from esslaw.facts.choices import TypeAssocie
from esslaw.logic.evaluate import prove
from esslaw.logic.truth import FALSE
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation, CriterionVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.terms import Arithmetic, Comparison, Dated, Operator, Quantity

CRITERION = "scic.capital_public"
"""Loi n° 47-1775, art. 19 septies, last alinéa."""
STATUS = "scic.statut"
"""Whose cap it is: loi n° 47-1775, art. 19 quinquies."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The largest share of the capital that associates of some types may hold together.

    `value` is a ratio, itself allowed; `label` and `citations` are those of the criterion.
    """

    value: Decimal
    types: tuple[TypeAssocie, ...]
    label: str
    citations: tuple[Citation, ...]


class NoCap(StrEnum):
    """Why there is no cap to show."""

    NOT_CONCERNED = "not_concerned"
    NOT_IN_FORCE = "not_in_force"
    NOT_FOUND = "not_found"


def cap_on(rulebook: Rulebook, facts: Mapping[str, Any], on: date) -> Cap | NoCap:
    """Return the cap in force on a day for a case, or why there is none to show.

    A case whose status is not known may be concerned: only one that is known not to be is left
    out. `facts` holds every fact of the case, None where unknown.
    """
    if STATUS in rulebook.criteria and prove(rulebook, STATUS, facts, on)[1].value is FALSE:
        return NoCap.NOT_CONCERNED
    criterion = rulebook.criteria.get(CRITERION)
    if criterion is None:
        return NoCap.NOT_FOUND
    match in_force(criterion.versions, on):
        case None:
            return NoCap.NOT_IN_FORCE
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
                return NoCap.NOT_FOUND
            types = tuple(one for one in TypeAssocie if one.value in names)
            citations = tuple(reference.at(on) for reference in version.references)
            return Cap(value, types, version.label, citations)
    return NoCap.NOT_FOUND
