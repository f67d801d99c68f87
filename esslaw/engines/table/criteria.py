"""The nodes of a program as columns: strong Kleene, NULL being unknown.

Guarantees: each node is written once, as a column where several read it and inside of the one that
does elsewhere; `and`, `or` and `not` of every database keep unknown as the kernel does, and a count
of children is told from those that are surely true and those that may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial, reduce
from operator import and_, or_
from typing import TYPE_CHECKING
from typing import Any as Anything

from esslaw.engines.table.layers import by_height, layered
from esslaw.engines.table.leaves import Leaves, decided
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, children_of

if TYPE_CHECKING:
    import ibis.expr.types as ir


def answer_name(program: Program, node: str) -> str:
    """Return the name of the column that holds the value of a node."""
    return f"n{program.index[node]}"


def answered(
    table: ir.Table,
    program: Program,
    leaves: Callable[[ir.Table], Leaves],
    wanted: Collection[str],
) -> ir.Table:
    """Return a table with a boolean column for the value of each node wanted (`answer_name`).

    Columns are long to make where there are many: those that nothing else reads are not made.
    """
    held = _held(program, wanted)
    layers = [
        {f"n{rank}": partial(_answer, program, rank, leaves, held) for rank in ranks}
        for ranks in by_height(program, held)
    ]
    return layered(table, layers)


def _held(program: Program, wanted: Collection[str]) -> frozenset[int]:
    """Return the ranks of the nodes that are wanted, or read more than once."""
    reads = Counter(
        program.index[child.id]
        for node in program.nodes
        for child in children_of(node) * (2 if isinstance(node, AtLeast) else 1)
    )
    often = {rank for rank, times in reads.items() if times > 1}
    return frozenset({*often, *(program.index[name] for name in wanted)})


def _answer(
    program: Program,
    rank: int,
    leaves: Callable[[ir.Table], Leaves],
    held: Collection[int],
    table: ir.Table,
) -> Anything:
    node = program.nodes[rank]

    def value(child: Node) -> Anything:
        below = program.index[child.id]
        inside = below not in held
        return _answer(program, below, leaves, held, table) if inside else table[f"n{below}"]

    match node:
        case Test(comparison=comparison):
            return leaves(table).answer(comparison)
        case All(children=children):
            return _joined([value(child) for child in children], and_, nothing=True)
        case Any(children=children):
            return _joined([value(child) for child in children], or_, nothing=False)
        case Not(child=child):
            return ~value(child)
        case Given(condition=condition, body=body):
            return ~value(condition) | value(body)
        case AtLeast(count=count, children=children):
            return _at_least(count, [value(child) for child in children])
    raise TypeError(f"not a node of the kernel: {node!r}")


def _joined(children: Sequence[Anything], join: Anything, *, nothing: bool) -> Anything:
    import ibis

    return reduce(join, children) if children else ibis.literal(nothing)


def _at_least(count: int, children: Sequence[Anything]) -> Anything:
    sure = sum(child.fill_null(False).cast("int32") for child in children)
    possible = sum(child.fill_null(True).cast("int32") for child in children)
    return decided(sure >= count, possible < count)
