"""Figures of the law as numbers: one for all rows, or a column where a fact says their day.

Guarantees: a figure is looked up once for all the comparisons that read it; NULL where it does not
exist for the day or the year of a row, or where that is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from esslaw.engines.table.exact import Exact, constant
from esslaw.engines.table.layers import widened
from esslaw.logic.nodes import Program, Test
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.figures import figure_on, value_over
from esslaw.rulebook.terms import Comparison, Dated, terms

if TYPE_CHECKING:
    import ibis.expr.types as ir


def with_figures(
    table: ir.Table, program: Program, parameters: Mapping[str, Parameter]
) -> ir.Table:
    """Return a table with a column for each figure that a fact dates."""
    dated = {
        _name(term): term
        for node in program.nodes
        if isinstance(node, Test) and isinstance(node.comparison, Comparison)
        for term in terms(node.comparison)
        if isinstance(term, Dated) and term.key is not None
    }
    return widened(
        table, {name: _looked_up(term, table, parameters) for name, term in dated.items()}
    )


def figure(
    term: Dated, table: ir.Table, program: Program, parameters: Mapping[str, Parameter]
) -> Exact:
    """Return a figure, in a table that has those that facts date (`with_figures`)."""
    import ibis

    if term.key is None:
        value = figure_on(parameters[term.parameter], program.on)
        return constant(value) if isinstance(value, Decimal) else Exact(ibis.null("int64"), 0, 0)
    scale, most = _extent(parameters[term.parameter], parameters)
    return Exact(table[_name(term)], scale, most)


def _name(term: Dated) -> str:
    assert term.key is not None
    return f"figure:{term.parameter}({term.key.name})"


def _looked_up(term: Dated, table: ir.Table, parameters: Mapping[str, Parameter]) -> Any:
    import ibis

    assert term.key is not None
    parameter, said = parameters[term.parameter], table[term.key.name]
    scale, _most = _extent(parameter, parameters)
    cases = [
        (_holds(said, when), ibis.literal(int(one.value) * 10 ** (scale - one.scale), "int64"))
        for when, one in _values(parameter, parameters)
    ]
    return ibis.cases(*cases) if cases else ibis.null("int64")


def _extent(parameter: Parameter, parameters: Mapping[str, Parameter]) -> tuple[int, int]:
    """Return the decimals of the column of a figure, and its largest whole number."""
    found = [one for _when, one in _values(parameter, parameters)]
    scale = max((one.scale for one in found), default=0)
    return scale, max((one.most * 10 ** (scale - one.scale) for one in found), default=0)


def _values(
    parameter: Parameter, parameters: Mapping[str, Parameter]
) -> Iterator[tuple[int | Interval, Exact]]:
    """Yield the values of a figure, each with the days of which it is, or the calendar year."""
    if parameter.monthly is None:
        for version in parameter.versions:
            if isinstance(version.value, Decimal):
                yield version.days, constant(version.value)
        return
    monthly = parameters[parameter.monthly]
    first = min(version.days.start.year for version in monthly.versions)
    for year in range(first, (parameter.until or first - 1) + 1):
        value = value_over(parameter, year, parameters)
        if value is not None:
            yield year, constant(value)


def _holds(said: Any, when: int | Interval) -> Any:
    if isinstance(when, int):
        return said == when
    after = said >= when.start
    return after if when.end is None else after & (said <= when.end)
