"""What can be moved in a case so that a comparison changes: a fact, a column of a table, its rows.

Guarantees: a handle replaces one fact of the case, as a whole and admissibly as far as its own
table goes; amounts are exact; a total is moved by the latest years first, never below what an
account may be, nor above the account that contains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from esslaw.facts.exercice import PARTS_OF_ACCOUNTS, SIGNED_ACCOUNTS
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.leaves import Situation
from esslaw.rulebook.terms import Arithmetic, Comparison, Leaf, Named, Quantity, terms

ZERO = Decimal(0)
Limits = tuple[Any, Any]
MOST_ROWS = 50
"""How many rows at most are added to a table."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A fact, at `path`, that is one value. The fact that is replaced is `fact`."""

    path: str
    fact: str
    kind: Kind

    def now(self, situation: Situation) -> Any:
        """Return its value in a case, None where it is unknown."""
        return situation.facts[self.fact]

    def put(self, situation: Situation, value: Any) -> Any:
        """Return what the fact becomes with another value; None where it cannot take it."""
        return value

    def limits(self, situation: Situation) -> Limits:
        """Return the least and the most that it can be, None where its kind alone says it."""
        return None, None

    @property
    def rows(self) -> tuple[str, ...]:
        """The kinds of row that are meant, where the table has some; none for all."""
        return ()


@dataclass(frozen=True, slots=True)
class Total(Handle):
    """The total of an account over the years that count: `last` of them, or all."""

    column: str
    last: int | None

    def now(self, situation: Situation) -> Decimal | None:
        """Return the total in euros, None where an account of these years is unknown."""
        amounts = [getattr(row, self.column) for row in self._counted(situation)]
        return sum(amounts, ZERO) if amounts and None not in amounts else None

    def put(self, situation: Situation, value: Decimal) -> Any:
        """Return the table once the total is another one; None where it is unknown now."""
        if self.now(situation) is None:
            return None
        counted = self._counted(situation)
        moved = _poured(counted, self.column, value)
        return None if moved is None else _replaced(situation.facts[self.fact], counted, moved)

    def limits(self, situation: Situation) -> Limits:
        """Return what the other accounts of these years leave it."""
        each = [_limits(row, self.column) for row in self._counted(situation)]
        least, most = zip(*each, strict=True) if each else ((), ())
        return _sum_of(least), _sum_of(most)

    def _counted(self, situation: Situation) -> list[Any]:
        closed = situation.closed(self.fact) or []
        if self.last is None:
            return closed
        return closed[-self.last :] if len(closed) >= self.last else []


@dataclass(frozen=True, slots=True)
class Holding(Handle):
    """What the associates of some qualities hold together; with `others`, all the others."""

    choices: tuple[str, ...]
    others: bool

    @property
    def rows(self) -> tuple[str, ...]:
        """The qualities of the associates that are meant."""
        if not self.others:
            return self.choices
        known = fact_at(f"{self.fact}.type").choices or ()
        return tuple(str(one.value) for one in known if one.value not in self.choices)

    def now(self, situation: Situation) -> Decimal | None:
        """Return the capital in euros, None where a type or an amount is unknown."""
        rows = situation.facts[self.fact] or ()
        if not rows or any(row.type is None or row.capital is None for row in rows):
            return None
        return sum((row.capital for row in self._meant(rows)), ZERO)

    def put(self, situation: Situation, value: Decimal) -> Any:
        """Return the table once they hold another amount, the largest holders moving first."""
        table = situation.facts[self.fact]
        if self.now(situation) is None or not self._meant(table):
            return None
        meant = sorted(self._meant(table), key=lambda row: row.capital)
        moved = _poured(meant, "capital", value)
        return None if moved is None else _replaced(table, meant, moved)

    def _meant(self, rows: Sequence[Any]) -> list[Any]:
        return [row for row in rows if (row.type in self.choices) is not self.others]


@dataclass(frozen=True, slots=True)
class Number(Handle):
    """How many rows of some qualities a table has; it can only grow.

    A newcomer is given the smallest capital that an associate holds.
    """

    choices: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """The qualities that are counted."""
        return self.choices

    def now(self, situation: Situation) -> int | None:
        """Return how many there are, None where the table is unknown."""
        rows = situation.facts[self.fact]
        if rows is None:
            return None
        return sum(1 for row in rows if not self.choices or row.type in self.choices)

    def limits(self, situation: Situation) -> Limits:
        """Return how many there are, and how many there may be."""
        now = self.now(situation) or 0
        return now, now + MOST_ROWS

    def put(self, situation: Situation, value: int) -> Any:
        """Return the table with new rows, or None where rows would have to go."""
        rows, now = situation.facts[self.fact], self.now(situation)
        if not rows or now is None or not 0 <= value - now <= MOST_ROWS:
            return None
        said: dict[str, Any] = {}
        model = type(rows[0])
        if self.choices:
            said["type"] = self.choices[0]
        if "capital" in model.model_fields:
            said["capital"] = min((r.capital for r in rows if r.capital), default=None)
        return (*rows, *[model(**said)] * (value - now))


