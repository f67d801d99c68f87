"""The capital table: exact figures, what is missing, and plans that withdraw too much."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from esslaw import capital_table, examine
from esslaw.advice.holdings import Counted
from esslaw.facts import Associe, Structure
from esslaw.facts.choices import TypeAssocie
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from tests.laws.holders import law

ON, BEFORE_2014 = date(2026, 11, 22), date(2010, 6, 30)
LYON = [
    {"nom": "Métropole", "type": "collectivite_territoriale", "capital": 30000},
    {"nom": "Salariés", "type": "salarie", "capital": 13000},
    {"nom": "Habitants", "type": "beneficiaire", "capital": 60000},
]
TOGETHER = [
    {"nom": "Agglomération", "type": "groupement_collectivites", "capital": 45000},
    {"nom": "Commune", "type": "collectivite_territoriale", "capital": 6000},
    {"nom": "Salariés", "type": "salarie", "capital": 20000},
    {"nom": "Habitants", "type": "beneficiaire", "capital": 29000},
]
CATEGORIES = [
    {"categorie": "Fondateurs", "type": "salarie", "capital": 1000},
    {"categorie": "Salariés", "type": "salarie", "capital": 3000},
    {"categorie": "Fondateurs", "type": "collectivite_territoriale", "capital": 2000},
    {"type": "benevole", "capital": 4000},
]


def amounts(found):
    return [str(getattr(found, name)) for name in found.__dataclass_fields__]


def by_name(lines):
    return {line.name: line for line in lines}


def test_thirty_thousand_of_a_hundred_and_three_thousand():
    table = capital_table(LYON, ON)
    assert (table.public, table.total) == (30000, 103000)
    assert table.share == Fraction(30, 103)
    assert table.respected is TRUE
    assert amounts(table.room) == ["21500.00", "43000.00", "43000.00"]
    assert table.remedies is None
    assert table.missing == ()


def test_forty_five_and_six_per_cent_exceed_the_cap_together():
    table = capital_table(TOGETHER, ON)
    assert table.share == Fraction(51, 100)
    assert table.respected is FALSE
    assert amounts(table.remedies) == ["1000.00", "2000.00", "2000.00"]
    assert table.room is None


def test_the_same_capital_before_2014_had_another_cap():
    table = capital_table(TOGETHER, BEFORE_2014)
    assert table.cap.value == Decimal("0.2")
    assert amounts(table.remedies) == ["31000.00", "38750.00", "155000.00"]


def test_equality_is_allowed_and_leaves_no_room():
    table = capital_table([*LYON, {"type": "groupement_collectivites", "capital": 43000}], ON)
    assert table.share == Fraction(1, 2)
    assert table.respected is TRUE
    assert amounts(table.room) == ["0.00", "0.00", "0.00"]


def test_lines_by_type_then_by_category():
    table = capital_table(CATEGORIES, ON)
    assert [(line.name, line.amount, line.counted) for line in table.types] == [
        (TypeAssocie.SALARIE, 4000, Counted.NONE),
        (TypeAssocie.BENEVOLE, 4000, Counted.NONE),
        (TypeAssocie.COLLECTIVITE_TERRITORIALE, 2000, Counted.ALL),
    ]
    assert [(line.name, line.amount, line.share, line.counted) for line in table.categories] == [
        ("Fondateurs", 3000, Fraction(3, 10), Counted.PART),
        ("Salariés", 3000, Fraction(3, 10), Counted.NONE),
        (None, 4000, Fraction(4, 10), Counted.NONE),
    ]


def test_an_associate_without_category_is_in_none_of_those_that_are_named():
    table = capital_table([CATEGORIES[0], {"type": "salarie", "capital": 5}], ON)
    assert [(line.name, line.amount) for line in table.categories] == [
        ("Fondateurs", 1000),
        (None, 5),
    ]
    assert table.missing == ()


@pytest.mark.parametrize(("amount", "respected"), [(100, TRUE), (100000, UNKNOWN)])
def test_a_type_that_is_missing_leaves_the_total_known(amount, respected):
    table = capital_table([*LYON, {"nom": "X", "categorie": "Autres", "capital": amount}], ON)
    assert (table.total, table.public, table.share) == (103000 + amount, None, None)
    assert (table.respected, table.room, table.remedies) == (respected, None, None)
    assert [(cell.path, cell.name) for cell in table.missing] == [("associes[3].type", "X")]
    lines = by_name(table.types)
    assert (lines[TypeAssocie.SALARIE].amount, lines[TypeAssocie.SALARIE].least) == (None, 13000)
    assert (lines[None].amount, lines[None].counted) == (amount, Counted.UNKNOWN)
    assert by_name(table.categories)["Autres"].counted is Counted.UNKNOWN


def test_an_amount_that_is_missing_leaves_the_others_known():
    table = capital_table([*LYON, {"type": "benevole"}], ON)
    assert (table.total, table.public, table.share, table.respected) == (None, 30000, None, TRUE)
    assert [cell.path for cell in table.missing] == ["associes[3].capital"]
    lines = by_name(table.types)
    assert (lines[TypeAssocie.SALARIE].amount, lines[TypeAssocie.SALARIE].share) == (13000, None)
    assert (lines[TypeAssocie.BENEVOLE].amount, lines[TypeAssocie.BENEVOLE].least) == (None, 0)


def test_a_sum_is_in_euros_and_cents_even_of_nothing():
    for table in (capital_table([], ON), capital_table(LYON[1:], ON)):
        assert str(table.public) == "0.00"
    assert str(capital_table([], ON).total) == "0.00"


def test_a_type_that_is_missing_where_nothing_is_held_matters_not():
    table = capital_table([*LYON, {"capital": 0}], ON)
    assert (table.respected, table.missing) == (TRUE, ())


@pytest.mark.parametrize(
    ("held", "total", "missing"),
    [
        (Structure(), None, ["associes"]),
        ([], 0, []),
        ([{"type": "salarie", "capital": 0}], 0, []),
    ],
)
def test_without_capital_a_share_has_no_meaning(held, total, missing):
    table = capital_table(held, ON)
    assert (table.total, table.share, table.respected) == (total, None, UNKNOWN)
    assert (table.room, table.remedies) == (None, None)
    assert [cell.path for cell in table.missing] == missing
    assert table.cap.value == Decimal("0.5")


def test_public_bodies_that_hold_everything_cannot_withdraw_their_way_out():
    table = capital_table([{"type": "collectivite_territoriale", "capital": 100}], ON)
    assert amounts(table.remedies) == ["50.00", "None", "100.00"]


def test_others_may_withdraw_without_limit_where_no_public_body_holds_anything():
    table = capital_table([{"type": "salarie", "capital": 100}], ON)
    assert amounts(table.room) == ["50.00", "100.00", "None"]


@pytest.mark.parametrize(
    ("cap", "held", "room", "remedies"),
    [
        ("0", LYON[1:], ["0.00", "0.00", "None"], None),
        ("0", LYON, None, ["30000.00", "30000.00", "None"]),
        ("1", LYON, ["73000.00", "None", "73000.00"], None),
        ("0.3333333333", LYON, ["4333.33", "6499.99", "12999.99"], None),
    ],
)
def test_any_cap(cap, held, room, remedies):
    table = capital_table(held, ON, law(Decimal(cap)))
    assert (amounts(table.room) if table.room else None) == room
    assert (amounts(table.remedies) if table.remedies else None) == remedies


def test_a_case_in_any_form_or_the_associates_alone():
    structure = Structure(associes=LYON)
    models = [Associe(**row) for row in LYON]
    tables = [
        capital_table(given, ON)
        for given in (LYON, models, tuple(models), structure, {"structure": {"associes": LYON}})
    ]
    assert all(table == tables[0] for table in tables)


def test_the_verdict_of_a_scic_has_its_table():
    verdict = examine({"structure": {"associes": TOGETHER}}, "scic", ON)
    assert verdict.capital == capital_table(TOGETHER, ON)
    assert verdict.capital is verdict.capital


@pytest.mark.parametrize(
    ("regime", "on", "facts"),
    [
        ("esus", ON, {"associes": TOGETHER}),
        ("scic", ON, {}),
        ("scic", ON, {"associes": []}),
        ("scic", date(2001, 7, 18), {"associes": TOGETHER}),
    ],
)
def test_another_verdict_has_none(regime, on, facts):
    assert examine({"structure": facts}, regime, on).capital is None


@pytest.mark.parametrize(
    ("status", "regime", "shown"),
    [
        ("scic", "scic", True),
        ("scic", "cooperative", True),
        ("loi_1947", "cooperative", False),
        ("scop", "cooperative", False),
        ("scic", "ess", False),
        ("scop", "scic", False),
    ],
)
def test_a_verdict_shows_the_table_where_the_cap_concerns_it(
    status: str, regime: str, shown: bool
) -> None:
    facts = {
        "forme_juridique": "sas",
        "statut_cooperatif": status,
        "associes": [{"type": "salarie", "capital": 100}],
    }
    verdict = examine({"structure": facts}, regime, date(2026, 11, 22))
    assert (verdict.capital is not None) is shown
