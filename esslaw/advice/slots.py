"""The slots of a drafted sentence: a fact, a figure of the law, or what is computed from them.

Guarantees: exact; a slot whose value is not known says which facts are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from esslaw.advice.lacking import missing_of
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import (
    Comparison,
    Named,
    Operator,
    Term,
    facts_read,
    parameters_read,
)

SHARE_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A value to write in a sentence; `fact` is the path where it is that of a fact alone.

    Where `value` is None, `missing` has the labels of the facts that are missing (`named`), or
    else, where no fact is, those of what the sentence reads.
    """

    kind: Kind
    value: Any
    fact: str | None = None
    missing: tuple[str, ...] = ()
    named: bool = True


def slot_of(term: Term, situation: Situation, parameters: Mapping[str, Parameter]) -> Slot:
    """Return what a term gives in a situation."""
    with localcontext(EXACT):
        top, bottom = Leaves(parameters, situation.on).fraction(term)
        value = top(situation)
        divisor = None if bottom is None else bottom(situation)
    if bottom is not None:
        value = _share(value, divisor)
    if value is not None:
        return Slot(term.kind, value, term.name if isinstance(term, Named) else None)
    leaf = Comparison(Operator.EQUAL, term, None)
    facts = [*_missing(leaf, situation, parameters)]
    labels = facts or [*_read(leaf, parameters)]
    return Slot(term.kind, None, None, tuple(dict.fromkeys(labels)), named=bool(facts))


def _share(top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    """Return a share, rounded far beyond what is ever read; None where it has no meaning."""
    if top is None or bottom is None or bottom <= 0:
        return None
    with localcontext() as reading:
        reading.prec = SHARE_DIGITS
        reading.traps = dict.fromkeys(reading.traps, False)
        return top / bottom


def _missing(
    leaf: Comparison, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the labels of the facts that are missing; a missing table stands for its columns."""
    paths = [*missing_of(leaf, situation, parameters)]
    for path in paths:
        if path.rpartition(".")[0] not in paths:
            yield fact_at(path).info.label


def _read(leaf: Comparison, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Yield the labels of what is read: a share whose whole is nothing, a figure not known."""
    yield from (fact_at(path).info.label for path in facts_read(leaf))
    yield from (parameters[dated.parameter].label for dated in parameters_read(leaf))
