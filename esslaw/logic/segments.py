"""The days on which the law asks something else of a goal, the other edges of the law left out.

Guarantees: from one of them to the next, the programs of the goal have the same nodes, comparisons
and figures, so that the first answers for all; only the articles that they cite may differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from esslaw.logic.link import edges_of, program_at
from esslaw.logic.nodes import AtLeast, Program, Test, children_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import figure_on
from esslaw.rulebook.terms import parameters_read


@lru_cache(maxsize=64)
def changes_of(rulebook: Rulebook, goal: str, first: date) -> tuple[date, ...]:
    """Return `first`, then the later days on which what is asked of a goal changes, in order."""
    found: list[date] = []
    last: Any = None
    for day in (first, *(one for one in edges_of(rulebook) if one > first)):
        asked = tuple(_asked(program_at(rulebook, goal, day), rulebook.parameters))
        if asked != last:
            found.append(day)
            last = asked
    return tuple(found)


def _asked(program: Program, parameters: Mapping[str, Parameter]) -> Iterator[Any]:
    """Yield what the answer of a program depends on: its nodes, and the figures that they read."""
    for node in program.nodes:
        yield type(node), node.id, node.criterion is None
        yield tuple(child.id for child in children_of(node))
        if isinstance(node, AtLeast):
            yield node.count
        if isinstance(node, Test):
            yield node.comparison
            for read in parameters_read(node.comparison):
                yield figure_on(parameters[read.parameter], program.on)
