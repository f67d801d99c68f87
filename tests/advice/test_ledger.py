"""The register of aids: known cases, what is missing, bad input."""

from datetime import date

import pytest

from esslaw import InputError, Structure, aid_ledger
from esslaw.advice.aid_windows import Standing
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from tests.advice.ledgers import LYON, ON, PLAN, A, G, P, S, account, ledger


@pytest.mark.parametrize(
    ("on", "fits", "room"),
    [
        (date(2024, 1, 29), FALSE, 100000),
        (date(2024, 1, 30), FALSE, 100000),
        (date(2024, 1, 31), TRUE, 300000),
    ],
)
def test_an_aid_stops_counting_the_day_after_its_third_anniversary(on, fits, room):
    found = ledger(LYON, on, **PLAN)
    here = account(found)
    assert (found.plan.fits, here.planned.fits, here.room.exact) == (fits, fits, room)
    assert found.plan.days.first == date(2024, 1, 31)
    if fits is FALSE:
        assert here.planned.excess.exact == 20000
        assert (here.planned.blocking, here.planned.decisive) == ((0,), (0,))
        (opening,) = here.openings
        assert (opening.day, opening.leaving, opening.room.exact) == (
            date(2024, 1, 31),
            (0,),
            300000,
        )


def test_the_window_and_the_entries_of_a_day():
    aids = [("2020-05-01", 5, G), *LYON, ("2024-06-01", 7, G), ("2022-01-01", 9, S)]
    here = account(ledger(aids))
    assert here.window == (date(2021, 1, 30), ON)
    assert [(one.rank, one.standing, one.last) for one in here.entries] == [
        (0, Standing.NO_LONGER, date(2023, 5, 1)),
        (1, Standing.COUNTS, ON),
        (2, Standing.NOT_YET, date(2027, 6, 1)),
    ]
    assert here.total.exact == 200000


def test_farm_and_fishery_aids_count_under_the_general_ceiling_and_not_the_other_way_round():
    found = ledger([("2025-01-02", 10, G), ("2025-01-02", 20, A), ("2025-01-02", 40, P)], ON_2026)
    totals = [(one.regime.value, one.total.exact) for one in found.accounts]
    assert totals == [(G, 70), (S, 0), (A, 20), (A, 70), (P, 40), (P, 70)]


ON_2026 = date(2026, 11, 22)


def test_the_aids_of_a_service_have_no_common_ceiling_since_2024():
    aids = [("2023-03-01", 450000, S), ("2023-03-01", 150000, G)]
    new = {**PLAN, "regime_aide_choisi": S, "debut_exercice_fiscal": "2023-01-01"}
    before, after = (ledger(aids, day, **new) for day in (date(2023, 12, 31), date(2024, 1, 1)))
    own, common = (one for one in before.accounts if one.regime == S)
    assert (own.total.exact, common.total.exact, common.excess.exact) == (450000, 600000, 100000)
    assert (own.planned.fits, common.planned.fits, before.plan.fits) == (FALSE, FALSE, FALSE)
    assert before.plan.days.first == date(2024, 1, 1)
    (own,) = (one for one in after.accounts if one.regime == S)
    assert (own.room.exact, after.plan.fits) == (300000, TRUE)
    assert [one.ceiling for one in common.openings] == [None]


def test_before_2024_the_window_is_of_three_fiscal_years():
    aids = [("2020-12-31", 1, G), ("2021-01-01", 2, G), ("2023-06-30", 4, G)]
    start = {"debut_exercice_fiscal": "2023-01-01", "secteur": "autre"}
    here = account(ledger(aids, date(2023, 6, 30), **start))
    assert (here.window[0], here.total.exact, here.ceiling.value) == (date(2021, 1, 1), 6, 200000)
    unknown = ledger(aids, date(2023, 6, 30), secteur="autre")
    total = account(unknown).total
    assert (total.least, total.most, total.exact) == (0, 7, None)
    assert [cell.path for cell in unknown.missing] == ["debut_exercice_fiscal"]
    assert account(unknown).window[0] is None


@pytest.mark.parametrize("start", ["2024-01-01", "2021-12-01"])
def test_another_fiscal_year_than_that_of_the_day_says_nothing_of_it(start):
    found = ledger([("2021-06-01", 2, G)], date(2023, 6, 30), debut_exercice_fiscal=start)
    assert account(found).total.exact is None
    assert "debut_exercice_fiscal" in [cell.path for cell in found.missing]


def test_fiscal_years_follow_one_another_until_the_law_changes():
    aids = [("2019-05-01", 200000, G)]
    start = {"debut_exercice_fiscal": "2021-07-01", "secteur": "autre"}
    here = account(ledger(aids, date(2021, 8, 1), **start))
    assert [one.standing for one in here.entries] == [Standing.NO_LONGER]
    aids = [("2019-07-01", 200000, G)]
    here = account(ledger(aids, date(2021, 8, 1), **{**PLAN, **start}))
    assert here.planned.days.first == date(2022, 7, 1)
    assert here.entries[0].last == date(2022, 6, 30)


def test_an_aid_may_count_again_when_the_law_changes():
    """Its fiscal year had left the window; three years from day to day bring it back."""
    start = {"debut_exercice_fiscal": "2023-12-01", "secteur": "autre"}
    here = account(ledger([("2021-02-01", 200000, G)], date(2023, 12, 10), **start))
    assert (here.total.exact, here.entries[0].standing) == (0, Standing.NOT_YET)
    assert here.entries[0].last == date(2024, 2, 1)
    assert [(one.day, one.room.exact) for one in here.openings] == [
        (date(2024, 1, 1), 100000),
        (date(2024, 2, 2), 300000),
    ]


