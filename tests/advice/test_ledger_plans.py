"""The planned aid of a register: its form, its amount, its day."""

import pytest

from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from tests.advice.ledgers import LYON, PLAN, G, P, account, ledger

LOAN = {"instrument": "pret_avance_remboursable", "equivalent_subvention_brut": 30000}
ROOM = {"prix_ou_loyer_marche": 50000, "prix_ou_loyer_consenti": 20000}


@pytest.mark.parametrize(
    ("facts", "amount", "fits"),
    [
        ({"instrument": "subvention_economique"}, 120000, FALSE),
        ({"instrument": "bonification_interet"}, 120000, FALSE),
        (LOAN, 30000, TRUE),
        ({"instrument": "garantie_emprunt"}, None, UNKNOWN),
        ({"instrument": "capital_scic", "entree_capital": {"capital_souscrit": 9}}, 9, TRUE),
        (
            {
                "instrument": "mise_a_disposition_locaux",
                "operation_immobiliere": ROOM,
                "montant": 1,
            },
            30000,
            TRUE,
        ),
        ({"instrument": "immobilier_entreprise", "montant": 7}, 7, UNKNOWN),
        ({"instrument": "immobilier_entreprise", "montant": 100001}, 100001, FALSE),
        ({"instrument": "marche_reserve_ess"}, None, UNKNOWN),
    ],
)
def test_a_form_of_aid_counts_for_its_own_amount(facts, amount, fits):
    here = account(ledger(LYON, **{**PLAN, **facts}))
    assert (here.planned.asked.amount, here.planned.fits) == (amount, fits)


def test_a_form_that_is_not_known_settles_nothing():
    found = ledger(LYON, regime_aide_choisi=G, montant=120000)
    new = account(found).planned
    assert (new.asked.amount, new.asked.assumed, new.fits) == (120000, True, UNKNOWN)
    small = account(ledger(LYON, regime_aide_choisi=G, montant=1)).planned
    assert (small.asked.assumed, small.fits) == (True, UNKNOWN)
    assert [cell.path for cell in found.missing] == ["instrument"]
    assert not account(ledger(LYON, **PLAN)).planned.asked.assumed


def test_a_form_that_the_rules_do_not_examine_has_no_answer():
    new = account(ledger([], **{**PLAN, **LOAN, "regime_aide_choisi": P}), P).planned
    assert (new.asked.examined, new.asked.amount, new.fits) == (False, None, UNKNOWN)


def test_an_amount_that_is_not_said_is_missing():
    found = ledger(LYON, regime_aide_choisi=G, instrument="subvention_economique")
    assert (found.plan.fits, [cell.path for cell in found.missing]) == (UNKNOWN, ["montant"])


@pytest.mark.parametrize(
    ("granted", "then"), [("2024-01-30", None), ("2023-01-30", None), ("2024-01-31", TRUE)]
)
def test_the_day_of_the_grant_is_looked_at_when_it_is_to_come(granted, then):
    assert ledger(LYON, **PLAN, date_octroi=granted).plan.then is then


@pytest.mark.parametrize("chosen", [None, "aucun", "rgec"])
def test_another_regime_plans_nothing_here(chosen):
    found = ledger(LYON, **{**PLAN, "regime_aide_choisi": chosen})
    assert (found.plan, {one.planned for one in found.accounts}) == (None, {None})
