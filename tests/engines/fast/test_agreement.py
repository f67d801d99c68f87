"""Generated code has the values of the kernel, for everything that can be asked on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from esslaw import Case, load_rulebook, read_case
from esslaw.engines import fast
from esslaw.logic.evaluate import evaluate
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Situation as Asked
from esslaw.logic.link import edges_of, program_at
from esslaw.logic.network import CODES, code, network_of
from esslaw.logic.nodes import Program
from tests.cases.test_coverage import asked_of
from tests.strategies import Situation, examined, situations

LAW = load_rulebook()
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").rglob("*.yaml"))
DAYS = (date(2014, 8, 2), date(2019, 12, 29), date(2022, 2, 23), date(2026, 11, 22))
FULLEST = {"structure": "sas_compost", "intervention": "region_de_minimis"}


def check(program: Program, facts: Mapping[str, Any], on: date) -> None:
    """Assert that every node of a program has the values of both evaluations of the kernel."""
    found = fast.values(LAW, program, facts, on)
    network, situation = network_of(LAW, program), Asked(facts, on)
    with localcontext(EXACT):
        assert [*found] == network.fill(code(ask(situation)) for ask in network.asks)
    by_id = fast.values_by_id(LAW, program, facts, on)
    proof = evaluate(LAW, program, facts, on)
    proved = {part.id: CODES[part.value] for part in proof.walk()}
    assert {name: by_id[name] for name in proved} == proved
    assert fast.value_of(LAW, program, facts, on) == CODES[proof.value]


def regimes_of(case: Case) -> Iterator[str]:
    yield from (name for name, regime in LAW.regimes.items() if regime.case == case.kind)


@given(situations())
def test_every_node_of_every_criterion_that_a_regime_asks_for(situation: Situation) -> None:
    verdict = examined(situation)
    for name in asked_of(LAW, verdict.regime.id):
        check(program_at(LAW, name, verdict.on), verdict.case.facts, verdict.on)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_under_every_regime(path: Path) -> None:
    case = read_case(path)
    for regime in regimes_of(case):
        for on in DAYS:
            check(program_at(LAW, LAW.regimes[regime].goal, on), case.facts, on)


@pytest.mark.parametrize("regime", LAW.regimes)
def test_every_segment_of_the_law(regime: str) -> None:
    """The generator knows every shape that the rules have ever had."""
    kind = LAW.regimes[regime].case
    path = next(path for path in EXAMPLES if path.stem == FULLEST[kind])
    facts = read_case(path).facts
    nothing = dict.fromkeys(facts)
    sources = set()
    for on in edges_of(LAW):
        program = program_at(LAW, LAW.regimes[regime].goal, on)
        text = fast.source(LAW, program)
        if text not in sources:
            sources.add(text)
            check(program, facts, on)
            check(program, nothing, on)


def test_what_is_not_asked_of_a_case_is_an_error_as_it_is_for_the_kernel() -> None:
    """A fact that is left out of the mapping is a mistake of the caller, not an unknown fact."""
    program = program_at(LAW, "esus", DAYS[-1])
    with pytest.raises(KeyError, match="forme_juridique"):
        fast.values(LAW, program, {}, DAYS[-1])
