"""The slots of a drafted sentence: a fact, a figure of the law, or what is computed from them.

Guarantees: exact; a slot whose value is not known says which facts are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from esslaw.advice.questions import missing_of
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import Comparison, Named, Operator, Term, parameters_read

SHARE_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A value to write in a sentence; `fact` is the path where it is that of a fact alone.

    Where `value` is None, `missing` has the labels of the facts, or else of the figures, that
    are missing.
    """

    kind: Kind
    value: Any
    fact: str | None = None
    missing: tuple[str, ...] = ()


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
    return Slot(term.kind, None, None, tuple(dict.fromkeys(_missing(term, situation, parameters))))


def _share(top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    """Return a share, rounded far beyond what is ever read; None where it has no meaning."""
    if top is None or bottom is None or bottom <= 0:
        return None
    with localcontext() as reading:
        reading.prec = SHARE_DIGITS
        reading.traps = dict.fromkeys(reading.traps, False)
        return top / bottom


def _missing(
    term: Term, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    leaf = Comparison(Operator.EQUAL, term, None)
    paths = [*missing_of(leaf, situation, parameters)]
    # An unknown table lacks its columns too: its own name says it.
    tables = {path for path in paths if f"{path}." in "".join(f"{one};" for one in paths)}
    for path in paths:
        if path.rpartition(".")[0] not in tables:
            yield fact_at(path).info.label
    if not paths:
        yield from (parameters[dated.parameter].label for dated in parameters_read(leaf))
