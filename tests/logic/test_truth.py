"""Three truth values: strong Kleene, and nothing that takes the third for the second."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.logic.truth import (
    FALSE,
    TRUE,
    UNKNOWN,
    Truth,
    at_least,
    conjunction,
    disjunction,
    implication,
    negation,
    truth_of,
)

HALVES = {FALSE: 0, UNKNOWN: 1, TRUE: 2}
"""The values as numbers of halves, so that min, max and 1 - x are Kleene's connectives."""
VALUES = st.lists(st.sampled_from(Truth), max_size=6)


def of(halves: int) -> Truth:
    return {rank: value for value, rank in HALVES.items()}[halves]


def test_unknown_is_never_a_boolean() -> None:
    for use in (
        bool,
        lambda value: value or True,
        lambda value: not value,
        lambda value: [1][0] if value else 0,
    ):
        with pytest.raises(TypeError, match="neither true nor false"):
            use(UNKNOWN)
    with pytest.raises(TypeError):
        any([UNKNOWN])
    assert bool(TRUE) is True
    assert bool(FALSE) is False


def test_a_value_is_not_a_boolean_nor_a_text() -> None:
    assert TRUE != True and FALSE != False  # noqa: E712, PT018
    assert UNKNOWN != None  # noqa: E711
    assert {TRUE, FALSE, UNKNOWN} == set(Truth)


def test_known() -> None:
    assert [value.known for value in (TRUE, FALSE, UNKNOWN)] == [True, True, False]


def test_the_truth_of_an_answer() -> None:
    assert [truth_of(answer) for answer in (True, False, None)] == [TRUE, FALSE, UNKNOWN]


@given(VALUES)
def test_connectives_are_strong_kleene(values: list[Truth]) -> None:
    halves = [HALVES[value] for value in values]
    assert conjunction(iter(values)) is of(min(halves, default=2))
    assert disjunction(iter(values)) is of(max(halves, default=0))


@pytest.mark.parametrize("value", Truth)
def test_negation_mirrors(value: Truth) -> None:
    assert HALVES[negation(value)] == 2 - HALVES[value]
    assert negation(negation(value)) is value


@pytest.mark.parametrize(("condition", "body"), list(product(Truth, Truth)))
def test_implication(condition: Truth, body: Truth) -> None:
    assert HALVES[implication(condition, body)] == max(2 - HALVES[condition], HALVES[body])


@given(VALUES, st.integers(1, 6))
def test_at_least_is_what_every_completion_says(values: list[Truth], count: int) -> None:
    ways = [(TRUE, FALSE) if value is UNKNOWN else (value,) for value in values]
    outcomes = {completed.count(TRUE) >= count for completed in product(*ways)}
    assert at_least(count, iter(values)) is (
        UNKNOWN if len(outcomes) == 2 else truth_of(outcomes.pop())
    )


@given(VALUES)
def test_at_least_one_and_at_least_all(values: list[Truth]) -> None:
    assert at_least(1, values) is disjunction(values)
    if values:
        assert at_least(len(values), values) is conjunction(values)