def test_road_haulage_had_its_own_ceiling_before_2024():
    start = {"debut_exercice_fiscal": "2023-01-01"}
    aids, on = [("2022-01-01", 60000, G)], date(2023, 6, 30)

    def fits(**facts):
        return ledger(aids, on, **{**PLAN, **start, **facts}).plan.fits

    assert fits(secteur="autre") is TRUE
    assert fits(secteur="transport_routier") is FALSE
    assert fits() is UNKNOWN
    other = [one for one in ledger(aids, on, **start).accounts if one.applies is UNKNOWN]
    assert [one.ceiling.value for one in other] == [100000]


def test_the_fewest_of_the_last_to_leave_block():
    aids = [
        ("2022-01-01", 10000, G),
        ("2022-02-01", 150000, G),
        ("2022-02-01", 5000, G),
        ("2022-03-01", 100000, G),
    ]
    here = account(ledger(aids, **{**PLAN, "montant": 150000}))
    assert here.planned.days.first == date(2025, 2, 2)
    assert (here.planned.blocking, here.planned.decisive) == ((1,), (1,))
    here = account(ledger(aids, **{**PLAN, "montant": 290000}))
    assert here.planned.days.first == date(2025, 3, 2)
    assert (here.planned.blocking, here.planned.decisive) == ((3, 1, 2), (3,))


def test_an_amount_above_the_ceiling_never_fits():
    found = ledger([("2026-01-01", 1, P)], ON_2026, **{**PLAN, "regime_aide_choisi": P})
    assert (found.plan.fits, found.plan.days.earliest, found.plan.days.latest) == (
        FALSE,
        None,
        None,
    )
    found = ledger([], **{**PLAN, "montant": 300001})
    assert found.plan.days.latest is None
    assert found.plan.days.earliest == date(2031, 1, 1)  # another law, not known yet


def test_after_the_last_known_law_nothing_is_said():
    here = account(ledger([("2029-06-01", 100000, G)], date(2030, 12, 31)))
    assert here.entries[0].last is None
    assert here.openings == ()
    assert here.horizon.last == date(2030, 12, 31)
    assert "2030" in here.horizon.reason
    found = ledger([("2029-06-01", 100000, G)], date(2031, 1, 1), **PLAN)
    assert [one.regime.value for one in found.unread] == [G, S]
    assert found.plan.fits is UNKNOWN


def test_an_aid_that_stops_with_the_known_law_has_a_last_day():
    here = account(ledger([("2027-12-31", 1, G)], date(2028, 1, 1)))
    assert here.entries[0].last == here.horizon.last == date(2030, 12, 31)


@pytest.mark.parametrize("on", [date(1, 1, 1), date(2012, 6, 1), date(2015, 12, 31), date.max])
def test_a_day_without_a_ceiling_is_not_a_day_without_a_limit(on):
    found = ledger(LYON, on, **PLAN)
    assert G in [one.regime for one in found.unread]
    assert (found.plan.fits, found.plan.days.first) == (UNKNOWN, None)


def test_an_absent_table_is_unknown_and_an_empty_one_is_zero():
    absent, empty = ledger(None, **PLAN), ledger([], **PLAN)
    assert (account(absent).total.least, account(absent).total.most) == (0, None)
    assert (account(absent).room.least, account(absent).room.most) == (0, 300000)
    assert (absent.plan.fits, empty.plan.fits) == (UNKNOWN, TRUE)
    assert [cell.path for cell in absent.missing] == ["aides_anterieures"]
    assert (account(empty).total.exact, account(empty).room.exact) == (0, 300000)
    assert str(account(empty).total.exact) == "0.00"


def test_an_empty_cell_gives_bounds_and_is_named_where_it_matters():
    aids = [
        (None, 150000, G),
        ("2023-01-01", None, A),
        ("2023-01-01", 10000, None),
        ("2019-01-01", 10000, None),
        (None, None, "autre"),
        (None, 0, None),
    ]
    found = ledger(aids, **PLAN)
    here = account(found)
    assert (here.total.least, here.total.most) == (0, None)
    assert [cell.path for cell in found.missing] == [
        "aides_anterieures[0].date_octroi",
        "aides_anterieures[1].montant",
        "aides_anterieures[2].regime",
    ]
    assert found.plan.fits is UNKNOWN
    assert account(ledger([aids[0], *LYON], **PLAN)).planned.fits is FALSE
    assert account(ledger(aids[2:4], **PLAN)).planned.fits is TRUE


def test_a_first_day_is_given_by_its_bounds_where_it_is_not_known():
    found = ledger([("2022-01-01", 200000, G), ("2023-01-01", 200000, None)], **PLAN)
    assert (found.plan.days.earliest, found.plan.days.latest) == (
        date(2025, 1, 2),
        date(2026, 1, 2),
    )
    assert found.plan.days.first is None
    assert account(found).planned.blocking == ()


def test_every_mistake_is_said():
    wrong = {"intervention": {"montant": "mille", "aides_anterieures": [{"regime": "general"}]}}
    with pytest.raises(InputError) as error:
        aid_ledger(wrong, "2024-01-30")
    assert [problem.path for problem in error.value.problems] == [
        "on",
        "intervention.montant",
        "intervention.aides_anterieures[0].regime",
    ]


def test_a_structure_alone_has_no_register():
    for case in ({"structure": {}}, Structure()):
        with pytest.raises(InputError, match="attendu : une intervention"):
            aid_ledger(case, ON)


def test_many_aids_are_read_in_a_moment():
    many = [(f"20{10 + n % 16}-{1 + n % 12:02}-{1 + n % 28:02}", n, G) for n in range(2000)]
    here = account(ledger(many, ON_2026, **PLAN))
    assert here.planned.fits is FALSE
    assert here.planned.excess.exact == here.total.exact + 120000 - 300000
