"""A case as a row of columns: what each column that rules read holds of it.

Guarantees: quantities over the rows of its tables are those of the kernel (`logic.leaves`), on the
day examined; what is unknown is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from esslaw.engines.table.columns import LEAST_END, Column, whole
from esslaw.facts.fact import Choice
from esslaw.logic.bounds import BOUNDED
from esslaw.logic.leaves import Leaves, Situation

Cell = Callable[[Situation], Any]


def row_of(cells: Mapping[str, Cell], situation: Situation) -> dict[str, Any]:
    """Return what each column holds of a situation."""
    return {name: cell(situation) for name, cell in cells.items()}


def cells_of(columns: Iterable[Column], leaves: Leaves) -> dict[str, Cell]:
    """Return, by column, what reads it in a situation; `leaves` are those of its segment of law."""
    return {column.name: _cell(column, leaves) for column in columns}


def written(value: Any, scale: int = 0) -> Any:
    """Return a value as its column holds it.

    >>> written(Decimal("0.5"), 10), written(True), written(None)
    (5000000000, True, None)
    """
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Decimal) or (scale and value is not None):
        return whole(value, scale)
    return value


def _cell(column: Column, leaves: Leaves) -> Cell:
    term, scale = column.quantity, column.scale
    if term is None:
        name = column.name
        return lambda situation: written(situation.facts[name], scale)
    if term.function not in BOUNDED:
        get = leaves.get(term)
        return lambda situation: written(get(situation), scale)
    bounds, end = leaves.bounds(term), 0 if column.end == LEAST_END else 1

    def cell(situation: Situation) -> Any:
        found = bounds(situation)
        return None if found is None else written(found[end], scale)

    return cell
