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


LOW_SHARE = Decimal("0.55")


def composting(**changes):
    """The SAS with a top pay of 230 000 € and 55 % of charges, year by year."""
    from esslaw.documents import read_yaml

    text = (EXAMPLES / "sas_compost.yaml").read_bytes()
    years = read_yaml(text).value["structure"]["exercices"]
    low = [
        {**year, "charges_utilite_sociale": str(year["charges_exploitation"] * LOW_SHARE)}
        for year in years
    ]
    return case("sas_compost", plus_haute_remuneration=230000, exercices=low, **changes)


def year_by_year(found, **accounts):
    years = [{**year, **accounts} for year in found["structure"]["exercices"]]
    return {"structure": {**found["structure"], "exercices": years}}


def ways_of(found, regime="esus"):
    verdict = examine(found, regime, ON)
    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.remedy.exhaustive
    return verdict, [{lever.fact: lever.target for lever in way} for way in verdict.levers]


PAY = {"plus_haute_remuneration": Decimal("177632.40")}
SHARE = {"exercices.charges_utilite_sociale": Decimal("512820.00")}


def test_pay_and_charges_are_both_to_be_mended_to_the_cent():
    verdict, ways = ways_of(composting())
    assert PAY | SHARE in ways
    assert PAY not in ways
    assert SHARE not in ways
    (way,) = (one for one in verdict.levers if {x.fact: x.target for x in one} == PAY | SHARE)
    for enough, changes in ((True, way), (False, way[:1]), (False, way[1:])):
        changed = verdict.case.changed({one.replaced: one.becomes for one in changes})
        met = examine(changed, "esus", ON).outcome is Outcome.MET
        assert met is enough


def test_the_financing_ratio_is_the_other_way_round():
    # Over three years, 30 000 € paid on 360 000 € of funds: 8.33 %, where 8 % is the limit.
    found = year_by_year(
        composting(taux_moyen_obligations="0.03", engagement_maintien_ratio=True),
        dividendes=4000,
        remuneration_financements_non_bancaires=6000,
        capitaux_propres=90000,
        financements_non_bancaires=30000,
    )
    _, ways = ways_of(found)
    assert PAY | SHARE in ways
    assert PAY | {"exercices.dividendes": Decimal("10799.99")} in ways
    lent = "exercices.remuneration_financements_non_bancaires"
    assert PAY | {lent: Decimal("16799.99")} in ways
    assert PAY | {"exercices.capitaux_propres": Decimal("285000.01")} in ways


def test_what_no_one_can_change_is_said():
    bank = {"structure": {"type_financeur": "etablissement_credit"}}
    verdict = examine(bank, "esus_assimile", date(2025, 6, 1))
    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.levers == verdict.remedy.openings == ()
    assert [proof.id for proof in verdict.remedy.fixed] == ["esus_assimile.placement.nature"]


def test_a_date_that_is_known_is_only_put_off():
    for way in examine(composting(), "esus", ON).levers:
        assert all(lever.target >= ON for lever in way if lever.fact == "date_demande")


def test_the_capital_of_a_scic_is_brought_back_under_its_cap_from_both_sides():
    _, ways = ways_of(case("scic_plafond_depasse"), "scic")
    assert ways == [
        {"associes.capital": Decimal("98000.00")},
        {"associes.capital": Decimal("102000.00")},
    ]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("0.60", "0.20", "0.20"), {"colleges.part_voix": Decimal("0.50")}),
        (("0.46", "0.46", "0.08"), {"colleges.part_voix": Decimal("0.10")}),
    ],
)
def test_the_votes_of_the_colleges_are_spread_again(shares, expected):
    colleges = [{"nom": str(n), "part_voix": share} for n, share in enumerate(shares)]
    colleges = [{**one, "ponderation_selon_capital": False} for one in colleges]
    found = case("scic_circuit_court", colleges=colleges)
    verdict, ways = ways_of(found, "scic")
    assert expected in ways
    (way,) = (one for one in verdict.levers if {x.fact: x.target for x in one} == expected)
    assert sum(row.part_voix for row in way[0].becomes) == 1


def test_no_way_goes_further_than_another_to_the_same_end():
    verdict = examine(
        case(
            "association",
            moyenne_cinq_plus_hautes_remunerations="155290.04",
            plus_haute_remuneration="160000",
            annee_remunerations=2026,
            salaire_minimum_branche_annuel=0,
        ),
        "esus",
        ON,
    )
    means = [
        lever.target
        for way in verdict.levers
        for lever in way
        if lever.fact == "moyenne_cinq_plus_hautes_remunerations" and len(way) == 1
    ]
    assert means == [Decimal("155290.03")]


def test_what_a_contract_and_its_structure_share_is_one_fact():
    reserved = {
        "instrument": "marche_reserve_ess",
        "marche": {"services_listes_exclusivement": False},
    }
    found = examine({"intervention": reserved}, "intervention", ON).case
    assert found.admits({"marche_services_listes_exclusivement": True})
    both = {**reserved, "beneficiaire": {"marche_services_listes_exclusivement": False}}
    known = examine({"intervention": both}, "intervention", ON).case
    assert not known.admits({"marche_services_listes_exclusivement": True})
