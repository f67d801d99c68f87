"""Planned movements: the capital table afterwards, what they leave unsaid, what is refused."""

from datetime import date

import pytest

from esslaw import InputError, Movement, capital_table
from esslaw.facts import Structure
from esslaw.facts.choices import TypeAssocie
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

ON = date(2026, 11, 22)
LYON = [
    {"nom": "Métropole", "type": "collectivite_territoriale", "capital": 30000},
    {"nom": "Salariés", "type": "salarie", "capital": 13000},
    {"nom": "Habitants", "type": "beneficiaire", "capital": 60000},
]
CATEGORIES = [
    {"categorie": "Fondateurs", "type": "salarie", "capital": 1000},
    {"categorie": "Salariés", "type": "salarie", "capital": 3000},
    {"categorie": "Fondateurs", "type": "collectivite_territoriale", "capital": 2000},
    {"type": "benevole", "capital": 4000},
]


def problems(*arguments, **options):
    with pytest.raises(InputError) as caught:
        capital_table(*arguments, **options)
    return caught.value.problems


def by_name(lines):
    return {line.name: line for line in lines}


def test_a_plan_is_carried_out():
    plan = [Movement("collectivite_territoriale", 5000), Movement("salarie", -2000)]
    table = capital_table(LYON, ON, movements=plan)
    assert (table.public, table.total) == (35000, 106000)
    assert by_name(table.types)[TypeAssocie.SALARIE].amount == 11000
    assert [(one.type, one.amount, one.categorie) for one in table.movements] == [
        (TypeAssocie.COLLECTIVITE_TERRITORIALE, 5000, None),
        (TypeAssocie.SALARIE, -2000, None),
    ]


def test_a_transfer_is_two_movements():
    plan = [
        Movement("beneficiaire", "-21500.01"),
        Movement("collectivite_territoriale", "21500.01"),
    ]
    table = capital_table(LYON, ON, movements=plan)
    assert (table.total, table.respected) == (103000, FALSE)


def test_a_withdrawal_without_category_leaves_the_categories_unsaid():
    table = capital_table(CATEGORIES, ON, movements=[Movement("salarie", -500)])
    found = {line.name: (line.amount, line.least) for line in table.categories}
    assert found == {"Fondateurs": (None, 2000), "Salariés": (None, 0), None: (4000, 4000)}
    assert by_name(table.types)[TypeAssocie.SALARIE].amount == 3500
    assert table.respected is TRUE
    assert [cell.path for cell in table.missing] == ["movements[0].categorie"]


@pytest.mark.parametrize(
    ("plan", "founders", "employees"),
    [
        ([Movement("salarie", -500, "Fondateurs")], 2500, 3000),
        ([Movement("salarie", -500), Movement("salarie", -3500)], 2000, 0),
        ([Movement("salarie", -500), Movement("salarie", -3000, "Salariés")], 2500, 0),
        ([Movement("salarie", 500, "Salariés"), Movement("salarie", 1)], 3000, 3500),
    ],
)
def test_a_plan_that_says_enough_is_known_by_category(plan, founders, employees):
    table = capital_table(CATEGORIES, ON, movements=plan)
    lines = by_name(table.categories)
    assert (lines["Fondateurs"].amount, lines["Salariés"].amount) == (founders, employees)
    assert table.missing == ()


@pytest.mark.parametrize(
    ("row", "respected"),
    [({"type": "salarie"}, TRUE), ({"capital": 100000}, UNKNOWN), ({}, UNKNOWN)],
    ids=["amount", "type", "both"],
)
def test_a_withdrawal_that_may_concern_what_is_not_known_is_not_refused(row, respected):
    table = capital_table([*LYON, row], ON, movements=[Movement("salarie", -50000)])
    total = None if "capital" not in row else 153000
    assert (table.total, table.respected) == (total, respected)
    assert by_name(table.types)[TypeAssocie.SALARIE].least == 0


def test_an_empty_category_is_none():
    held = [{"categorie": "", "type": "salarie", "capital": 5}]
    table = capital_table([*CATEGORIES, *held], ON, movements=[Movement("autre", 7, "")])
    found = {line.name: line.amount for line in table.categories}
    assert found == {"Fondateurs": 3000, "Salariés": 3000, None: 4012}


def test_a_withdrawal_of_all_that_has_no_type_says_whose_it_was():
    unsaid = [{"capital": 5}, {"capital": 5}]
    some = capital_table([*LYON, *unsaid], ON, movements=[Movement("salarie", -13005)])
    assert [cell.path for cell in some.missing] == ["associes[3].type", "associes[4].type"]
    every = capital_table([*LYON, *unsaid], ON, movements=[Movement("salarie", -13010)])
    assert (every.public, every.total, every.missing) == (30000, 90000, ())


def test_a_plan_on_associates_who_are_not_known_is_not_known():
    plan = [Movement("salarie", -50000), Movement("autre", 1)]
    table = capital_table(Structure(), ON, movements=plan)
    assert (table.total, table.types) == (None, ())


def test_a_withdrawal_larger_than_what_is_held_is_refused():
    plan = [
        Movement("salarie", -14000),
        Movement("benevole", 500),
        Movement("benevole", -500),
        Movement("beneficiaire", -40000),
        Movement("beneficiaire", -40000),
    ]
    found = problems(LYON, ON, movements=plan)
    assert [(one.path, one.got) for one in found] == [
        ("movements[0].amount", "-14000.00"),
        ("movements[2].amount", "-500.00"),
        ("movements[4].amount", "-40000.00"),
    ]
    assert "au plus 13000.00 euros" in found[0].expected
    assert found[0].suggestion == "écrire -13000.00"
    assert "« Bénévole » ne détiennent rien" in found[1].expected
    assert found[1].suggestion is None
    assert "au plus 20000.00 euros" in found[2].expected


def test_a_withdrawal_is_compared_with_its_category():
    plan = [Movement("salarie", -1001, "Fondateurs"), Movement("salarie", -1, "Salaries")]
    large, unknown = problems(CATEGORIES, ON, movements=plan)
    assert "au plus 1000.00 euros" in large.expected
    assert "« Fondateurs »" in large.expected
    assert unknown.suggestion == "vouliez-vous dire « Salariés » ?"


def test_everything_wrong_is_said_at_once():
    plan = [
        Movement("salari", 10),
        Movement("salarie", 1.5),
        Movement("salarie", "1 500,5"),
        Movement("salarie", 0),
        Movement("salarie", 1, categorie="x" * 400),
        ("salarie", 1),
    ]
    found = problems([{"capital": -1}], "2026", movements=plan)
    assert [(one.path, one.code) for one in found] == [
        ("on", "date"),
        ("structure.associes[0].capital", "montant"),
        ("movements[0].type", "choix"),
        ("movements[1].amount", "nombre"),
        ("movements[2].amount", "nombre"),
        ("movements[3].amount", "montant"),
        ("movements[4].categorie", "texte"),
        ("movements[5]", "mouvement"),
    ]
    assert found[2].suggestion == "vouliez-vous dire « salarie » ?"
    assert found[4].suggestion == "écrire 1500.5"
