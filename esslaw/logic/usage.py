"""The facts that a leaf used: what was provided, and what was expected of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from esslaw.facts.quantities import Bounds
from esslaw.facts.vocabulary import Kind
from esslaw.logic.bounds import BOUNDED
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Get, Leaves, Situation
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.kinds import TODAY, YEAR_END
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    Today,
    YearEnd,
    subjects_of,
)

SHARE_DIGITS, MOST_DIGITS = 6, 40


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact read by a leaf.

    `fact` is its path, `read` the term that reads it, `value` what was provided or computed from
    it (None: unknown; `between` may then say between what and what it lies); `operator` and
    `bounds` what was expected, both absent for a fact that only served to compute the bound.
    The value of a share comes from the terms `above` over the terms `below`; that of another
    `formula` is compared in its stead, and is `result`.
    """

    fact: str
    read: Named | Quantity
    kind: Kind
    value: Any
    operator: Operator | None = None
    bounds: tuple[Any, ...] = ()
    above: tuple[Named | Quantity, ...] = ()
    below: tuple[Named | Quantity, ...] = ()
    between: Bounds | None = None
    formula: Arithmetic | YearEnd | None = None
    result: Any = None

    @property
    def compared(self) -> Any:
        """What was compared: the value, or the result of the formula which it enters."""
        return self.value if self.formula is None else self.result

    @property
    def compared_kind(self) -> Kind:
        """The kind of what was compared."""
        return self.kind if self.formula is None else self.formula.kind

    @property
    def expected(self) -> str | None:
        """What was expected, as in a comparison: `<= 221842.90`; None when it is not known."""
        if self.operator is None or None in self.bounds:
            return None
        said = ", ".join(plain(bound) for bound in self.bounds)
        said = said if self.operator is Operator.EQUAL else f"{self.operator} {said}"
        return said if self.formula is None else f"{written(self.formula)} {said}"


def plain(value: Any) -> str:
    """Return a value as JSON text would write it: exact, ISO, `true`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def facts_used(proof: Proof, parameters: Mapping[str, Parameter]) -> tuple[FactUse, ...]:
    """Return the facts that a proof's own comparison read, the subject first."""
    if not isinstance(proof.node, Test) or not isinstance(proof.node.comparison, Comparison):
        return ()
    situation = proof.situation
    read = _ready(proof.node, situation.on, Figures(parameters))
    with localcontext(EXACT):
        return read(situation)


class Figures:
    """Parameters, compared by identity: those of one rulebook are one object."""

    __slots__ = ("parameters",)

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.parameters = parameters

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and other.parameters is self.parameters

    def __hash__(self) -> int:
        return id(self.parameters)


@lru_cache(maxsize=4096)
def _ready(node: Test, on: date, figures: Figures) -> Callable[[Situation], tuple[FactUse, ...]]:
    """Return what reads the facts of a leaf in a situation of a day, made ready once."""
    leaf = node.comparison
    assert isinstance(leaf, Comparison)
    leaves = Leaves(figures.parameters, on)
    (subject, first), *others = subjects_of(leaf)
    left, right = _side(leaves, leaf, left=True), _side(leaves, leaf, left=False)
    above, below = _share(leaf.left)
    between = _between(leaves, leaf.left)
    formula = leaf.left if isinstance(leaf.left, Arithmetic | YearEnd) and not below else None
    get = leaves.get(first)
    gets = [(path, read, leaves.get(read)) for path, read in others]

    def used(situation: Situation) -> tuple[FactUse, ...]:
        value = left(situation)
        bounds = leaf.choices or (right(situation),)
        limits = between(situation) if value is None and between is not None else None
        said = (leaf.operator, bounds, above, below, limits)
        if formula is not None:
            use = FactUse(subject, first, first.kind, get(situation), *said, formula, value)
        else:
            use = FactUse(subject, first, leaf.left.kind, value, *said)
        return (use, *[FactUse(path, read, read.kind, of(situation)) for path, read, of in gets])

    return used


def written(term: Term) -> str:
    """Return a term as it would be written in a rule.

    >>> written(Arithmetic("+", Named("date_creation", Kind.DATE), Today(), Kind.DATE))
    'date_creation + jour_examine'
    """
    match term:
        case Arithmetic():
            return f"{written(term.left)} {term.operator} {written(term.right)}"
        case YearEnd():
            return f"{YEAR_END}({written(term.of)})"
        case Today():
            return TODAY
        case Dated():
            return term.parameter
        case Quantity():
            return f"{term.function}({term.paths[0]})"
        case Named():
            return term.name
        case Literal():
            return plain(term.value)


def _between(leaves: Leaves, left: Term) -> Callable[[Situation], Bounds | None] | None:
    """Return what gives the bounds of a quantity of which the value is not known."""
    if not isinstance(left, Quantity) or left.function not in BOUNDED:
        return None
    get = leaves.bounds(left)

    def between(situation: Situation) -> Bounds | None:
        bounds = get(situation)
        return None if bounds == (None, None) else bounds

    return between


def _share(
    term: Term,
) -> tuple[tuple[Named | Quantity, ...], tuple[Named | Quantity, ...]]:
    """Return what is read above and below the bar of a quotient; nothing for another term."""
    if not isinstance(term, Arithmetic) or term.operator != "/":
        return (), ()
    sides = (Comparison(Operator.EQUAL, side, None) for side in (term.left, term.right))
    above, below = (tuple(term for _, term in subjects_of(side)) for side in sides)
    return above, below


def _side(leaves: Leaves, leaf: Comparison, *, left: bool) -> Get:
    """Return what gives a side; a quotient is shown as a share, rounded for reading only."""
    term = leaf.left if left else leaf.right
    if term is None:
        return lambda situation: None
    top, bottom = leaves.fraction(term)
    if bottom is None:
        return top
    other = leaf.right if left else leaf.left
    plain = other is not None and leaves.fraction(other)[1] is None
    bound = leaves.get(other) if other is not None and plain else None

    def share(situation: Situation) -> Decimal | None:
        value = top(situation)
        divisor = None if value is None else bottom(situation)
        if divisor is None or divisor <= 0:
            return None
        return _share_shown(value, divisor, None if bound is None else bound(situation))

    return share


def _share_shown(top: Decimal, bottom: Decimal, bound: Decimal | None) -> Decimal:
    """Return a share with as many decimals as it takes not to look equal to a bound it misses."""
    with localcontext() as reading:
        reading.prec = 60
        reading.traps = dict.fromkeys(reading.traps, False)
        share = top / bottom
        for digits in range(SHARE_DIGITS, MOST_DIGITS):
            rounded = share.quantize(Decimal(1).scaleb(-digits))
            if bound is None or (rounded > bound, rounded < bound) == (
                share > bound,
                share < bound,
            ):
                return rounded
    return rounded
