"""What a fact would have to be for one comparison to hold, or to fail.

Guarantees: a target is exact (to the cent, to the day, to a hundredth of a percent); only the
facts that a comparison is about are moved, never the figures of the law nor closed accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import Any

from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.rulebook.terms import Arithmetic, Comparison, Leaf, Literal, Named, Operator, Term

STEPS = {Kind.MONEY: Decimal("0.01"), Kind.RATIO: Decimal("0.0001"), Kind.NUMBER: Decimal(1)}
OPPOSITE = {
    Operator.EQUAL: Operator.DIFFERENT,
    Operator.DIFFERENT: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.AT_MOST: Operator.MORE,
    Operator.MORE: Operator.AT_MOST,
    Operator.AMONG: Operator.NOT_AMONG,
    Operator.NOT_AMONG: Operator.AMONG,
    Operator.CONTAINS: Operator.LACKS,
    Operator.LACKS: Operator.CONTAINS,
}


@dataclass(frozen=True, slots=True)
class Target:
    """A value that a fact could take so that a comparison has the wanted answer."""

    fact: str
    value: Any


def targets(leaf: Leaf, wanted: bool, situation: Situation, leaves: Leaves) -> Iterator[Target]:
    """Yield the targets that give a comparison the wanted answer, one fact at a time."""
    if not isinstance(leaf, Comparison):
        return
    operator = leaf.operator if wanted else OPPOSITE[leaf.operator]
    if leaf.right is None:
        yield from _membership(leaf, operator, situation)
    elif isinstance(leaf.right, Literal) and isinstance(leaf.right.value, bool):
        assert isinstance(leaf.left, Named)
        yield Target(leaf.left.name, leaf.right.value is wanted)
    else:
        with localcontext(EXACT):
            yield from _ordered(leaf, operator, situation, leaves)


def _membership(leaf: Comparison, operator: Operator, situation: Situation) -> Iterator[Target]:
    assert isinstance(leaf.left, Named)
    name = leaf.left.name
    now = situation.facts[name]
    choices = fact_at(name).choices or ()
    match operator:
        case Operator.AMONG | Operator.NOT_AMONG:
            inside = operator is Operator.AMONG
            for choice in choices:
                if (str(choice.value) in leaf.choices) is inside:
                    yield Target(name, choice)
        case Operator.CONTAINS:
            added = [choice for choice in choices if str(choice.value) in leaf.choices]
            yield Target(name, (*(now or ()), *added))
        case _:
            yield Target(name, tuple(one for one in now or () if one not in leaf.choices))


def _ordered(
    leaf: Comparison, operator: Operator, situation: Situation, leaves: Leaves
) -> Iterator[Target]:
    """Move the left side to its bound; in a quotient, only its top: what it is a part of stays."""
    assert leaf.right is not None
    if isinstance(leaf.right, Arithmetic) and leaf.right.operator == "/":
        return
    bound = leaves.get(leaf.right)(situation)
    if bound is None or operator in (Operator.EQUAL, Operator.DIFFERENT):
        return
    if not isinstance(leaf.left, Arithmetic):
        yield from _moved(leaf.left, operator, bound)
        return
    if leaf.left.operator == "/":
        bottom = leaves.get(leaf.left.right)(situation)
        if bottom is not None and bottom > 0:
            yield from _moved(leaf.left.left, operator, bound * bottom)


def _moved(term: Term, operator: Operator, bound: Any) -> Iterator[Target]:
    """Yield the nearest value of a fact on the right side of a bound."""
    if not isinstance(term, Named):
        return
    if isinstance(bound, date):
        day = timedelta(days=1)
        shift = {Operator.LESS: -day, Operator.MORE: day}.get(operator, timedelta())
        if date.min + day <= bound <= date.max - day:
            yield Target(term.name, bound + shift)
        return
    step = STEPS.get(term.kind)
    if step is None:
        return
    below = operator in (Operator.LESS, Operator.AT_MOST)
    value = _rounded(bound, step, ROUND_FLOOR if below else ROUND_CEILING)
    if value == bound and operator in (Operator.LESS, Operator.MORE):
        value += -step if below else step
    if value >= 0:
        yield Target(term.name, int(value) if term.kind is Kind.NUMBER else value)


def _rounded(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    with localcontext() as reading:
        reading.traps = dict.fromkeys(reading.traps, False)
        return value.quantize(step, rounding=rounding)
