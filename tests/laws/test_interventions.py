"""Laws of an intervention: two engines, one answer; an answer more never turns a filter."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import Verdict, who_may_act
from esslaw.advice.authorities import Answer
from esslaw.engines.forward import available
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth, conjunction
from tests.strategies import Situation, changed, examined, facts_of, fuller, invented
from tests.values import days_of

INTERVENTION = "intervention"
STATUS = (
    "but_autre_que_partage_benefices",
    "gouvernance_democratique",
    "benefices_majoritairement_consacres_activite",
    "reserves_obligatoires_impartageables",
    "mention_ess_rcs",
    "statuts_mentionnent_utilite_sociale",
    "contribution_sociale_liee",
)
"""What makes a structure an enterprise of the social economy, and nothing else."""


@st.composite
def interventions(draw: st.DrawFn) -> Situation:
    """Draw an intervention: one of the field changed a little, or one made of anything."""
    on = draw(days_of(INTERVENTION))
    facts = draw(changed(INTERVENTION, on) | changed(INTERVENTION, on) | invented(INTERVENTION))
    return Situation(INTERVENTION, on, facts)


@given(interventions())
def test_both_engines_agree_part_by_part(situation: Situation) -> None:
    verdict = examined(situation)
    assert verdict.reasoning.second_opinion is available()
    if verdict.parts:
        whole = conjunction(part.proof.value for part in verdict.parts)
        assert whole is verdict.proof.value
        reached = {step.node for step in verdict.steps}
        settled = {part.id for part in verdict.proof.walk() if part.value is not UNKNOWN}
        leaves = {node.id for node in verdict.program.nodes} - reached
        assert settled <= reached | leaves


@given(interventions(), st.data())
def test_an_answer_more_never_turns_a_filter(situation: Situation, data: st.DataObject) -> None:
    before, after = examined(situation), examined(data.draw(fuller(situation, most=4)))
    for one, other in zip(before.parts, after.parts, strict=True):
        if one.proof.value.known:
            assert other.proof.value is one.proof.value, one.part.id


@given(interventions(), st.lists(st.sampled_from([True, False, None]), min_size=7, max_size=7))
def test_the_status_of_the_beneficiary_alone_gives_no_competence(
    situation: Situation, answers: list[bool | None]
) -> None:
    assume("marche_reserve" not in str(situation.facts.get("instrument", "marche_reserve")))
    said: dict[str, Any] = {n: a for n, a in zip(STATUS, answers, strict=True) if a is not None}
    without = {name: value for name, value in situation.facts.items() if name not in STATUS}
    plain, other = (examined(situation.saying({**without, **more})) for more in ({}, said))
    assert competence(plain) is competence(other)


@given(interventions())
def test_the_table_says_of_the_authority_of_the_case_what_its_verdict_says(
    situation: Situation,
) -> None:
    verdict = examined(situation)
    assume(verdict.parts and situation.facts.get("collectivite.type") is not None)
    (own,) = [line for line in who_may_act(verdict.case, verdict.on).lines if line.own]
    wanted = {TRUE: {Answer.MAY}, FALSE: {Answer.MAY_NOT}}
    open_yet = {Answer.MAY_IF, Answer.UNREAD}
    assert own.answer in wanted.get(competence(verdict), open_yet)
    assert bool(own.ways) is (own.answer in open_yet)
    assert bool(own.causes) is (own.answer is Answer.MAY_NOT)


def competence(verdict: Verdict) -> Truth:
    """Return the value of the filter of competence, unknown where nothing is covered."""
    found = [part.proof.value for part in verdict.parts if part.part.id == "competence"]
    return found[0] if found else UNKNOWN


def test_interventions_are_drawn_with_every_fact_that_their_rules_read() -> None:
    assert {"instrument", "collectivite.type", "aides_anterieures"} <= facts_of(INTERVENTION).keys()
