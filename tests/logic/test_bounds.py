"""Quantities of which an empty cell leaves bounds: they are those of every completion."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from esslaw.facts import Associe, College
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.quantities import capital_entre, compte, plus_grand, plus_petit
from esslaw.logic.bounds import ORDER, between, share_between
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.terms import Operator

TYPES = (TypeAssocie.SALARIE, TypeAssocie.BENEVOLE, TypeAssocie.AUTRE)
SHARES = [Decimal(n) / 10 for n in range(11)]


def every(cells: list[Any], values: list[Any]) -> list[list[Any]]:
    """Return every way of filling the empty cells."""
    return [list(row) for row in product(*([c] if c is not None else values for c in cells))]


@given(st.lists(st.none() | st.sampled_from(TYPES), max_size=4), st.sets(st.sampled_from(TYPES)))
def test_a_count_lies_between_those_of_every_completion(
    types: list[TypeAssocie | None], counted: set[TypeAssocie]
) -> None:
    found = compte([Associe(type=one) for one in types], counted)
    counts = [sum(one in counted for one in row) for row in every(types, list(TYPES))]
    if counted and len(counted) < len(TYPES):
        assert found == (min(counts), max(counts))
    else:  # nothing or everything counts whatever it is: the bounds are then wider, never wrong
        assert found is not None
        low, high = found
        assert low <= min(counts) <= max(counts) <= high


@given(
    st.lists(
        st.tuples(st.none() | st.sampled_from(TYPES), st.none() | st.integers(0, 3)), max_size=3
    ),
    st.none() | st.sampled_from(TYPES),
)
def test_what_some_associates_hold_lies_between_what_every_completion_says(
    held: list[tuple[TypeAssocie | None, int | None]], counted: TypeAssocie | None
) -> None:
    types = None if counted is None else {counted}
    found = capital_entre([Associe(type=one, capital=amount) for one, amount in held], types)
    sums = [
        sum(amount for one, amount in zip(who, what, strict=True) if counted in (None, one))
        for who in every([one for one, _ in held], list(TYPES))
        for what in every([amount for _, amount in held], [0, 99])
    ]
    assert found is not None
    assert found[0] == min(sums)
    assert found[1] == (max(sums) if max(sums) < 99 else None)


@given(st.lists(st.none() | st.booleans(), max_size=4))
def test_a_count_of_answers_too(answers: list[bool | None]) -> None:
    rows = [College(ponderation_selon_capital=answer) for answer in answers]
    counts = [sum(row) for row in every(answers, [True, False])]
    assert compte(rows, None, "ponderation_selon_capital") == (min(counts), max(counts))


@given(st.lists(st.none() | st.sampled_from(SHARES), min_size=1, max_size=4))
def test_the_highest_and_the_lowest(shares: list[Decimal | None]) -> None:
    rows = [College(part_voix=share) for share in shares]
    known = [share for share in shares if share is not None]
    full = len(known) == len(shares)
    high, low = max(known, default=None), min(known, default=None)
    assert plus_grand(rows, "part_voix") == (high, high if full else None)
    assert plus_petit(rows, "part_voix") == (low if full else None, low)


def test_a_table_that_is_unknown_or_empty() -> None:
    assert compte(None) is compte(None, TYPES) is plus_grand(None, "part_voix") is None
    assert compte([]) == (0, 0)
    assert plus_grand([], "part_voix") is plus_petit([], "part_voix") is None


@given(
    st.none() | st.integers(0, 4),
    st.none() | st.integers(0, 4),
    st.sampled_from(sorted(ORDER)),
    st.integers(-1, 5),
)
def test_a_comparison_is_settled_when_all_that_it_can_be_agrees(
    low: int | None, width: int | None, operator: Operator, value: int
) -> None:
    high = None if width is None else (low or 0) + width
    least, most = -9 if low is None else low, 9 if high is None else high
    answers = {ORDER[operator](one, value) for one in range(least, most + 1)}
    expected: Truth = UNKNOWN if len(answers) > 1 else TRUE if answers.pop() else FALSE
    assert between((low, high), operator, value) is expected


@given(
    st.lists(
        st.tuples(st.none() | st.sampled_from(TYPES), st.none() | st.integers(0, 3)),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(sorted(ORDER)),
    st.sampled_from([Decimal(n) / 10 for n in (0, 2, 5, 10)]),
)
def test_a_share_is_settled_only_when_every_completion_agrees(
    held: list[tuple[TypeAssocie | None, int | None]], operator: Operator, value: Decimal
) -> None:
    rows = [Associe(type=one, capital=amount) for one, amount in held]
    top, bottom = capital_entre(rows, {TYPES[0]}), capital_entre(rows)
    assert top is not None
    assert bottom is not None
    found = share_between(top, bottom, operator, value)
    answers = set()
    for who in every([one for one, _ in held], list(TYPES)):
        for what in every([amount for _, amount in held], [0, 1, 99]):
            public = sum(a for one, a in zip(who, what, strict=True) if one is TYPES[0])
            if sum(what) > 0:
                answers.add(ORDER[operator](Decimal(public), value * sum(what)))
    if found is not UNKNOWN:
        assert answers == {found is TRUE}
    if all(one is not None and amount is not None for one, amount in held) and sum(what) > 0:
        assert found is not UNKNOWN


def test_what_cannot_cross_a_cap_leaves_it_settled() -> None:
    """A town holds a tenth of what is known; an employee's unknown amount only lowers its share."""
    rows = [
        Associe(type="collectivite_territoriale", capital=10),
        Associe(type="autre", capital=90),
        Associe(type="salarie"),
    ]
    town = {TypeAssocie.COLLECTIVITE_TERRITORIALE}
    top, bottom = capital_entre(rows, town), capital_entre(rows)
    assert top is not None
    assert bottom is not None
    assert share_between(top, bottom, Operator.AT_MOST, Decimal("0.5")) is TRUE
    assert share_between(top, bottom, Operator.AT_MOST, Decimal("0.05")) is UNKNOWN
