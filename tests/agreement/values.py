"""What a fact may be in a row: both sides of what the law compares it with, nothing, extremes.

Guarantees: every value is one that the vocabulary admits; a threshold is found by asking the
comparison itself, so that whatever it is made of (a figure, another fact, a share, a delay) the
value that just meets it and the one that misses it by one unit are exact. A unit is a cent, a day,
10⁻¹⁰ of a share, one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from esslaw.engines.table.columns import MOST, SCALES
from esslaw.facts.choices import Choice
from esslaw.facts.quantities import plus_annees
from esslaw.facts.scalars import FIRST_DAY, LAST_DAY
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.logic.truth import UNKNOWN, Truth

SIGNED = frozenset({"excedents_exercice", "exercices.benefice", "exercices.capitaux_propres"})
"""The amounts that may be below zero."""
COUNTED = frozenset({Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.YEARS, Kind.DATE})
"""The kinds of which the values are in order, one unit after another."""
FAR, NEAR = 12, 3
"""In years: how far from the day examined a date is drawn, and within which most are."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


def rank_of(kind: Kind, value: Any) -> int:
    """Return the rank of a value among those of its kind."""
    if kind is Kind.DATE:
        return int(value.toordinal())
    return int(Decimal(value).scaleb(SCALES.get(kind, 0)))


def value_at(kind: Kind, rank: int) -> Any:
    """Return the value of a kind that has a rank."""
    if kind is Kind.DATE:
        return date.fromordinal(rank)
    return Decimal(rank).scaleb(-SCALES[kind]) if kind in SCALES else rank


def span(path: str, kind: Kind) -> tuple[int, int]:
    """Return the first and the last rank of the values that a fact may have."""
    if kind is Kind.DATE:
        return FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    return (-MOST[kind] if path in SIGNED else 0), MOST[kind]


def any_of(path: str, fact: Fact, random: Random, on: date) -> Any:
    """Return an admissible value of a fact, by chance; an extreme one at times."""
    kind = fact.kind
    match kind:
        case Kind.FLAG:
            return random.random() < 0.5
        case Kind.CHOICE:
            return random.choice(choices(fact))
        case Kind.CHOICES:
            known = choices(fact)
            size = random.choice((0, 1, 1, 2, 3, len(known)))
            return tuple(random.sample(known, min(size, len(known))))
        case Kind.YEAR:
            far = random.choice((EARLIEST_YEAR, LATEST_YEAR))
            return random.randint(2008, 2030) if random.random() < 0.95 else far
        case Kind.DATE:
            return day_near(random, on)
        case Kind.MONEY | Kind.RATIO | Kind.NUMBER | Kind.YEARS:
            return value_at(kind, _some_rank(path, kind, random))
        case _:
            return random.choice(("Atelier du Canal", "12"))


def choices(fact: Fact) -> list[Choice]:
    """Return the values of a closed list."""
    assert fact.choices is not None
    return [*fact.choices]


def day_near(random: Random, on: date) -> date:
    """Return a day near that of the law: some years before or after it, to the day or beside."""
    draw = random.random()
    if draw < 0.02:
        return random.choice((FIRST_DAY, LAST_DAY))
    if draw < 0.1:
        return date(random.choice((2012, 2016, 2020, 2024, 2028)), 2, random.choice((28, 29)))
    years = random.choice((random.randint(-FAR, FAR), random.randint(-NEAR, 0)))
    days = random.choice((-1, 0, 0, 1, random.randint(-400, 400)))
    day = plus_annees(on, years)
    day = day.replace(month=12, day=31) if draw < 0.3 else day + timedelta(days)
    return min(day, LAST_DAY)


def _some_rank(path: str, kind: Kind, random: Random) -> int:
    first, last = span(path, kind)
    draw = random.random()
    if draw < 0.15:
        return random.choice((0, 1, first, last))
    if kind is Kind.RATIO:
        # a round share, or any
        return random.randint(0, 100) * (last // 100) if draw < 0.9 else random.randint(0, last)
    sign = random.choice((-1, 1)) if first < 0 else 1
    digits = len(str(last)) - 1
    some = int(10 ** random.uniform(0, digits))
    if draw < 0.6:  # round, so that one is often exactly a share of another
        some = random.randint(1, 99) * 10 ** random.randint(0, digits)
    return sign * min(last, some)


def sides(ask: Callable[[Any], Truth], path: str, kind: Kind) -> list[Any]:
    """Return the values on both sides of where an answer changes; none where it never does.

    It is taken to change once, at most, along the values of a kind.
    """
    first, last = span(path, kind)

    def at(rank: int) -> Truth:
        return ask(value_at(kind, rank))

    low, high, start = first, last, at(first)
    if start is UNKNOWN:  # a divisor of zero
        low, start = first + 1, at(first + 1)
    if start is at(last):
        return []
    while high - low > 1:
        middle = (low + high) // 2
        if at(middle) is start:
            low = middle
        else:
            high = middle
    near = (low, high, min(high + 1, last))
    return [value_at(kind, rank) for rank in dict.fromkeys(near)]
