"""The columns of a table that people keep: plain amounts and shares, and what each may hold.

Guarantees: a value that the vocabulary admits becomes the whole number of its last decimal,
exactly; any other (too many decimals, out of bounds, not of the list) is told apart, never rounded
and never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.engines.table.columns import Column
from esslaw.engines.table.exact import DIGITS
from esslaw.engines.table.sql.names import plain_name
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY
from esslaw.facts.vocabulary import Fact, Kind, fact_at


@dataclass(frozen=True, slots=True)
class Natural:
    """A column as people keep it: its plain name, and the column of the engine that it gives.

    `least` and `most` are what that one may hold, where it holds whole numbers.
    """

    name: str
    column: Column
    least: int
    most: int

    @property
    def type(self) -> str:
        """The type of the column, as Ibis names it: a decimal where it has decimals."""
        if not self.column.scale:
            return self.column.type
        return f"decimal({len(str(self.column.most))}, {self.column.scale})"

    @property
    def fact(self) -> Fact:
        """The fact that it says, or the column of a table of which it sums or compares the cells.

        The table itself, where its rows are counted.
        """
        term = self.column.quantity
        if term is None or not term.columns or (term.function == "compte" and not term.column):
            return fact_at(self.column.fact)
        return fact_at(f"{term.table}.{term.columns[0]}")

    @property
    def checked(self) -> bool:
        """Whether a value of its type may not be admissible."""
        return self.column.kind not in (Kind.FLAG, Kind.TEXT, Kind.CHOICES)

    def value(self, whole: Any) -> Any:
        """Return what people write of a value of the column of the engine (`rows.row_of`)."""
        if whole is None or not self.column.scale:
            return whole
        return Decimal(whole).scaleb(-self.column.scale)

    def whole(self, given: Any) -> Any:
        """Return the column of the engine, NULL where what is given is not admissible."""
        import ibis

        admitted, scale = self._admitted(given), self.column.scale
        if not scale:
            return given if admitted is None else ibis.cases((admitted, given))
        wide = DIGITS - len(str(self.column.most))
        # A wide factor makes the product wide, where a database would keep the width of a column.
        scaled = given * ibis.literal(Decimal(10**scale), f"decimal({wide}, {scale})")
        made = scaled.cast("int64")
        # One condition after the other: what is out of bounds may not be cast.
        return ibis.cases((admitted, ibis.cases((made == scaled, made))))

    def _admitted(self, given: Any) -> Any:
        """Return whether a value lies within bounds, None where its type says so already."""
        match self.column.kind:
            case Kind.MONEY | Kind.RATIO | Kind.NUMBER | Kind.YEARS | Kind.YEAR:
                return given.between(self._bound(self.least), self._bound(self.most))
            case Kind.DATE:
                return given.between(_day(FIRST_DAY), _day(LAST_DAY))
            case Kind.CHOICE:
                return given.isin([str(one.value) for one in self.fact.choices or ()])
        return None

    def _bound(self, whole: int) -> Any:
        import ibis

        value = Decimal(whole).scaleb(-self.column.scale)
        if value == value.to_integral_value():  # shorter to read, and as exact
            return ibis.literal(int(value), "int64")
        return ibis.literal(value, self.type)


def naturals_of(
    columns: Iterable[Column], limits: Callable[[Column], tuple[int, int]]
) -> tuple[Natural, ...]:
    """Return the columns that people keep for those that rules read, in the same order.

    `limits` says the least and the most that a column of whole numbers may hold.
    """
    return tuple(
        Natural(plain_name(one.name), one, *(limits(one) if one.type == "int64" else (0, 0)))
        for one in columns
    )


def _day(day: date) -> Any:
    import ibis

    return ibis.literal(day, "date")
