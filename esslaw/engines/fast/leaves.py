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
    return f"{OPEN} if {unknown(needs)} else {met} if {condition} else {not_met}"


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
    """Two sides compared, each a term or a quotient: then by cross product."""
    assert leaf.right is not None
    (top, bottom), (over, under) = parts(leaf.left), parts(leaf.right)
    if isinstance(top, Quantity) and is_bounded(top, bottom, leaf.right):
        return _bounded(terms, leaf, top, bottom)
    left, right = terms.write(top), terms.write(over)
    divisors = [None if one is None else terms.write(one) for one in (bottom, under)]
    lacking = any(a and not b for a, b in zip((bottom, under), divisors, strict=True))
    if left is None or right is None or lacking:
        return OPEN
    needs = dict.fromkeys((*left.needs, *right.needs))
    undecided = [f"{name} is None" for name in needs]
    for divisor in divisors:
        if divisor is not None:
            undecided += [f"{name} is None" for name in divisor.needs if name not in needs]
            undecided.append(f"{divisor.code} <= 0")
    of_left, of_right = divisors
    sides = _times(terms, left, of_right), SIGNS[leaf.operator], _times(terms, right, of_left)
    said = f"2 if {' '.join(sides)} else 0"
    return f"{OPEN} if {' or '.join(undecided)} else {said}" if undecided else said


def _times(terms: Terms, side: Written, divisor: Written | None) -> str:
    """Return a side of a comparison, multiplied by the divisor of the other one."""
    if divisor is None:
        return side.code
    terms.computes = True
    return f"{side.inner} * {divisor.inner}"


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
