"""Why the facts of a row contradict one another, in the words of the models.

Guarantees: the row is read by its model as a case is, with the facts that the contradiction is
about and no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from esslaw.engines.table.codes import choices_in
from esslaw.engines.table.columns import LEAST_END, Column
from esslaw.facts.case import model_of
from esslaw.facts.refusals import problems_of
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind
from esslaw.facts.written import INTERVENTION, STRUCTURE, sources_of, tree
from esslaw.i18n import sentence
from esslaw.problems import shown
from esslaw.tables.coherence import Check
from esslaw.tables.limits import kind_of
from esslaw.tables.mistakes import Refusal

INCOHERENT = "incoherent"
_BOUNDS = sentence("une borne basse qui ne dépasse pas la borne haute")


def contradiction(
    check: Check, row: Mapping[str, Any], columns: Mapping[str, Column], _: Say
) -> Refusal:
    """Return why a row, which a check finds wrong, is refused; `row` is in physical types."""
    known = {name: row[name] for name in check.columns if row.get(name) is not None}
    facts = {name: _value(value, columns[name]) for name, value in known.items()}
    got = shown(facts.get(check.field, [*facts.values()][-1]))
    if columns[check.field].end == LEAST_END:
        return Refusal(INCOHERENT, got, _(_BOUNDS))
    kind = STRUCTURE if all(kind_of(name) == STRUCTURE for name in facts) else INTERVENTION
    model = model_of(kind)
    try:
        model.model_validate(
            tree({sources_of(kind, name)[0]: said for name, said in facts.items()})
        )
    except ValidationError as error:
        return Refusal(INCOHERENT, got, _(problems_of(error, model)[0].expected))
    raise ValueError(f"{check.field}: the models admit {facts}")


def _value(value: Any, column: Column) -> Any:
    """Return what a physical value says, as a case writes it."""
    if column.kind is Kind.CHOICES:
        return choices_in(column.fact, value)
    return Decimal(value).scaleb(-column.scale) if column.scale else value
