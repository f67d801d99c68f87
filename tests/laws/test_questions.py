"""Open questions: what is asked is what is missing, and nothing else can settle the outcome."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, assume, event, example, given, settings
from hypothesis import strategies as st

from esslaw import InputError, Outcome, Verdict, examine, load_rulebook
from esslaw.advice.questions import subject_of
from esslaw.facts.vocabulary import Kind, all_facts, fact_at, table_of
from esslaw.rulebook.kinds import CLOSING
from tests.cases.reading import bases, on_the_day
from tests.strategies import Situation, answered, examined, situations, unknown
from tests.values import answers, plausible

NO_CAPITAL = {"taux_fonds_developpement": 0, "capital_social": 0, "total_reserves": 0}
TOO_EARLY = {"annee_remunerations": 2012}
ON = date(2026, 11, 22)


def of_the_field(base: str, regime: str, changes: dict[str, Any]) -> Situation:
    """Return a structure of the field, changed, on a day of 2026."""
    facts = {name: on_the_day(value, ON) for name, value in bases()[base].items()}
    return Situation(regime, ON, {**facts, **changes})


@settings(max_examples=8)  # each answers a hundred facts and more
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
    verdict = examined(situation)
    subjects = [group.subject for group in verdict.questions.groups]
    assert len(subjects) == len(set(subjects))
    for group in verdict.questions.groups:
        assert {subject_of(question.fact) for question in group.questions} == {group.subject}
    assert verdict.open_questions == verdict.questions.all


@st.composite
def saying(draw: st.DrawFn, situation: Situation, path: str) -> dict[str, Any]:
    """Draw the facts with an answer to one question; a table is answered whole."""
    facts, name = dict(situation.facts), table_of(path)
    fact = all_facts()[name]
    if fact.kind is not Kind.ROWS:
        return {**facts, name: draw(answers(fact))}
    known = facts.get(name) or []
    if path == name:
        known = [*known, *({} for _ in range(MORE_ROWS))]
    columns = fact.columns if path == name else {path.rpartition(".")[2]: fact_at(path)}
    filled = [
        {**{c: draw(answers(one)) for c, one in columns.items() if row.get(c) is None}, **row}
        for row in known
    ]
    if CLOSING in fact.columns and path == name:
        year = situation.on.year
        filled = [{**row, CLOSING: date(year - n - 1, 12, 31)} for n, row in enumerate(filled)]
    return {**facts, name: [plausible(row) for row in filled]}


MORE_ROWS = 4
"""More than any rule counts."""


def asked_to_the_end(situation: Situation, data: st.DataObject, tries: int) -> tuple[int, Verdict]:
    """Answer the first question again and again; return how many answers it took, and the end.

    Of several answers, the first that leaves the outcome open is given.
    """
    verdict, asked = examined(situation), 0
    while verdict.outcome is Outcome.UNDETERMINED and verdict.open_questions:
        path = verdict.open_questions[0].fact
        given_answers = 0
        while given_answers < tries:
            fuller = situation.saying(data.draw(saying(situation, path), label=path))
            try:
                then = examine(fuller.document, fuller.regime, fuller.on)
            except InputError:
                continue  # the answer contradicts another one: it is given again
            kept, given_answers = fuller, given_answers + 1
            if then.outcome is Outcome.UNDETERMINED:
                break
        assert path not in {question.fact for question in then.open_questions}, path
        situation, verdict, asked = kept, then, asked + 1
    event(f"{asked // 5 * 5} answers and more, {verdict.outcome}")
    return asked, verdict


@given(situations(), st.data())
def test_asking_one_by_one_ends_within_the_bound(situation: Situation, data: st.DataObject) -> None:
    before = examined(situation).questions
    tables = any(all_facts()[table_of(one.fact)].kind is Kind.ROWS for one in before.all)
    asked, verdict = asked_to_the_end(situation, data, 1)
    # A table is answered row by row: how many cells it takes is not known before.
    assert tables or asked <= before.at_most
    assert verdict.outcome is not Outcome.UNDETERMINED or verdict.caveats


@pytest.mark.parametrize("regime", list(load_rulebook().regimes))
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_every_regime_ends_from_nothing_known(regime: str, data: st.DataObject) -> None:
    _, verdict = asked_to_the_end(Situation(regime, ON, {}), data, 4)
    assert verdict.outcome is not Outcome.UNDETERMINED or verdict.caveats


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
