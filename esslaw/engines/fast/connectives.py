"""The other nodes of the kernel as Python expressions over the values of their children.

Guarantees: strong Kleene over 0 (no), 1 (open), 2 (yes): a conjunction is the least of its
children, a disjunction the most, a negation the mirror. Two children are compared, which is the
quickest; more are taken together as bits, which needs no call (`min` takes six times as long).
"""

from __future__ import annotations

from collections.abc import Sequence

from esslaw.engines.fast.errors import UnknownShape
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not


def write_node(node: Node, children: Sequence[str]) -> str:
    """Return the expression of a node that is not a leaf, from the names of its children."""
    match node:
        case All():
            return _least(children)
        case Any():
            return _most(children)
        case Not():
            (child,) = children
            return f"2 - {child}"
        case Given():
            condition, body = children
            return f"2 if {condition} == 0 else {body} if {body} == 2 or {condition} == 2 else 1"
        case AtLeast(count=count) if type(count) is int:
            return _at_least(children, count)
    raise UnknownShape(node)


def _least(children: Sequence[str]) -> str:
    match children:
        case ():
            return "2"
        case (one,):
            return one
        case (one, other):
            return f"{one} if {one} < {other} else {other}"
    # none is 0: bit by bit they make 2 where all are 2, 1 where all are 1, 0 where some are each
    return f"{' and '.join(children)} and ({' & '.join(children)} or 1)"


def _most(children: Sequence[str]) -> str:
    match children:
        case ():
            return "0"
        case (one,):
            return one
        case (one, other):
            return f"{one} if {one} > {other} else {other}"
    # bit by bit they make 3 where some are 1 and others 2
    return f"MOST[{' | '.join(children)}]"


def _at_least(children: Sequence[str], count: int) -> str:
    if count <= 0:
        return "2"
    if count > len(children):
        return "0"
    met = " + ".join(f"({one} == 2)" for one in children)
    possible = " + ".join(f"({one} > 0)" for one in children)
    return f"2 if {met} >= {count} else 1 if {possible} >= {count} else 0"
