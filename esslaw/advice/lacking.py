"""What a comparison lacks to be answered: facts, the rows of a table, or some of their cells.

Guarantees: nothing is named that leaves what is compared as it is: an aid that surely does not
count in a window lacks nothing, nor does one that counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from esslaw.facts.quantities import aide_compte
from esslaw.facts.vocabulary import fact_at
from esslaw.logic.bounds import regimes_of
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.network import reads_of
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.kinds import CLOSING, FIRST_YEAR
from esslaw.rulebook.terms import Leaf, Named, Quantity


def missing_of(
    leaf: Leaf, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the paths of the facts that a leaf lacks; none where it lacks something else."""
    return missing_in(reads_of(leaf), situation, parameters)


def missing_in(
    reads: Iterable[Named | Quantity], situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield what is to be asked so that terms have a value."""
    for term in reads:
        if isinstance(term, Quantity):
            yield from _rows_missing(term, situation, parameters)
        elif situation.facts[term.name] is None:
            yield term.name


def _rows_missing(
    term: Quantity, situation: Situation, parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the table, the lines or the cells that a quantity lacks."""
    table, columns = term.table, list(term.columns)
    rows = situation.facts[table]
    if rows is None:
        yield from (table, *(f"{table}.{column}" for column in columns))
    elif CLOSING in fact_at(table).columns:
        yield from _years_missing(term, situation, columns, parameters)
    elif term.since is not None and term.until is not None:
        yield from _aids_missing(term, situation, columns, parameters)
    elif columns and not rows:
        yield table
    else:
        yield from _empty_cells(table, columns, rows)


def _years_missing(
    term: Quantity, situation: Situation, columns: list[str], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the closing dates, the lines or the cells that a quantity over years lacks."""
    closed = situation.closed(term.table)
    if closed is None:
        undated = any(row.date_cloture is None for row in situation.facts[term.table])
        yield f"{term.table}.{CLOSING}" if undated else term.table
        if not undated and all(row.premier_exercice is None for row in situation.facts[term.table]):
            yield f"{term.table}.{FIRST_YEAR}"
        return
    figure = value_on(parameters[term.last.parameter], situation.on) if term.last else None
    last = 1 if term.function == "dernier" else int(figure) if figure is not None else None
    if last is not None and len(closed) < last:
        yield term.table
    yield from _empty_cells(term.table, columns, closed if last is None else closed[-last:])


def _empty_cells(table: str, columns: list[str], rows: Iterable[object]) -> Iterator[str]:
    for column in columns:
        if any(getattr(row, column) is None for row in rows):
            yield f"{table}.{column}"


def _aids_missing(
    term: Quantity, situation: Situation, columns: list[str], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Yield the cells that the sum of a window lacks; those of aids that may count in it."""
    assert term.since is not None
    assert term.until is not None
    leaves, regimes = Leaves(parameters, situation.on), regimes_of(term)
    since, until = (leaves.get(day)(situation) for day in (term.since, term.until))
    counted, *choosing = columns
    wanting: set[str] = set()
    for row in situation.facts[term.table]:
        counts = aide_compte(row, regimes, since, until)
        if counts is False or row.montant == 0:
            continue
        read = (counted,) if counts else (counted, *choosing)
        wanting.update(column for column in read if getattr(row, column) is None)
    yield from (f"{term.table}.{column}" for column in columns if column in wanting)
