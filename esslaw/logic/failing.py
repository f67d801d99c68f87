"""What makes an answer negative: the conditions that a program asks for together, one by one.

Guarantees: they are reached from the goal through conjunctions and the conditions of application
that hold, so that the goal is false exactly where one of them is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from esslaw.logic.nodes import All, Given, Node, Program
from esslaw.logic.truth import FALSE, TRUE, Truth


class Asked(NamedTuple):
    """A condition of the goal: its node, the criterion that it is or belongs to, its guards.

    It is asked for where all the nodes of `guards` are true.
    """

    node: str
    criterion: str
    guards: tuple[str, ...]


@lru_cache(maxsize=512)
def asked_together(program: Program) -> tuple[Asked, ...]:
    """Return the conditions of a program's goal, in the order of the rules."""
    return tuple(dict.fromkeys(_asked(program.goal, program.goal.id, ())))


def first_failing(program: Program, values: Mapping[str, Truth]) -> str | None:
    """Return the criterion of the first condition that fails; None where none does."""
    for one in asked_together(program):
        if values[one.node] is FALSE and all(values[guard] is TRUE for guard in one.guards):
            return one.criterion
    return None


def _asked(node: Node, criterion: str, guards: tuple[str, ...]) -> Iterator[Asked]:
    criterion = criterion if node.criterion is None else node.id
    match node:
        case All(children=children) if children:
            for child in children:
                yield from _asked(child, criterion, guards)
        case Given(condition=condition, body=body):
            yield from _asked(body, criterion, (*guards, condition.id))
        case _:
            yield Asked(node.id, criterion, guards)
