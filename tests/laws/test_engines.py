"""The forward engine derives the same values as the kernel, for everything that can be asked."""

from __future__ import annotations

import pytest
from hypothesis import given

from esslaw.engines.forward import available
from esslaw.engines.reasoning import reason
from esslaw.logic.evaluate import prove
from esslaw.logic.nodes import Test
from esslaw.logic.truth import UNKNOWN
from tests.cases.test_coverage import asked_of
from tests.strategies import Situation, examined, situations


@given(situations())
def test_both_engines_agree_on_every_criterion(situation: Situation) -> None:
    verdict = examined(situation)
    for name in asked_of(verdict.rulebook, verdict.regime.id):
        program, proof = prove(verdict.rulebook, name, verdict.case.facts, verdict.on)
        whole = name == verdict.regime.goal
        parts = tuple(part.part.goal for part in verdict.parts) if whole else ()
        reasoning = reason(program, proof, parts)  # raises where the engines differ
        assert reasoning.second_opinion is available()


@given(situations())
def test_each_step_rests_on_values_already_reached(situation: Situation) -> None:
    verdict = examined(situation)
    values = {part.id: part.value for part in verdict.proof.walk()}
    reached = {node.id for node in verdict.program.nodes if isinstance(node, Test)}
    for step in verdict.steps:
        assert set(step.premises) <= reached
        assert all(values[premise] is not UNKNOWN for premise in step.premises)
        assert step.value is values[step.node]
        reached.add(step.node)
    settled = {name for name, value in values.items() if value is not UNKNOWN}
    assert settled - reached == set()


@pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")
@given(situations())
def test_the_same_case_gives_the_same_steps(situation: Situation) -> None:
    assert examined(situation).steps == examined(situation).steps
