"""Columns made in layers, each from those of the layers before, so that none is worked out twice.

Guarantees: a column is written once in what a database runs, however many others rest on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from esslaw.logic.nodes import Program, children_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

Make = Callable[["ir.Table"], Any]
"""Makes a column from a table that has all those it rests on."""


def layered(table: ir.Table, layers: Sequence[Mapping[str, Make]]) -> ir.Table:
    """Return a table with the columns of each layer, one layer after the other."""
    for layer in layers:
        table = widened(table, {name: make(table) for name, make in layer.items()})
    return table


def widened(table: ir.Table, made: Mapping[str, Any]) -> ir.Table:
    """Return a table with more columns, which are made of its own.

    `mutate` would look for each of them among the tables before: a fifth of the time of making an
    expression. What takes itself for a table has its own `mutate` (`sql.steps`).
    """
    import ibis.expr.operations as ops
    import ibis.expr.types as ir

    if not made or not isinstance(table, ir.Table):
        return table.mutate(**made) if made else table
    parent = table.op()
    new = {name: value.op() for name, value in made.items()}
    return ops.Project(parent, {**parent.fields, **new}).to_expr()


def by_height(program: Program, held: Collection[int]) -> list[list[int]]:
    """Return the ranks of the nodes that are columns, in layers: none rests on one of its own.

    `held` are those ranks; the nodes between them are written where they are read.

    >>> from datetime import date
    >>> from esslaw.logic.nodes import Not, Test, program_of
    >>> from esslaw.rulebook.terms import LawNotFound
    >>> leaf = Test("leaf", None, LawNotFound(""))
    >>> by_height(program_of(Not("not", None, leaf), date(2026, 1, 1)), {0, 1})
    [[0], [1]]
    """
    heights: list[int] = []
    for node in program.nodes:
        below = [program.index[child.id] for child in children_of(node)]
        heights.append(max((heights[rank] + (rank in held) for rank in below), default=0))
    return _grouped({rank: heights[rank] for rank in sorted(held)})


def by_depth(program: Program) -> list[list[int]]:
    """Return the ranks of the nodes of a program: the goal, then what it rests on, and so on."""
    depths = [0] * len(program.nodes)
    for rank in reversed(range(len(program.nodes))):
        for child in children_of(program.nodes[rank]):
            below = program.index[child.id]
            depths[below] = max(depths[below], depths[rank] + 1)
    return _grouped(dict(enumerate(depths)))


def _grouped(levels: Mapping[int, int]) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in range(max(levels.values()) + 1)]
    for rank, level in levels.items():
        groups[level].append(rank)
    return groups
