"""What a program reads, as columns: a name, a type, and whole numbers for all that is counted.

Guarantees: a fact has one column, named as in the vocabulary; a quantity over the rows of a table
(closed years, associates, earlier aids) has its own, one for each of its bounds where an empty
cell leaves it bounds. Money is in cents and a share in ten thousand millionths, so that every
value that the vocabulary admits is exact.

| kind | type of the column |
|---|---|
| money | `int64`, cents |
| ratio | `int64`, 10⁻¹⁰ |
| number, year, years | `int64` |
| flag | `boolean` |
| date | `date` |
| choice, text | `string` |
| choices | `array<string>` |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from esslaw.facts.scalars import MAX_COUNT, MAX_ITEMS, MAX_MONEY, MAX_RATIO_DECIMALS
from esslaw.facts.vocabulary import Kind, fact_at, table_of
from esslaw.logic.bounds import BOUNDED
from esslaw.logic.nodes import Program, Test
from esslaw.logic.usage import written
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.terms import Comparison, Named, Quantity, terms

SCALES: Mapping[Kind, int] = MappingProxyType({Kind.MONEY: 2, Kind.RATIO: MAX_RATIO_DECIMALS})
"""How many decimals a whole number stands for, by kind; none for the others."""
TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.FLAG: "boolean",
        Kind.DATE: "date",
        Kind.CHOICE: "string",
        Kind.TEXT: "string",
        Kind.CHOICES: "array<string>",
    }
)
MOST: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.MONEY: int(MAX_MONEY.scaleb(2)),
        Kind.RATIO: 10**MAX_RATIO_DECIMALS,
        Kind.NUMBER: MAX_COUNT,
        Kind.YEAR: 9999,
        Kind.YEARS: 9999,
    }
)
"""The largest whole number that a cell holds, by kind: what the vocabulary admits."""
LEAST_END, MOST_END = "min", "max"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that rules read: a fact, or one bound of a quantity over the rows of a table.

    `fact` is the fact that it says, the table where it is a quantity; `quantity` is then what is
    computed of the rows, `last` how many of the closed years it takes, None being all of them, and
    `end` which of its bounds it is, nothing where it has none.
    """

    name: str
    kind: Kind
    fact: str
    quantity: Quantity | None = None
    last: int | None = None
    end: str = ""

    @property
    def type(self) -> str:
        """The type of the column, as Ibis names it."""
        return TYPES.get(self.kind, "int64")

    @property
    def scale(self) -> int:
        """How many decimals its whole number stands for."""
        return SCALES.get(self.kind, 0)

    @property
    def most(self) -> int:
        """The largest absolute value that it can hold."""
        return MOST.get(self.kind, 0) * (1 if self.quantity is None else MAX_ITEMS)


def columns_of(program: Program, parameters: Mapping[str, Parameter]) -> Mapping[str, Column]:
    """Return the columns that a program reads, by name, in the order in which rules read them."""
    found: dict[str, Column] = {}
    for node in program.nodes:
        if isinstance(node, Test) and isinstance(node.comparison, Comparison):
            for column in columns_read(node.comparison, program, parameters):
                found.setdefault(column.name, column)
    return MappingProxyType(found)


def columns_read(
    comparison: Comparison, program: Program, parameters: Mapping[str, Parameter]
) -> Iterator[Column]:
    """Yield the columns that a comparison reads, as often as it does."""
    for term in terms(comparison):
        if isinstance(term, Named):
            yield Column(term.name, term.kind, term.name)
        elif isinstance(term, Quantity):
            yield from ends(quantity_column(term, program, parameters))


def quantity_column(
    term: Quantity, program: Program, parameters: Mapping[str, Parameter]
) -> Column:
    """Return the column of a quantity: `cumul(exercices.benefice, 3)`, without its bounds.

    Its kind is that of what it counts, sums or compares.
    """
    last = value_on(parameters[term.last.parameter], program.on) if term.last else None
    path = f"{term.table}.{term.column}" if term.column else term.table
    window = [written(day) for day in (term.since, term.until) if day is not None]
    said = [path, *window, *term.choices, *([] if last is None else [str(int(last))])]
    kind = fact_at(path).kind if term.column and term.function != "compte" else term.kind
    name = f"{term.function}({', '.join(said)})"
    return Column(name, kind, table_of(path), term, None if last is None else int(last))


def ends(column: Column) -> tuple[Column, ...]:
    """Return the columns of the two bounds of a quantity, or itself where it has none."""
    if column.quantity is None or column.quantity.function not in BOUNDED:
        return (column,)
    return tuple(
        replace(column, name=f"{column.name}.{end}", end=end) for end in (LEAST_END, MOST_END)
    )


def whole(value: Decimal | int, scale: int) -> int:
    """Return a value as a whole number of its last decimal; raise `ValueError` if it has more.

    >>> whole(Decimal("221842.90"), 2)
    22184290
    """
    scaled = Decimal(value).scaleb(scale)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{value} has more than {scale} decimals")
    return int(scaled)
