"""The capital table: exact figures, what is missing, and plans that withdraw too much."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from esslaw import capital_table, examine, load_rulebook
from esslaw.advice.capital import CRITERION
from esslaw.advice.holdings import Counted
from esslaw.facts import Associe, Structure
from esslaw.facts.choices import TypeAssocie
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.rulebook.terms import LawNotFound

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


def test_the_cap_is_that_of_the_criterion_in_force():
    now, before = (capital_table(LYON, on).cap for on in (ON, BEFORE_2014))
    assert now.types == (
        TypeAssocie.COLLECTIVITE_TERRITORIALE,
        TypeAssocie.GROUPEMENT_COLLECTIVITES,
        TypeAssocie.ETABLISSEMENT_PUBLIC_TERRITORIAL,
    )
    assert before.types == now.types[:2]
    assert "établissements publics territoriaux" in now.label
    assert "établissements publics territoriaux" not in before.label
    (article,) = now.citations
    assert article.article == "art. 19 septies, dernier alinéa"
    assert ON in article.days


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


def test_before_the_law_there_is_no_cap():
    table = capital_table(LYON, date(2001, 7, 18))
    assert (table.cap, table.public, table.respected, table.room) == (None, None, UNKNOWN, None)
    assert table.total == 103000
    assert {line.counted for line in table.types} == {Counted.UNKNOWN}


def test_public_bodies_that_hold_everything_cannot_withdraw_their_way_out():
    table = capital_table([{"type": "collectivite_territoriale", "capital": 100}], ON)
    assert amounts(table.remedies) == ["50.00", "None", "100.00"]


def test_others_may_withdraw_all_they_hold_where_no_public_body_holds_anything():
    table = capital_table([{"type": "salarie", "capital": 100}], ON)
    assert amounts(table.room) == ["50.00", "100.00", "100.00"]


@pytest.mark.parametrize(
    ("cap", "held", "room", "remedies"),
    [
        ("0", LYON[1:], ["0.00", "0.00", "73000.00"], None),
        ("0", LYON, None, ["30000.00", "30000.00", "None"]),
        ("1", LYON, ["73000.00", "None", "73000.00"], None),
        ("0.3333333333", LYON, ["4333.33", "6499.99", "12999.99"], None),
    ],
)
def test_any_cap(cap, held, room, remedies):
    table = capital_table(held, ON, with_cap(cap))
    assert (amounts(table.room) if table.room else None) == room
    assert (amounts(table.remedies) if table.remedies else None) == remedies


def with_cap(cap):
    """The law with another figure for the cap, from the first day on."""
    law = load_rulebook()
    figure = law.parameters["scic.plafond_capital_public"]
    versions = tuple(replace(version, value=Decimal(cap)) for version in figure.versions)
    return replace(
        law, parameters={**law.parameters, figure.id: replace(figure, versions=versions)}
    )


def with_criterion(**changes):
    """The law with another body for the criterion; without it where nothing is said."""
    law = load_rulebook()
    criteria = dict(law.criteria)
    criterion = criteria.pop(CRITERION)
    if changes:
        versions = tuple(replace(version, **changes) for version in criterion.versions)
        criteria[CRITERION] = replace(criterion, versions=versions)
    return replace(law, criteria=criteria)


@pytest.mark.parametrize(
    "changes", [{"leaf": LawNotFound("Texte non trouvé.")}, {}], ids=["not found", "absent"]
)
def test_a_rulebook_that_sets_no_share_shows_no_cap(changes):
    table = capital_table(LYON, ON, with_criterion(**changes))
    assert (table.cap, table.respected, table.room) == (None, UNKNOWN, None)


def test_a_cap_without_a_figure_on_that_day_is_not_shown():
    law = with_cap("0.5")
    figure = law.parameters["scic.plafond_capital_public"]
    short = replace(figure, versions=figure.versions[:1])
    law = replace(law, parameters={**law.parameters, figure.id: short})
    table = capital_table(LYON, ON, law)
    assert (table.cap, table.respected) == (None, UNKNOWN)


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
