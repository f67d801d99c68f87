"""The search for levers finds every smallest set of changes, and no other: brute force says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Any as Anything

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw.advice.movable import Movable
from esslaw.advice.repairs import Search
from esslaw.facts.choices import StatutCooperatif
from esslaw.facts.fact import Change
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.evaluate import evaluate
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.network import OPEN, YES, Network, code
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, program_of
from esslaw.rulebook.terms import Comparison, Leaf, Literal, Named, Operator, facts_read
from tests.logic.small import ALONE, ON

FLAGS = ("capital_variable", "une_voix_par_associe", "emploie_des_salaries")
STATUS, PAY = "statut_cooperatif", "plus_haute_remuneration"
NOTHING = dict.fromkeys(Structure.model_fields)
CENT = Decimal("0.01")
BOUNDS = (Decimal(100), Decimal(200))


def flag(name: str) -> Leaf:
    return Comparison(Operator.EQUAL, Named(name, Kind.FLAG), Literal(True, Kind.FLAG))


def status(*values: str) -> Leaf:
    return Comparison(Operator.AMONG, Named(STATUS, Kind.CHOICE), None, values)


def pay(operator: Operator, bound: Decimal) -> Leaf:
    return Comparison(operator, Named(PAY, Kind.MONEY), Literal(bound, Kind.MONEY))


LEAVES = (
    *map(flag, FLAGS),
    status("scop", "scic"),
    status("scic", "cae"),
    pay(Operator.AT_MOST, BOUNDS[0]),
    pay(Operator.MORE, BOUNDS[0]),
    pay(Operator.LESS, BOUNDS[1]),
)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Draw a program over comparisons that share facts and contradict one another."""
    made: list[Node] = [Test(f"leaf{n}", None, leaf) for n, leaf in enumerate(LEAVES)]
    for number in range(draw(st.integers(1, 7))):
        name, some = f"n{number}", st.lists(st.sampled_from(made), min_size=1, max_size=4)
        one = st.sampled_from(made)
        kinds = st.one_of(
            st.builds(All, st.just(name), st.none(), some.map(tuple)),
            st.builds(Any, st.just(name), st.none(), some.map(tuple)),
            st.builds(Not, st.just(name), st.none(), one),
            st.builds(Given, st.just(name), st.none(), one, one),
            st.builds(AtLeast, st.just(name), st.none(), st.integers(1, 3), some.map(tuple)),
        )
        made.append(draw(kinds))
    return program_of(All("goal", None, tuple(made[len(LEAVES) :])), ON)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Program, dict[str, Anything]]:
    known = {
        **{name: draw(st.sampled_from((True, False, None))) for name in FLAGS},
        STATUS: draw(st.sampled_from((None, *StatutCooperatif))),
        PAY: draw(st.sampled_from((None, *map(Decimal, (50, 100, 150, 200, 250))))),
    }
    return draw(programs()), known


def values_of(program: Program, name: str, now: Anything) -> list[Anything]:
    """Return the nearest value to what a fact is now in each of its classes, itself left out."""
    if fact_at(name).info.change is Change.IMPOSSIBLE:
        return []
    if name in FLAGS:
        return [value for value in (True, False) if value is not now]
    if name == PAY:
        near = [bound + shift for bound in BOUNDS for shift in (-CENT, Decimal(0), CENT)]
        groups: dict[str, list[Decimal]] = {}
        for value in near if now is None else [now, *near]:
            groups.setdefault(class_of(program, value), []).append(value)
        nearest = (min(one, key=lambda v: abs(v - (now or v))) for one in groups.values())
        return [value for value in nearest if value != now]
    return [one for one in StatutCooperatif if one != now]


def class_of(program: Program, pay: Decimal) -> str:
    """Return what the comparisons of a program make of a pay."""
    facts = {**NOTHING, PAY: pay}
    tests = [node for node in program.nodes if isinstance(node, Test)]
    ask = Leaves({}, ON).ask
    about = [one.comparison for one in tests if facts_read(one.comparison) == (PAY,)]
    return str([ask(leaf)(Situation(facts, ON)).value for leaf in about])


def by_force(
    program: Program, facts: Mapping[str, Anything], target: int
) -> Iterator[dict[str, Anything]]:
    """Yield every smallest set of changes, by trying them all."""
    names = (*FLAGS, STATUS, PAY)
    found: list[dict[str, Anything]] = []
    ways = product(*([None, *values_of(program, name, facts[name])] for name in names))
    for way in sorted(ways, key=lambda one: sum(value is not None for value in one)):
        changes = {n: v for n, v in zip(names, way, strict=True) if v is not None}
        if not any(smaller.items() <= changes.items() for smaller in found):
            proof = evaluate(ALONE, program, {**facts, **changes}, ON)
            if code(proof.value) >= target:
                found.append(changes)
    yield from found


def said(program: Program, changes: Mapping[str, Anything]) -> frozenset[tuple[str, str]]:
    """Return a set of changes; a pay is told by its class."""
    return frozenset(
        (name, class_of(program, value) if name == PAY else str(value))
        for name, value in changes.items()
    )


@given(cases(), st.sampled_from((YES, OPEN)))
def test_the_sets_found_are_those_that_brute_force_finds(
    case: tuple[Program, dict[str, Anything]], target: int
) -> None:
    program, known = case
    facts = {**NOTHING, **known}
    network, situation = Network(ALONE, program), Situation(facts, ON)
    assume(code(evaluate(ALONE, program, facts, ON).value) < target)
    found = Search(network, situation, Movable(network), lambda changes: True, target).run()
    assert found.exhaustive
    sets = set()
    for state in found.states:
        alike = (move.option.alike for move in state.moves)
        for values in product(*alike):
            changes = zip(state.moves, values, strict=True)
            sets.add(said(program, {move.handle.path: value for move, value in changes}))
    assert sets == {said(program, one) for one in by_force(program, facts, target)}
    assert not (found.states and found.blocked)
    for state in found.states:
        for move in state.moves:
            if move.handle.path == PAY and facts[PAY] is not None:
                assert move.value in values_of(program, PAY, facts[PAY]), (
                    "the nearest value, to the cent"
                )
