"""Levers are proved, minimal and exact."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from esslaw import Outcome, examine
from esslaw.logic.evaluate import evaluate
from esslaw.logic.truth import TRUE

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ON = date(2026, 11, 22)


def case(name, **changes):
    from esslaw.documents import read_yaml

    structure = read_yaml((EXAMPLES / f"{name}.yaml").read_bytes()).value["structure"]
    return {"structure": {**structure, **changes}}


def test_a_pay_one_cent_too_high_is_brought_down_to_the_ceiling():
    failing = case(
        "association", plus_haute_remuneration="216216.01", salaire_minimum_branche_annuel=0
    )
    verdict = examine(failing, "esus", ON)
    assert verdict.outcome is Outcome.NOT_MET
    found = [{lever.fact: lever.target for lever in changes} for changes in verdict.levers]
    assert {"plus_haute_remuneration": Decimal("216216.00")} in found


def test_nothing_is_proposed_when_nothing_failed():
    assert examine(case("association"), "esus", ON).levers == ()
    assert examine({"structure": {}}, "esus", ON).levers == ()


@pytest.mark.parametrize("regime", ["ess", "esus"])
@pytest.mark.parametrize("name", ["eurl_sans_clauses", "fonds_de_dotation"])
def test_each_set_is_proved_and_minimal(name, regime):
    verdict = examine(case(name), regime, ON)
    facts = verdict.case.structure.__dict__

    def met(changes):
        changed = {**facts, **{lever.fact: lever.target for lever in changes}}
        return evaluate(verdict.rulebook, verdict.program, changed, ON).value is TRUE

    for changes in verdict.levers:
        assert met(changes)
        assert not any(met(fewer) for fewer in combinations(changes, len(changes) - 1))


def test_a_company_is_told_every_clause_it_lacks():
    verdict = examine(case("eurl_sans_clauses", exercices=[]), "ess", ON)
    within_its_form = next(
        changes
        for changes in verdict.levers
        if not any(lever.fact in ("forme_juridique", "statut_cooperatif") for lever in changes)
    )
    targets = {lever.fact: lever.target for lever in within_its_form}
    assert targets == {
        "taux_fonds_developpement": Decimal("0.20"),
        "taux_reserves_et_report": Decimal("0.50"),
        "statuts_interdisent_amortissement_capital": True,
        "statuts_encadrent_reduction_capital": True,
        "statuts_mentionnent_utilite_sociale": True,
        "mention_ess_rcs": True,
    }


def test_what_cannot_change_is_left_alone():
    for changes in examine(case("eurl_sans_clauses"), "ess", ON).levers:
        assert all(lever.change != "impossible" for lever in changes)
