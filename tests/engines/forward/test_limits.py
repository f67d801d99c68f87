"""Past what the engine holds safely a program is refused, and at the limit it works."""

from __future__ import annotations

import pytest

from esslaw.engines.forward import LimitExceeded, derive
from esslaw.engines.forward.clauses import BOOT, END, Clause, Literal, Message
from esslaw.engines.forward.encoding import clauses_of
from esslaw.engines.forward.limits import (
    MAX_CONDITIONS,
    MAX_PREMISES,
    MAX_READERS,
    MAX_RULES,
    check_limits,
    collisions,
    fnv1a,
    names_in,
)
from esslaw.logic.nodes import All, Node, Not, Program
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

from .programs import check, leaf, leaf_names, needs_engine, program


def read_by(readers: int) -> Program:
    """Return a program in which each value of a leaf is read by that many clauses."""
    fact = leaf("fact")
    denials = [Not(f"not.{number}", None, fact) for number in range(readers)]
    groups = [
        All(f"group.{start}", None, tuple(denials[start : start + 16]))
        for start in range(0, readers, 16)
    ]
    return program(All("goal", None, tuple(groups)))


def conditions_of(law: Program) -> int:
    return len({c.criterion for rule in clauses_of(law) for c in rule.conditions})


def with_conditions(count: int) -> Program:
    """Return a program whose clauses read that many criteria, `boot` and `end` among them."""
    goal: Node = leaf("fact")
    for number in range(count - 2):
        goal = Not(f"not.{number}", None, goal)
    return program(goal)


@needs_engine
def test_the_most_readers_of_a_condition_work_and_one_more_is_refused() -> None:
    law = read_by(MAX_READERS)
    for value in (TRUE, FALSE, UNKNOWN):
        check(law, {"fact": value}, derive(law, {"fact": value}))
    with pytest.raises(LimitExceeded, match=r"read by 256 rules, where 255 is the most"):
        derive(read_by(MAX_READERS + 1), {"fact": TRUE})


@needs_engine
def test_the_most_conditions_work_and_one_more_is_refused() -> None:
    law = with_conditions(MAX_CONDITIONS)
    assert conditions_of(law) == MAX_CONDITIONS
    for value in (TRUE, FALSE, UNKNOWN):
        facts = dict.fromkeys(leaf_names(law), value)
        check(law, facts, derive(law, facts))
    beyond = with_conditions(MAX_CONDITIONS + 1)
    with pytest.raises(LimitExceeded, match=r"512 criteria are read, where 511 is the most"):
        derive(beyond, dict.fromkeys(leaf_names(beyond), TRUE))


def test_every_reason_is_given_at_once() -> None:
    wide = Clause(
        tuple(Literal(f"c{number}", TRUE) for number in range(MAX_PREMISES + 1)),
        Message(Literal("wide", TRUE)),
        None,
        (),
    )
    readers = [
        Clause((Literal("c0", TRUE),), Message(Literal(f"r{number}", TRUE)), None, ())
        for number in range(MAX_RULES)
    ]
    with pytest.raises(LimitExceeded) as caught:
        check_limits([wide, *readers])
    assert caught.value.excesses == (
        "4097 rules, where 4096 is the most",
        "widet needs 17 premises, where 16 is the most",
        "c0 true is read by 4097 rules, where 255 is the most",
    )
    assert isinstance(caught.value, ValueError)


def test_names_that_the_engine_would_confuse_are_refused() -> None:
    one, other = "dossier-hydvykgwjp", "dossier-vqlhdhoirz"
    assert fnv1a(one) == fnv1a(other)
    assert list(collisions(["a", one, "b", other])) == [
        f"the names {one} and {other} have the same hash"
    ]
    clause = Clause((Literal(one, TRUE),), Message(Literal(other, TRUE)), None, ())
    with pytest.raises(LimitExceeded, match="have the same hash"):
        check_limits([clause])


def test_no_two_names_of_ours_are_confused() -> None:
    criteria = [f"c{number}" for number in range(MAX_CONDITIONS + 1)]
    marked = [f"{name}{mark}" for name in criteria for mark in ("", "t", "f", "n", "nt", "nf")]
    parts = [f"c{number}x{part}" for number in range(MAX_CONDITIONS) for part in range(4)]
    assert not list(collisions([*marked, *parts, *names_in([boot_clause()])]))


def boot_clause() -> Clause:
    return Clause((BOOT.literal, END.literal), BOOT, None, ())


def test_an_unknown_kind_of_node_is_refused() -> None:
    with pytest.raises(TypeError, match="no clauses for a node of kind Node"):
        clauses_of(program(Node("odd", None)))
