"""Laws of grades: a better proof of a fact never lowers a grade, and what has it is enough."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import examine
from esslaw.advice.grades import degre_of, evidence_of, facts_given
from esslaw.facts.preuve import Degre
from esslaw.logic.evaluate import evaluate
from esslaw.logic.truth import UNKNOWN
from tests.evidence import DEGRES, grades, with_evidence
from tests.strategies import examined, situations
from tests.values import among


def strength(verdict):
    """The strength of a grade, above every grade where the value rests on no fact."""
    return len(DEGRES) if verdict.grade.degre is None else verdict.grade.degre.strength


@given(data=st.data(), situation=situations())
def test_a_better_proof_never_lowers_the_grade(data, situation):
    assume(examined(situation).proof.value is not UNKNOWN)
    before = data.draw(grades(situation))
    assume(before)
    path = data.draw(among(sorted(before)))
    after = {**before, path: DEGRES[min(DEGRES.index(before[path]) + 1, len(DEGRES) - 1)]}
    first, second = (
        examine(with_evidence(situation, each), situation.regime, situation.on)
        for each in (before, after)
    )
    assert first.outcome is second.outcome
    assert strength(first) <= strength(second)


@given(data=st.data(), situation=situations())
def test_the_facts_of_that_grade_or_better_are_enough(data, situation):
    """Without every fact that is less well proved than the grade says, the outcome stands."""
    assume(examined(situation).proof.value is not UNKNOWN)
    document = with_evidence(situation, data.draw(grades(situation)))
    verdict = examine(document, situation.regime, situation.on)
    weaker = {
        fact
        for proof in verdict.proof.walk()
        for fact in facts_given(proof)
        if degre_of(verdict.case, fact).strength < strength(verdict)
    }
    facts = {name: without(value, name, weaker) for name, value in verdict.case.facts.items()}
    again = evaluate(verdict.rulebook, verdict.program, facts, verdict.on)
    assert again.value is verdict.proof.value


def without(value, name, weaker):
    """A fact unknown where it is among the weaker ones, the cells of its columns likewise."""
    if name in weaker:
        return None
    columns = {path.removeprefix(f"{name}.") for path in weaker if path.startswith(f"{name}.")}
    if value is None or not columns or not isinstance(value, tuple):
        return value
    return tuple(row.model_copy(update=dict.fromkeys(columns)) for row in value)


@given(situation=situations())
def test_nothing_said_is_declared_and_the_unknown_has_no_grade(situation):
    verdict = examined(situation)
    if verdict.proof.value is UNKNOWN:
        assert verdict.grade is None
    else:
        assert verdict.grade.degre in (Degre.DECLARE, None)
        assert all(evidence_of(verdict.case, fact) is None for fact in verdict.grade.facts)


@given(data=st.data(), situation=situations())
def test_the_weakest_facts_have_the_grade(data, situation):
    examined(situation)
    document = with_evidence(situation, data.draw(grades(situation)))
    verdict = examine(document, situation.regime, situation.on)
    if verdict.grade is not None:
        found = {degre_of(verdict.case, fact) for fact in verdict.grade.facts}
        assert found == ({verdict.grade.degre} if verdict.grade.degre else set())
