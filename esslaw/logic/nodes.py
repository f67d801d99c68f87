"""The six kinds of node of the kernel, and the program they make at a date.

Guarantees: nodes are immutable; a `Program` lists them children first, each once, so that one
pass evaluates everything. Every other construct of the rule documents is rewritten into these.
A node that is a criterion of the law carries the `Criterion`; the others are scaffolding
(the inside of a `none_of`, an `applies_if`) and never appear by themselves in a proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from esslaw.rulebook.criteria import InForce
    from esslaw.rulebook.terms import Leaf


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """What all kinds share: an identifier, unique in the program, and perhaps a criterion."""

    id: str
    criterion: InForce | None


@dataclass(frozen=True, slots=True, eq=False)
class Test(Node):
    """A leaf: a comparison over facts and parameters."""

    comparison: Leaf


@dataclass(frozen=True, slots=True, eq=False)
class All(Node):
    """True when every child is."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Any(Node):
    """True when some child is."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not(Node):
    """True when its child is false."""

    child: Node


@dataclass(frozen=True, slots=True, eq=False)
class AtLeast(Node):
    """True when at least `count` children are."""

    count: int
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Given(Node):
    """Asks for its body only where its condition holds; elsewhere it is *sans objet*."""

    condition: Node
    body: Node


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """The law of a goal at a date: nodes in an order where children come first."""

    goal: Node
    nodes: tuple[Node, ...]
    on: date
    index: Mapping[str, int]


def children_of(node: Node) -> tuple[Node, ...]:
    """Return the direct children of a node, in the order of the rule."""
    match node:
        case All(children=children) | Any(children=children) | AtLeast(children=children):
            return children
        case Not(child=child):
            return (child,)
        case Given(condition=condition, body=body):
            return (condition, body)
        case _:
            return ()


def program_of(goal: Node, on: date) -> Program:
    """Return the program of a goal: its leaves, then its other nodes, children first, each once."""
    order: dict[str, Node] = {}

    def visit(node: Node) -> None:
        if node.id not in order:
            for child in children_of(node):
                visit(child)
            order[node.id] = node

    visit(goal)
    nodes = tuple(sorted(order.values(), key=lambda node: not isinstance(node, Test)))
    return Program(goal, nodes, on, {node.id: i for i, node in enumerate(nodes)})