@dataclass(frozen=True, slots=True)
class Extreme(Handle):
    """The largest or the smallest share of a column; the others take up what it leaves."""

    column: str
    largest: bool

    def now(self, situation: Situation) -> Decimal | None:
        """Return the extreme share, None where one is unknown."""
        rows = situation.facts[self.fact] or ()
        shares: list[Decimal] = [getattr(row, self.column) for row in rows]
        if not shares or None in shares:
            return None
        return max(shares) if self.largest else min(shares)

    def limits(self, situation: Situation) -> Limits:
        """Return how even the shares can become: the mean, the total being what it is."""
        now = self.now(situation)
        if now is None:
            return None, None
        rows = situation.facts[self.fact]
        mean = sum((getattr(row, self.column) for row in rows), ZERO) / len(rows)
        return (mean, now) if self.largest else (now, mean)

    def put(self, situation: Situation, value: Decimal) -> Any:
        """Return the table once no share is beyond the value, its total being what it was."""
        if self.now(situation) is None:
            return None
        rows = situation.facts[self.fact]
        shares = [getattr(row, self.column) for row in rows]
        bound = min if self.largest else max
        moved: list[Decimal] = [bound(share, value) for share in shares]
        left = sum(shares, ZERO) - sum(moved, ZERO)
        for rank in sorted(range(len(rows)), key=lambda one: moved[one], reverse=left < 0):
            step = min(left, value - moved[rank]) if left > 0 else max(left, value - moved[rank])
            if (step > 0) is (left > 0) and step:
                moved[rank], left = moved[rank] + step, left - step
        if left:
            return None
        return tuple(
            row.model_copy(update={self.column: share})
            for row, share in zip(rows, moved, strict=True)
        )


Years = Callable[[str], int | None]
"""How many years a parameter says that a sum counts."""


def handles_of(leaf: Leaf, years: Years) -> Iterator[Handle]:
    """Yield what could be moved so that a leaf changes.

    Where a leaf is about the share of a whole, what moves is the part, or the rest of the whole.
    """
    if not isinstance(leaf, Comparison):
        return
    part = leaf.left.left if isinstance(leaf.left, Arithmetic) else None
    of_capital = isinstance(part, Quantity) and part.function == "capital"
    for term in terms(leaf):
        if isinstance(term, Named):
            yield Handle(term.name, term.name, term.kind)
        elif isinstance(term, Quantity) and not (of_capital and not term.choices):
            yield from _of_quantity(term, years)


def _of_quantity(term: Quantity, years: Years) -> Iterator[Handle]:
    table, column = term.table, term.column or ""
    path = f"{table}.{column}"
    match term.function:
        case "cumul" | "dernier":
            last = 1 if term.function == "dernier" else None
            if term.last is not None:
                last = years(term.last.parameter)
            yield Total(path, table, term.kind, column, last)
        case "capital" if term.choices:
            for others in (False, True):
                yield Holding(f"{table}.capital", table, term.kind, term.choices, others)
        case "compte" if term.column is None:
            yield Number(table, table, term.kind, term.choices)
        case "plus_grand" | "plus_petit":
            yield Extreme(path, table, term.kind, column, term.function == "plus_grand")


def _poured(rows: Sequence[Any], column: str, total: Decimal) -> list[Any] | None:
    """Return the rows, whose column is known, once it makes a total, the last rows moving first."""
    amounts: list[Decimal] = [getattr(row, column) for row in rows]
    left = total - sum(amounts, ZERO)
    for rank in reversed(range(len(rows))):
        least, most = _limits(rows[rank], column)
        wanted = amounts[rank] + left
        if least is not None:
            wanted = max(wanted, least)
        if most is not None:
            wanted = min(wanted, most)
        left -= wanted - amounts[rank]
        amounts[rank] = wanted
    if left or not rows:
        return None
    return [row.model_copy(update={column: one}) for row, one in zip(rows, amounts, strict=True)]


def _sum_of(amounts: Sequence[Decimal | None]) -> Decimal | None:
    return None if None in amounts or not amounts else sum((one for one in amounts if one), ZERO)


def _limits(row: Any, column: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that an account of a row may be beside its others."""
    least: Decimal | None = None if column in SIGNED_ACCOUNTS else ZERO
    most: Decimal | None = None
    for part, whole in PARTS_OF_ACCOUNTS:
        if column == whole:
            least = getattr(row, part, None) or least
        if column == part:
            most = getattr(row, whole, None)
    return least, most


def _replaced(table: Sequence[Any], old: Sequence[Any], new: Sequence[Any]) -> tuple[Any, ...]:
    """Return a table with some of its rows replaced, each where it stood."""
    now = {id(row): other for row, other in zip(old, new, strict=True)}
    return tuple(now.get(id(row), row) for row in table)
