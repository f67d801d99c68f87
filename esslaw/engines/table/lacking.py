"""What the answers of rows still depend on: the facts that open comparisons lack.

Guarantees: a comparison counts where it is unknown and so is every node between it and the goal;
a fact counts where such a comparison reads it and it is not given, or the rows of a table leave
open the very quantity that it reads. An empty cell of a window of which the days are not given yet
does not count, though it is asked of a single case: bounds do not tell the two apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any

from esslaw.engines.table.columns import LEAST_END, MOST_END, Column, columns_read
from esslaw.engines.table.criteria import answer_name
from esslaw.engines.table.layers import by_depth, layered
from esslaw.logic.nodes import Program, Test, children_of
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import Comparison, Operator, facts_read

if TYPE_CHECKING:
    import ibis.expr.types as ir

BETWEEN = ";"
"""What stands after each fact."""
TOGETHER = 16
"""How many facts one whole number says: few enough for all that it may say to be listed."""


def with_live(table: ir.Table, program: Program) -> ir.Table:
    """Return a table of answered nodes with, for each, whether the goal still depends on it."""
    above: list[list[int]] = [[] for _ in program.nodes]
    for rank, node in enumerate(program.nodes):
        for child in children_of(node):
            above[program.index[child.id]].append(rank)
    layers = [
        {f"v{rank}": partial(_is_live, program, rank, above[rank]) for rank in ranks}
        for ranks in by_depth(program)
    ]
    return layered(table, layers)


def open_facts(table: ir.Table, program: Program, parameters: Mapping[str, Parameter]) -> Any:
    """Return the facts that the goal still depends on, each followed by a semicolon."""
    import ibis

    names = [
        ibis.ifelse(open_, fact + BETWEEN, "")
        for fact, open_ in _open(table, program, parameters).items()
    ]
    return ibis.literal("").concat(*names) if names else ibis.literal("")


def open_codes(table: ir.Table, program: Program, parameters: Mapping[str, Parameter]) -> list[Any]:
    """Return the same as whole numbers: bits, of so many facts (`TOGETHER`) in each number."""
    import ibis

    bits = [
        ibis.ifelse(open_, ibis.literal(1 << rank % TOGETHER, "int32"), ibis.literal(0, "int32"))
        for rank, open_ in enumerate(_open(table, program, parameters).values())
    ]
    return [reduce(add, bits[first : first + TOGETHER]) for first in range(0, len(bits), TOGETHER)]


def facts_by_code(program: Program, parameters: Mapping[str, Parameter]) -> list[tuple[str, ...]]:
    """Return the facts of which the bits of each number stand, the lowest first."""
    facts = tuple(_readers(program, parameters))
    return [facts[first : first + TOGETHER] for first in range(0, len(facts), TOGETHER)]


def _open(table: ir.Table, program: Program, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """Return, by fact, where the goal still depends on it."""
    return {
        fact: reduce(
            or_,
            [
                reduce(or_, (table[f"v{rank}"] for rank in ranks))
                & reduce(or_, (_is_wanting(column, table) for column in columns))
                for columns, ranks in readers.items()
            ],
        )
        for fact, readers in _readers(program, parameters).items()
    }


def _readers(
    program: Program, parameters: Mapping[str, Parameter]
) -> dict[str, dict[tuple[Column, ...], list[int]]]:
    """Return, by fact, the comparisons that read it, together where they read the same columns.

    A quantity over a table may be open while another one is not.
    """
    found: dict[str, dict[tuple[Column, ...], list[int]]] = {}
    for rank, node in enumerate(program.nodes):
        if isinstance(node, Test) and isinstance(node.comparison, Comparison):
            read = dict.fromkeys(columns_read(node.comparison, program, parameters))
            for fact in dict.fromkeys(column.fact for column in read):
                own = tuple(column for column in read if column.fact == fact)
                found.setdefault(fact, {}).setdefault(own, []).append(rank)
    return found


def _is_live(program: Program, rank: int, above: Sequence[int], table: ir.Table) -> Any:
    unknown = table[answer_name(program, program.nodes[rank].id)].isnull()
    return unknown & reduce(or_, (table[f"v{one}"] for one in above)) if above else unknown


def _is_wanting(column: Column, table: ir.Table) -> Any:
    """Return where a fact is not given, or the rows of a table leave a quantity open."""
    value = table[column.name]
    if column.end != MOST_END:
        return value.isnull()
    least = table[f"{column.name.removesuffix(MOST_END)}{LEAST_END}"]
    apart = (least != value).fill_null(True)
    # A window whose days are not given leaves it open as well: it is they that are lacking then.
    for fact in _window(column):
        apart &= table[fact].notnull()
    return value.isnull() | apart


def _window(column: Column) -> tuple[str, ...]:
    """Return the facts that say from which day to which a quantity takes rows."""
    quantity = column.quantity
    if quantity is None or quantity.since is None or quantity.until is None:
        return ()
    return facts_read(Comparison(Operator.AT_MOST, quantity.since, quantity.until))
