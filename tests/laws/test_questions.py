"""Open questions: what is asked is what is missing, and nothing else can settle the outcome."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from esslaw import Outcome
from esslaw.facts.vocabulary import Kind, all_facts, table_of
from tests.cases.reading import bases, on_the_day
from tests.strategies import (
    Situation,
    answered,
    answers,
    examined,
    situations,
    unknown,
)

NO_CAPITAL = {"taux_fonds_developpement": 0, "capital_social": 0, "total_reserves": 0}
TOO_EARLY = {"annee_remunerations": 2012}
ON = date(2026, 11, 22)


def of_the_field(base: str, regime: str, changes: dict[str, Any]) -> Situation:
    """Return a structure of the field, changed, on a day of 2026."""
    facts = {name: on_the_day(value, ON) for name, value in bases()[base].items()}
    return Situation(regime, ON, {**facts, **changes})


@given(situations(), st.data())
def test_other_answers_never_settle_the_outcome(situation: Situation, data: st.DataObject) -> None:
    before = examined(situation)
    assume(before.outcome is Outcome.UNDETERMINED)
    asked = {question.fact for question in before.open_questions}
    tables = {table_of(name) for name in asked}
    facts = situation.facts
    for place, fact in list(unknown(facts, situation.kind)):
        name, _, column = place
        path = f"{name}.{column}" if column else name
        if path not in asked and not (column is None and name in tables):
            facts = answered(facts, place, data.draw(answers(fact), label=path))
    after = examined(situation.saying(facts))
    assert after.outcome is Outcome.UNDETERMINED


@given(situations())
def test_only_what_is_unknown_is_asked_and_each_once(situation: Situation) -> None:
    verdict = examined(situation)
    asked = [question.fact for question in verdict.open_questions]
    assert len(asked) == len(set(asked))
    missing = {
        f"{name}.{column}" if column else name
        for (name, _, column), _ in unknown(situation.facts, situation.kind)
    }
    for path in asked:
        name = table_of(path)
        more_rows = all_facts()[name].kind is Kind.ROWS and name == path
        assert path in missing or name in missing or more_rows, path


@given(situations())
def test_questions_come_subject_by_subject(situation: Situation) -> None:
    asked = [table_of(question.fact) for question in examined(situation).open_questions]
    order = list(all_facts())
    assert asked == sorted(asked, key=order.index)


@given(situations())
def test_a_settled_outcome_asks_nothing(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is not Outcome.UNDETERMINED)
    assert verdict.open_questions == ()


@given(situations())
@example(of_the_field("sas_compost", "ess", NO_CAPITAL))
@example(of_the_field("association_conforme", "esus", TOO_EARLY))
def test_an_undetermined_outcome_asks_something_or_says_what_was_not_found(
    situation: Situation,
) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.UNDETERMINED)
    assert verdict.open_questions or verdict.caveats
