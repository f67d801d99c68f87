"""Planned movements: the capital table afterwards, what they leave unsaid, what is refused."""

from datetime import date
from itertools import cycle
from time import process_time

import pytest

from esslaw import InputError, Movement, capital_table
from esslaw.advice.movements import MAX_MOVEMENTS
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
    assert [one.expected for one in found] == [
        "un retrait de 13000.00 euros au plus : les associés « Salarié » ne peuvent pas retirer "
        "davantage",
        "pas de retrait : les associés « Bénévole » ne détiennent rien",
        "un retrait de 20000.00 euros au plus : les associés « Bénéficiaire habituel » ne peuvent "
        "pas retirer davantage",
    ]
    assert [one.suggestion for one in found] == [None] * 3


def test_what_other_withdrawals_take_is_no_longer_there():
    plan = [Movement("salarie", -13000), Movement("salarie", -1)]
    (found,) = problems(LYON, ON, movements=plan)
    assert found.path == "movements[1].amount"
    assert found.expected == ("pas de retrait : les associés « Salarié » n'ont plus rien à retirer")


def test_a_withdrawal_is_compared_with_its_category():
    plan = [Movement("salarie", -1001, "Fondateurs"), Movement("salarie", -1, "Salaries")]
    large, unknown = problems(CATEGORIES, ON, movements=plan)
    assert large.expected == (
        "un retrait de 1000.00 euros au plus : les associés « Salarié » de la catégorie "
        "« Fondateurs » ne peuvent pas retirer davantage"
    )
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


def test_what_is_not_a_list_of_movements_is_refused():
    for given in (None, 5, "salarie", {"type": "salarie", "amount": 1}, Movement("salarie", 1)):
        (found,) = problems(LYON, ON, movements=given)
        assert (found.path, found.code) == ("movements", "mouvements")
        assert found.expected == "une liste de Movement"
    assert (found.got, found.suggestion) == ("un Movement seul", "écrire [Movement(…)]")


def test_any_iterable_of_movements_is_a_plan():
    plan = [Movement("salarie", 1), Movement("autre", 2)]
    tables = [capital_table(LYON, ON, movements=one) for one in (plan, tuple(plan), iter(plan))]
    assert all(table == tables[0] for table in tables)


def test_a_plan_has_a_bound():
    plan = [Movement("salarie", 1)] * MAX_MOVEMENTS
    assert capital_table(LYON, ON, movements=plan).total == 103000 + MAX_MOVEMENTS
    (found,) = problems(LYON, ON, movements=[*plan, Movement("salarie", 1)])
    assert (found.path, found.code) == ("movements", "mouvements")
    assert found.got == f"{MAX_MOVEMENTS + 1} mouvements"
    assert found.expected == f"{MAX_MOVEMENTS} mouvements au plus"
    (found,) = problems(LYON, ON, movements=cycle(plan))
    assert found.got == f"plus de {MAX_MOVEMENTS} mouvements"


def test_the_largest_plan_on_the_most_associates_is_made_at_once():
    rows = [{"type": "salarie", "categorie": f"C{n}", "capital": 9} for n in range(2000)]
    start = process_time()
    table = capital_table(rows, ON, movements=[Movement("salarie", -9)] * MAX_MOVEMENTS)
    assert table.total == (2000 - MAX_MOVEMENTS) * 9
    too_large = [Movement("salarie", -1, f"Collège {n}") for n in range(MAX_MOVEMENTS)]
    assert len(problems(rows, ON, movements=too_large)) == MAX_MOVEMENTS
    assert process_time() - start < 1


def test_withdrawals_of_the_same_associates_are_one():
    held = [{"type": "autre", "categorie": "a", "capital": n} for n in (1, 2, 3)]
    split = [Movement("autre", -2, "a"), Movement("autre", 7), Movement("autre", -3, "a")]
    table = capital_table(held, ON, movements=split)
    assert by_name(table.categories)["a"].amount == 1
    (found,) = problems(held, ON, movements=[*split, Movement("autre", -2, "a")])
    assert found.path == "movements[3].amount"


UNKNOWN_AMOUNT = [{"type": "autre", "categorie": "a"}, {"capital": 2, "categorie": "a"}]


@pytest.mark.parametrize("category", ["a", None])
def test_a_withdrawal_from_an_amount_not_known_may_come_from_those_of_unknown_type(category):
    plan = [Movement("autre", -3, category)]
    table = capital_table(UNKNOWN_AMOUNT, ON, movements=plan)
    for line in (*table.types, *table.categories):
        assert (line.amount, line.least) == (None, 0)
    assert [cell.path for cell in table.missing] == ["associes[0].capital", "associes[1].type"]
    full = [{**UNKNOWN_AMOUNT[0], "capital": 1}, {**UNKNOWN_AMOUNT[1], "type": "autre"}]
    (left,) = capital_table(full, ON, movements=plan).categories
    assert left.amount == 0


def test_those_of_unknown_type_whom_a_withdrawal_does_not_concern_stay_counted():
    held = [*UNKNOWN_AMOUNT, {"capital": 7, "categorie": "b"}]
    table = capital_table(held, ON, movements=[Movement("autre", -3, "a")])
    assert [(line.name, line.amount, line.least) for line in table.categories] == [
        ("a", None, 0),
        ("b", 7, 7),
    ]
    (untyped,) = (line for line in table.types if line.name is None)
    assert (untyped.amount, untyped.least) == (None, 7)
    known = [{"type": "autre", "categorie": "a", "capital": 3}, *held]
    table = capital_table(known, ON, movements=[Movement("autre", -3, "a")])
    assert by_name(table.types)[None].amount == 9  # what is known is enough


def test_no_more_is_in_doubt_than_what_is_withdrawn():
    held = [{"type": "autre"}, {"capital": 1000}]
    (other, untyped) = capital_table(held, ON, movements=[Movement("autre", -3)]).types
    assert (untyped.amount, untyped.least) == (None, 997)
    assert (other.amount, other.least) == (None, 0)
    nobody = [{"type": "autre", "categorie": "a"}, {"capital": 7, "categorie": "b"}]
    (_, untyped) = capital_table(nobody, ON, movements=[Movement("autre", -3, "a")]).types
    assert untyped.amount == 7


def test_what_one_withdrawal_leaves_in_doubt_another_may_have_to_find_elsewhere():
    held = [
        {"type": "autre", "categorie": "a"},
        {"capital": 2, "categorie": "a"},
        {"capital": 1},
    ]
    plan = [Movement("autre", -4, "a"), Movement("salarie", -1)]
    table = capital_table(held, ON, movements=plan)
    assert by_name(table.types)[None].least == 0
    full = [{**held[0], "capital": 2}, *held[1:]]
    assert by_name(capital_table(full, ON, movements=plan).types)[None].amount == 0


def test_what_is_subscribed_beside_a_withdrawal_stays_counted():
    held = [{"type": "autre"}, {"type": "autre", "categorie": "a"}, {"capital": 2}]
    plan = [Movement("autre", -3, "a"), Movement("autre", 7, "a")]
    table = capital_table(held, ON, movements=plan)
    assert by_name(table.types)[TypeAssocie.AUTRE].least == 7
    assert by_name(table.categories)["a"].least == 7
    plan = [Movement("salarie", -500), Movement("salarie", 7, "Fondateurs")]
    table = capital_table(CATEGORIES, ON, movements=plan)
    assert by_name(table.categories)["Fondateurs"].least == 2007
