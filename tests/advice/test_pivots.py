"""Pivots and margins of cases of the field."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from esslaw import examine
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 11, 22)


def verdict_of(name, regime):
    return examine(EXAMPLES / f"{name}.yaml", regime, ON)


def test_what_alone_would_turn_the_answer_of_a_regie_de_quartier():
    found = {pivot.fact: pivot for pivot in verdict_of("regie_de_quartier", "esus").pivots}
    assert found["plus_haute_remuneration"].target == Decimal("216216.01")
    assert found["plus_haute_remuneration"].value is FALSE
    assert found["justificatif_plein_droit"].value is UNKNOWN
    assert "fonds_de_dotation" in found["forme_juridique"].alike
    # The mean cannot be over its ceiling while the highest pay is what it is.
    assert "moyenne_cinq_plus_hautes_remunerations" not in found


def test_a_total_of_accounts_is_an_assertion_too():
    found = {pivot.fact: pivot for pivot in verdict_of("sas_compost", "esus").pivots}
    charges = found["exercices.charges_utilite_sociale"]
    assert (charges.now, charges.target) == (Decimal("533400.00"), Decimal("512819.99"))
    assert charges.years == 3


def test_a_refusal_turns_on_who_acts():
    (pivot,) = (
        pivot
        for pivot in verdict_of("interventions/departement_fonds_avances", "intervention").pivots
        if pivot.value is TRUE
    )
    assert pivot.fact == "collectivite.type"
    assert "region" in pivot.alike


def test_the_room_under_the_ceilings_of_pay():
    margins = {m.proof.id: m for m in verdict_of("sas_compost", "esus").margins}
    highest = margins["esus.remuneration.plus_haute.smic"]
    assert (highest.gap, highest.over) == (Decimal("131632.40"), False)


def test_the_room_of_a_share_is_said_in_euros_too():
    (margin,) = verdict_of("interventions/lyon_scic", "intervention").margins
    assert (margin.amount, margin.over) == (Decimal("21500.0000"), False)
    accounts = verdict_of("sas_compost", "esus").margins
    (share,) = (m for m in accounts if m.amount is not None)
    assert (share.amount, share.over) == (Decimal("20580.0000"), True)
