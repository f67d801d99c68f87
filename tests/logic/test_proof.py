"""What is read off a proof: what carries it, on whose assessment, and what is sans objet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given

from esslaw.logic.nodes import Node
from esslaw.logic.proof import APPRECIATION, Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from tests.logic.small import ON, law, proof_by_hand, proof_of
from tests.logic.test_evaluate import SITUATIONS, Facts, trees

RULES = """
goal: {all_of: [either, limit, both]}
either: {any_of: [opinion, plain]}
opinion: {fact: gouvernance_democratique, appreciation: {by: le préfet, factors: [Poids]}}
plain: {fact: capital_variable}
limit: {applies_if: employer, fact: reconnue_utilite_publique}
employer: {fact: emploie_des_salaries}
both: {none_of: [hidden]}
hidden: {fact: titres_capital_admis_marche}
"""
OPINION, PLAIN = "gouvernance_democratique", "capital_variable"
EMPLOYER, KNOWN = "emploie_des_salaries", "reconnue_utilite_publique"
HIDDEN = "titres_capital_admis_marche"

Ask = Callable[..., Proof]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    rulebook = law(tmp_path, RULES)
    return lambda name="goal", **facts: proof_of(rulebook, name, **facts)


def ids(proofs: Iterable[Proof]) -> list[str]:
    return [proof.id for proof in proofs]


def test_a_conjunction_that_holds_is_carried_by_all_and_one_that_fails_by_what_fails(
    ask: Ask,
) -> None:
    whole = {PLAIN: True, EMPLOYER: True, KNOWN: True, HIDDEN: False}
    assert ids(ask(**whole).carrying()) == ["either", "limit", "both"]
    assert ids(ask(**{**whole, KNOWN: False}).carrying()) == ["limit"]
    assert ids(ask(**{**whole, KNOWN: False, HIDDEN: True}).carrying()) == ["limit", "both"]
    unknown = ask(**{PLAIN: True, KNOWN: True})
    assert (unknown.value, ids(unknown.carrying())) == (UNKNOWN, ["both"])


def test_a_settled_child_carries_alone(ask: Ask) -> None:
    assert ids(ask("either", **{OPINION: True, PLAIN: True}).carrying()) == ["plain"]
    assert ids(ask("either", **{OPINION: True, PLAIN: False}).carrying()) == ["opinion"]
    assert ids(ask("either", **{OPINION: False, PLAIN: False}).carrying()) == ["opinion", "plain"]
    assert ids(ask("either").carrying()) == ["opinion", "plain"]


def test_sans_objet_is_carried_by_its_condition(ask: Ask) -> None:
    nothing = ask("limit", **{EMPLOYER: False, KNOWN: False})
    assert (nothing.value, nothing.applies) == (TRUE, False)
    assert ids(nothing.carrying()) == ["employer"]
    for facts, value, carrying in [
        ({EMPLOYER: True, KNOWN: True}, TRUE, ["limit!"]),
        ({KNOWN: True}, TRUE, ["limit!"]),
        ({EMPLOYER: True, KNOWN: False}, FALSE, ["employer", "limit!"]),
        ({KNOWN: False}, UNKNOWN, ["employer", "limit!"]),
    ]:
        proof = ask("limit", **facts)
        assert (proof.value, proof.applies, ids(proof.carrying())) == (value, True, carrying)


def test_a_negation_is_carried_by_what_it_denies(ask: Ask) -> None:
    proof = ask("both", **{HIDDEN: True})
    assert (proof.value, ids(proof.carrying())) == (FALSE, ["both~"])
    assert ids(proof.criteria()) == ["hidden"]


def test_at_least_is_carried_by_those_that_have_its_value(tmp_path: Path) -> None:
    rulebook = law(
        tmp_path,
        f"a: {{at_least: {{n: 2, of: [b, c, d]}}}}\nb: {{fact: {PLAIN}}}\n"
        f"c: {{fact: {EMPLOYER}}}\nd: {{fact: {KNOWN}}}",
    )
    proof = proof_of(rulebook, "a", **{PLAIN: True, EMPLOYER: False, KNOWN: True})
    assert (proof.value, ids(proof.carrying())) == (TRUE, ["b", "d"])


def test_walking_visits_each_node_once_in_reading_order(ask: Ask) -> None:
    proof = ask(**{PLAIN: True})
    assert ids(proof.walk()) == [
        *("goal", "either", "opinion", "plain", "limit", "employer", "limit!"),
        *("both", "both~", "hidden"),
    ]
    assert proof.find("hidden") is not None
    assert proof.find("nothing") is None


def test_reservations_are_the_assessments_that_carry(ask: Ask) -> None:
    settled = {PLAIN: False, EMPLOYER: False, HIDDEN: False}
    proof = ask(**{**settled, OPINION: True})
    assert proof.value is TRUE
    assert ids(proof.reservations()) == ["opinion"]
    assert ids(ask(**{**settled, OPINION: True, PLAIN: True}).reservations()) == []
    assert ids(ask(**{**settled, OPINION: False}).reservations()) == ["opinion"]
    assert ids(ask(**{**settled, OPINION: False, HIDDEN: True}).reservations()) == []


def test_an_assessment_in_a_condition_is_a_reservation(tmp_path: Path) -> None:
    rules = f"""
