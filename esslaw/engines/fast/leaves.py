"""Comparisons as Python expressions whose value is 0 (no), 1 (open) or 2 (yes).

Guarantees: the answer is that of `logic.leaves`; a comparison of another shape is refused.
"""

from __future__ import annotations

from esslaw.engines.fast.errors import UnknownShape
from esslaw.engines.fast.names import literal
from esslaw.engines.fast.terms import Terms, Written, unknown
from esslaw.logic.bounds import ORDER
from esslaw.logic.leaves import is_bounded, parts
from esslaw.rulebook.terms import (
    Comparison,
    LawNotFound,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
)

OPEN = "1"
YES_NO, NO_YES = ("2", "0"), ("0", "2")
SIGNS = {operator: operator.value for operator in ORDER}


def write_leaf(terms: Terms, leaf: Leaf) -> str:
    """Return the expression that answers a leaf; raise `UnknownShape`."""
    match leaf:
        case LawNotFound():
            return OPEN
        case Comparison(right=None):
            return _membership(terms, leaf)
        case Comparison(Operator.EQUAL, Named(name), Literal(value=bool() as wanted)):
            fact = terms.fact(name)
            return _answer((fact,), f"{fact} is {literal(wanted)}")
        case Comparison(operator=operator) if operator in SIGNS:
            return _order(terms, leaf)
    raise UnknownShape(leaf)


def _answer(needs: tuple[str, ...], condition: str, ends: tuple[str, str] = YES_NO) -> str:
    """Return what says whether a condition holds, open where one of some names is unknown."""
    met, not_met = ends
    said = f"{met} if {condition} else {not_met}"
    return f"{OPEN} if {unknown(needs)} else {said}" if needs else said


def _membership(terms: Terms, leaf: Comparison) -> str:
    if not isinstance(leaf.left, Named):
        raise UnknownShape(leaf)
    fact = terms.fact(leaf.left.name)
    match leaf.operator, leaf.choices:
        case ((Operator.AMONG | Operator.NOT_AMONG), (choice,)):
            condition = f"{fact} == {literal(choice)}"
        case ((Operator.AMONG | Operator.NOT_AMONG), choices):
            condition = f"{fact} in {terms.choices(choices)}"
        case ((Operator.CONTAINS | Operator.LACKS), (choice,)):
            condition = f"{literal(choice)} in {fact}"
        case _:
            raise UnknownShape(leaf)
    inside = leaf.operator in (Operator.AMONG, Operator.CONTAINS)
    return _answer((fact,), condition, YES_NO if inside else NO_YES)


def _order(terms: Terms, leaf: Comparison) -> str:
    assert leaf.right is not None
    top, bottom = parts(leaf.left)
    if isinstance(top, Quantity) and is_bounded(top, bottom, leaf.right):
        return _bounded(terms, leaf, top, bottom)
    over, under = parts(leaf.right)
    written = [None if one is None else terms.write(one) for one in (top, bottom, over, under)]
    a, divisor_a, b, divisor_b = written
    if a is None or b is None or (bottom and not divisor_a) or (under and not divisor_b):
        return OPEN
    needs = dict.fromkeys((*a.needs, *b.needs))
    undecided: list[str] = []
    left, right = a, b
    for divisor, beside in ((divisor_a, "right"), (divisor_b, "left")):
        if divisor is None:
            continue
        terms.computes = True
        undecided += [f"{name} is None" for name in divisor.needs if name not in needs]
        undecided.append(f"{divisor.inner} <= 0")
        if beside == "right":
            right = _times(right, divisor)
        else:
            left = _times(left, divisor)
    condition = f"{left.code} {SIGNS[leaf.operator]} {right.code}"
    opened = [f"{name} is None" for name in needs] + undecided
    said = f"2 if {condition} else 0"
    return f"{OPEN} if {' or '.join(opened)} else {said}" if opened else said


def _times(one: Written, other: Written) -> Written:
    return Written(f"{one.inner} * {other.inner}", (*one.needs, *other.needs), atom=False)


def _bounded(terms: Terms, leaf: Comparison, top: Quantity, bottom: Term | None) -> str:
    """A quantity of which only bounds may be known, or its share of a whole, against a value."""
    assert leaf.right is not None
    value, share = terms.write(leaf.right), terms.bounds(top)
    if value is None:
        return OPEN
    operator = leaf.operator.name
    if isinstance(bottom, Quantity):
        terms.computes = True
        whole = terms.bounds(bottom)
        needs = dict.fromkeys((*share.needs, *whole.needs, *value.needs))
        call = f"share_between({share.code}, {whole.code}, {operator}, {value.code})"
    else:
        needs = dict.fromkeys((*share.needs, *value.needs))
        call = f"between({share.code}, {operator}, {value.code})"
    return f"{OPEN} if {unknown(tuple(needs))} else {call}"
