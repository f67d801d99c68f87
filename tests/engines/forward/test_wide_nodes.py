"""More children than the engine joins at once: the auxiliaries work and never show."""

from __future__ import annotations

from random import Random

import pytest

from esslaw.engines.forward import derive
from esslaw.engines.forward.clauses import Threshold
from esslaw.engines.forward.encoding import clauses_of
from esslaw.engines.forward.limits import MAX_PREMISES
from esslaw.logic.nodes import All, Any, AtLeast, Node
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

from .programs import check, leaf_names, leaves, needs_engine, program, realistic

WIDE = (
    *[
        kind("goal", None, leaves(size))
        for kind in (All, Any)
        for size in (16, 17, 32, 33, 257, 300)
    ],
    *[AtLeast("goal", None, count, leaves(16)) for count in range(18)],
    *[AtLeast("goal", None, count, leaves(40)) for count in (2, 17, 20, 39)],
)


def said(goal: Node) -> str:
    counted = f"{goal.count} of " if isinstance(goal, AtLeast) else ""
    return f"{type(goal).__name__}: {counted}{len(program(goal).nodes) - 1}"


@needs_engine
@pytest.mark.parametrize("goal", WIDE, ids=said)
def test_wide_nodes(goal: Node) -> None:
    law = program(goal)
    names = leaf_names(law)
    chance = Random(len(names))
    for sign, other in ((TRUE, FALSE), (FALSE, TRUE), (TRUE, UNKNOWN), (FALSE, UNKNOWN)):
        for exceptions in {0, 1, 2, len(names) // 2, len(names) - 1}:
            odd = set(chance.sample(names, exceptions))
            facts = {name: other if name in odd else sign for name in names}
            check(law, facts, derive(law, facts))


@pytest.mark.parametrize("goal", WIDE, ids=said)
def test_no_clause_is_too_wide_and_their_number_grows_with_the_children(goal: Node) -> None:
    law = program(goal)
    rules = clauses_of(law)
    assert max(len(rule.conditions) for rule in rules) <= MAX_PREMISES
    assert sum(len(rule.conditions) for rule in rules) <= 4 * len(law.nodes) + 4


def test_a_threshold_is_counted_by_the_engine() -> None:
    rules = clauses_of(program(AtLeast("goal", None, 8, leaves(16))))
    thresholds = [rule for rule in rules if isinstance(rule, Threshold)]
    assert [(rule.posts.literal.value, rule.count) for rule in thresholds] == [
        (TRUE, 8),
        (FALSE, 9),
    ]


@needs_engine
def test_a_realistic_program() -> None:
    law = realistic()
    names = leaf_names(law)
    chance = Random(7)
    for _ in range(300):
        facts = {name: chance.choice((TRUE, FALSE, UNKNOWN)) for name in names}
        check(law, facts, derive(law, facts))