a: {{applies_if: opinion, fact: {PLAIN}}}
opinion: {{fact: {OPINION}, appreciation: {{by: le préfet}}}}
"""
    rulebook = law(tmp_path, rules)
    nothing = proof_of(rulebook, "a", **{OPINION: False})
    assert (nothing.applies, ids(nothing.reservations())) == (False, ["opinion"])
    asked = proof_of(rulebook, "a", **{OPINION: True, PLAIN: False})
    assert ids(asked.reservations()) == ["opinion"]
    assert ids(proof_of(rulebook, "a", **{OPINION: True, PLAIN: True}).reservations()) == []


def test_what_does_not_apply_is_no_reservation(tmp_path: Path) -> None:
    rules = f"""
a: {{applies_if: plain, fact: {OPINION}, appreciation: {{by: le préfet}}}}
plain: {{fact: {PLAIN}}}
"""
    rulebook = law(tmp_path, rules)
    assert ids(proof_of(rulebook, "a", **{PLAIN: False, OPINION: True}).reservations()) == []
    assert ids(proof_of(rulebook, "a", **{PLAIN: True, OPINION: True}).reservations()) == ["a"]


def test_an_assessed_body_does_not_hide_the_assessment_of_its_condition(tmp_path: Path) -> None:
    """Both sides of the implication are assessed: the one that makes it true is named."""
    rules = f"""
a: {{applies_if: opinion, fact: {PLAIN}, appreciation: {{by: le préfet}}}}
opinion: {{fact: {OPINION}, appreciation: {{by: le préfet}}}}
"""
    proof = proof_of(law(tmp_path, rules), "a", **{OPINION: False, PLAIN: True})
    assert (proof.value, proof.standing) == (TRUE, APPRECIATION)
    assert ids(proof.reservations()) == ["opinion"]


@given(trees(given=True), SITUATIONS)
def test_a_value_that_rests_on_assessments_names_some(goal: Node, facts: Facts) -> None:
    proof = proof_by_hand(goal, facts)
    rests = proof.value is not UNKNOWN and proof.standing is APPRECIATION
    assert bool(proof.reservations()) is rests


@given(trees(given=True), SITUATIONS)
def test_what_carries_a_value_is_below_and_enough(goal: Node, facts: Facts) -> None:
    proof = proof_by_hand(goal, facts)
    everything = set(ids(proof.walk()))
    carried = list(proof.carried())
    assert carried[0] is proof
    assert set(ids(carried)) <= everything
    for one in carried:
        assert all(child in one.children for child in one.carrying())


def test_a_proof_says_what_its_leaves_read(ask: Ask) -> None:
    proof = ask(**{PLAIN: True})
    assert proof.situation.on == ON
    assert proof.situation.facts[PLAIN] is True
    assert isinstance(proof, Proof)
    with pytest.raises(AttributeError):
        proof.value = FALSE
