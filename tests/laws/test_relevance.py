"""Relevance: what is kept can change the outcome, and what is left out cannot, by brute force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw.advice.relevance import relevant
from esslaw.advice.witness import Unknown
from esslaw.logic.network import NO, OPEN, YES, Network, Values, code
from esslaw.logic.nodes import Program
from esslaw.logic.truth import Truth
from tests.engines.forward.programs import leaf_names
from tests.engines.forward.test_random_programs import cases
from tests.logic.small import ALONE

MOST_WORLDS = 3000


@st.composite
def situations(draw: st.DrawFn) -> tuple[Network, Values, tuple[Unknown, ...]]:
    """Draw a program, what its known leaves answer, and unknowns of one to three leaves."""
    law, facts = draw(cases())
    network = Network(ALONE, law)
    values = network.fill([code(facts[name]) for name in leaf_names(law)])
    left = [rank for rank in range(network.count) if values[rank] == OPEN]
    unknowns = []
    while left and len(unknowns) < 7:
        size = draw(st.integers(1, 3))
        leaves, left = tuple(left[:size]), left[size:]
        every = list(product((NO, YES), repeat=len(leaves)))
        answers = draw(st.lists(st.sampled_from(every), unique=True, min_size=1, max_size=4))
        unknowns.append(Unknown((f"fact.{len(unknowns)}",), leaves, tuple(answers)))
    return network, values, tuple(unknowns)


def worlds(
    network: Network, values: Values, unknowns: Sequence[Unknown]
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield every way of answering everything, and the value of the goal then."""
    for ranks in product(*(range(len(one.answers)) for one in unknowns)):
        then = values
        for unknown, rank in zip(unknowns, ranks, strict=True):
            then = network.with_leaves(then, unknown.leaves, unknown.answers[rank])
        yield ranks, then[network.goal]


def count(unknowns: Sequence[Unknown]) -> int:
    """Return how many worlds there are."""
    total = 1
    for one in unknowns:
        total *= len(one.answers)
    return total


@given(situations())
def test_what_is_kept_is_what_can_change_the_outcome(
    situation: tuple[Network, Values, tuple[Unknown, ...]],
) -> None:
    network, values, unknowns = situation
    assume(values[network.goal] == OPEN and count(unknowns) <= MOST_WORLDS)
    outcomes = dict(worlds(network, values, unknowns))
    kept = {one.unknown.facts for one in relevant(network, values, unknowns)}
    matter = {
        unknown.facts
        for place, unknown in enumerate(unknowns)
        if any(
            outcomes[ranks] != outcomes[(*ranks[:place], 0, *ranks[place + 1 :])]
            for ranks in outcomes
        )
    }
    # Where all answers lead to one outcome, some are asked all the same: it is open until then.
    assert kept == matter or (not matter and bool(kept) is (set(outcomes.values()) != {OPEN}))


@given(situations())
def test_an_answer_that_settles_does_so_by_itself(
    situation: tuple[Network, Values, tuple[Unknown, ...]],
) -> None:
    network, values, unknowns = situation
    assume(values[network.goal] == OPEN)
    for one in relevant(network, values, unknowns):
        ends = {
            network.with_leaves(values, one.unknown.leaves, answer)[network.goal]
            for answer in one.unknown.answers
        }
        assert one.settles is (ends != {OPEN})


@given(cases())
def test_a_network_has_the_values_of_the_evaluation(case: tuple[Program, dict[str, Truth]]) -> None:
    from tests.engines.forward.programs import oracle

    law, facts = case
    network = Network(ALONE, law)
    values = network.fill([code(facts[name]) for name in leaf_names(law)])
    expected = oracle(law, facts)
    assert values == [code(expected[node.id]) for node in law.nodes]
    for leaf in range(network.count):
        for answer in (NO, OPEN, YES):
            then = [*values[: network.count]]
            then[leaf] = answer
            assert network.with_leaves(values, (leaf,), (answer,)) == network.fill(then)
