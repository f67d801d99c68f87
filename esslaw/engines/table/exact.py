"""Exact numbers in columns: whole numbers that know their decimals and how large they may be.

Guarantees: nothing is rounded and nothing overflows: a product that may not fit in 64 bits is
made in decimals of 38 digits, and one that may not fit there either is refused when the expression
is made, before any row is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir

INT64 = 2**63 - 1
DIGITS = 38
"""What the decimals of every database hold."""
WIDE = 19
"""The fewest digits of a decimal here: of two that have less, DuckDB makes one of 18."""


class TooWide(OverflowError):
    """A computation that may need more digits than a column has."""


@dataclass(frozen=True, slots=True)
class Exact:
    """A number: `value` is an expression, or an integer where it is the same in every row.

    It stands for `value` × 10^-`scale`, and its absolute value, as a whole number, is at most
    `most`.
    """

    value: ir.NumericValue | int
    scale: int
    most: int

    @property
    def constant(self) -> bool:
        """Whether it is the same in every row."""
        return isinstance(self.value, int)

    def expression(self, wide: bool = False) -> Any:
        """Return it as an expression; as a decimal where it is to enter a wide computation."""
        import ibis

        digits = f"decimal({max(len(str(self.most)), WIDE)}, 0)"
        if isinstance(self.value, int):
            return ibis.literal(*((Decimal(self.value), digits) if wide else (self.value, "int64")))
        return self.value.cast(digits) if wide else self.value


def constant(value: Decimal | int) -> Exact:
    """Return a number of the rules, with no more decimals than it has."""
    exponent = min(int(Decimal(value).normalize().as_tuple().exponent), 0)
    number = int(Decimal(value).scaleb(-exponent))
    return Exact(number, -exponent, abs(number))


def times(one: Exact, other: Exact) -> Exact:
    """Return the product of two numbers."""
    most = one.most * other.most
    scale = one.scale + other.scale
    if isinstance(one.value, int) and isinstance(other.value, int):
        return Exact(one.value * other.value, scale, most)
    return Exact(_made(one, other, most, "*"), scale, most)


def plus(one: Exact, other: Exact, sign: int = 1) -> Exact:
    """Return the sum of two numbers, or their difference where the sign is -1."""
    one, other = aligned(one, other)
    most = one.most + other.most
    if isinstance(one.value, int) and isinstance(other.value, int):
        return Exact(one.value + sign * other.value, one.scale, most)
    return Exact(_made(one, other, most, "+" if sign > 0 else "-"), one.scale, most)


def aligned(one: Exact, other: Exact) -> tuple[Exact, Exact]:
    """Return two numbers with as many decimals, so that their whole numbers compare as they do."""
    if one.scale < other.scale:
        return times(one, _power(other.scale - one.scale)), other
    if other.scale < one.scale:
        return one, times(other, _power(one.scale - other.scale))
    return one, other


def sides(one: Exact, other: Exact) -> tuple[Any, Any]:
    """Return two numbers as expressions that may be compared as they are."""
    one, other = aligned(one, other)
    wide = max(one.most, other.most) > INT64
    left, right = (number.expression(wide and not _is_wide(number)) for number in (one, other))
    return left, right


def _power(decimals: int) -> Exact:
    # Its scale is lost on purpose: the number stays what it is, written with more decimals.
    return Exact(10**decimals, decimals, 10**decimals)


def _made(one: Exact, other: Exact, most: int, sign: str) -> Any:
    wide = most > INT64
    if wide and len(str(most)) > DIGITS:
        raise TooWide(f"a computation may need {len(str(most))} digits, columns have {DIGITS}")
    a = one.expression(wide and not _is_wide(one))
    b = other.expression(wide and not _is_wide(other))
    return a * b if sign == "*" else a + b if sign == "+" else a - b


def _is_wide(number: Exact) -> bool:
    """Whether an expression is a decimal already."""
    return not isinstance(number.value, int) and number.most > INT64
