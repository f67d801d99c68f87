"""The register of aids against brute force: every day, a sum written another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import aid_ledger, examine, load_rulebook
from esslaw.advice.aid_ceilings import ROOTS, periods_from
from esslaw.advice.aid_plan import asked as asked_of
from esslaw.advice.aid_plan import on_day, planned
from esslaw.advice.aid_windows import Range, Standing, Window
from esslaw.advice.ledger import Account, Ledger
from esslaw.facts.case import read_case
from esslaw.facts.quantities import aides, moins_annees
from esslaw.logic.evaluate import prove
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth, conjunction

Row = Mapping[str, Any]
GENERAL, SIEG = "de_minimis_general", "de_minimis_sieg"
FARM, FISH = "de_minimis_agricole", "de_minimis_peche"
REGIMES = [GENERAL, SIEG, FARM, FISH]
DAY = timedelta(1)
EDGES = [date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 16), date(2026, 2, 28)]
NEAR = st.sampled_from([edge + shift * DAY for edge in EDGES for shift in (-1, 0, 1)])
DAYS = NEAR | st.dates(date(2022, 6, 1), date(2026, 12, 31))
GRANTED = st.sampled_from([date(2020, 2, 29), date(2021, 2, 28), date(2021, 3, 1)]) | st.dates(
    date(2019, 1, 1), date(2027, 12, 31)
)
AMOUNTS = st.integers(0, 12).map(lambda n: Decimal(25000) * n) | st.decimals(
    0, 400000, places=2, allow_nan=False
)
FULL = st.fixed_dictionaries(
    {
        "date_octroi": GRANTED,
        "montant": AMOUNTS,
        "regime": st.sampled_from([GENERAL, GENERAL, *REGIMES, "autre"]),
    }
)
LEDGERS = st.lists(FULL, max_size=5)


def triple(day: date, years: int = 0) -> tuple[int, int, int]:
    return day.year - years, day.month, day.day


def ceiling_on(regime: str, day: date) -> int | None:
    """The ceiling, in euros: the law read by hand; None where it was not read."""
    if regime == GENERAL:
        return 300000 if day >= date(2024, 1, 1) else 200000
    if regime == SIEG:
        return 750000 if day >= date(2024, 1, 1) else 500000
    first, value = (date(2024, 12, 16), 50000) if regime == FARM else (date(2023, 10, 25), 30000)
    return value if day >= first else None


def counts(row: Row, regime: str, day: date, start: date) -> bool:
    """Whether an aid counts on a day; `start` is the first day of some fiscal year."""
    with_it = {GENERAL: {GENERAL, FARM, FISH}}.get(regime, {regime})
    if row["regime"] not in with_it or row["date_octroi"] > day:
        return False
    if day >= date(2024, 1, 1) or regime == FISH:
        return triple(row["date_octroi"]) >= triple(day, 3)
    year = day.year if triple(day)[1:] >= triple(start)[1:] else day.year - 1
    return triple(row["date_octroi"]) >= (year - 2, start.month, start.day)


def naive(rows: Sequence[Row], regime: str, day: date, start: date) -> Decimal:
    return sum((row["montant"] for row in rows if counts(row, regime, day, start)), Decimal(0))


def case_of(rows: Any, **facts: Any) -> dict[str, Any]:
    return {
        "intervention": {"aides_anterieures": rows, "instrument": "subvention_economique", **facts}
    }


def year_of(on: date, before: int) -> date:
    """A first day of the fiscal year that a day is in, which every year has."""
    start = on - before * DAY
    return start if triple(start)[1:] != (2, 29) else start - DAY


def main(ledger: Ledger, regime: str) -> Account | None:
    """The account of a regime's own ceiling, the first of its ceilings."""
    return next((one for one in ledger.accounts if one.regime.value == regime), None)


def every_day(on: date, until: date = date(2030, 12, 31)) -> Iterator[date]:
    day = on
    while day <= until:
        yield day
        day += DAY


@given(LEDGERS, DAYS, st.sampled_from(REGIMES), AMOUNTS, st.integers(0, 360))
def test_every_day_is_as_a_sum_of_that_day(
    rows: list[Row], on: date, regime: str, amount: Decimal, before: int
) -> None:
    assume(ceiling_on(regime, on) is not None)
    start = year_of(on, before)
    case = read_case(case_of(rows, montant=amount))
    law = load_rulebook()
    (kind,) = (one for one in ROOTS if one.value == regime)
    periods = periods_from(law, kind, on)
    window = Window(case.facts["aides_anterieures"], periods[0].ceilings[0], periods, start)
    new, fits = planned(window, asked_of(law, window.ceiling, case.facts, on))
    steps = list(window.steps)
    assert steps[0].start == on
    first = None
    for day in every_day(on):
        if len(steps) > 1 and steps[1].start <= day:
            steps.pop(0)
        total, most = naive(rows, regime, day, start), ceiling_on(regime, day)
        assert (steps[0].total.exact, steps[0].ceiling.value) == (total, most)
        value = total + amount <= most
        assert on_day(fits, day) is (TRUE if value else FALSE)
        if value and first is None:
            first = day
    if first is not None:
        assert new.days.first == first
    else:
        assert new.days.first is None or new.days.first > date(2030, 12, 31)


@given(LEDGERS, DAYS, st.sampled_from(REGIMES), AMOUNTS, st.integers(0, 360))
def test_the_ledger_of_a_day_and_what_it_says_of_the_days_to_come(
    rows: list[Row], on: date, regime: str, amount: Decimal, before: int
) -> None:
    start, most = year_of(on, before), ceiling_on(regime, on)
    facts = {"montant": amount, "regime_aide_choisi": regime, "debut_exercice_fiscal": start}
    ledger = aid_ledger(case_of(rows, **facts), on)
    account = main(ledger, regime)
    assert (account is None) is (most is None)
    assume(account is not None)
    total = naive(rows, regime, on, start)
    assert account.total.exact == total
    assert account.room.exact == max(Decimal(0), most - total)
    assert account.excess.exact == max(Decimal(0), total - most)
    assert account.planned.excess.exact == max(Decimal(0), total + amount - most)
    assert account.planned.fits is (TRUE if total + amount <= most else FALSE)
    assert ledger.missing == ()
    counting = {row for row, one in enumerate(rows) if counts(one, regime, on, start)}
    entries = {one.rank: one for one in account.entries}
    assert {rank for rank, one in entries.items() if one.standing is Standing.COUNTS} == counting
    for rank in counting:
        last = entries[rank].last
        assert counts(rows[rank], regime, last, start)
        assert not any(
            counts(rows[rank], regime, last + n * DAY, start) for n in (1, 30, 365, 1200)
        )
    left = set()
    for opening in account.openings:
        after, eve = opening.day, opening.day - DAY
        assert opening.total.exact == naive(rows, regime, after, start)
        assert opening.room.exact == max(
            Decimal(0), ceiling_on(regime, after) - opening.total.exact
        )
        assert {*opening.leaving} == {
            rank
            for rank, row in enumerate(rows)
            if counts(row, regime, eve, start) and not counts(row, regime, after, start)
        }
        left.update(opening.leaving)
    assert counting <= left


@given(LEDGERS, DAYS, AMOUNTS)
def test_what_blocks_is_enough_and_nothing_of_it_is_too_much(
    rows: list[Row], on: date, amount: Decimal
) -> None:
    assume(on >= date(2024, 1, 1))
    rows = [row for row in rows if row["date_octroi"] <= on]
    facts = {"montant": amount, "regime_aide_choisi": GENERAL}
    planned_here = main(aid_ledger(case_of(rows, **facts), on), GENERAL).planned
    assert bool(planned_here.blocking) is (planned_here.fits is FALSE and amount <= 300000)
    assert {*planned_here.decisive} <= {*planned_here.blocking}

    def fits_without(gone: set[int]) -> bool:
        kept = [row for rank, row in enumerate(rows) if rank not in gone]
        return naive(kept, GENERAL, on, on) + amount <= 300000

    if planned_here.blocking:
        assert fits_without({*planned_here.blocking})
        assert planned_here.decisive
        assert not fits_without({*planned_here.blocking} - {*planned_here.decisive})
        assert not fits_without({*planned_here.blocking[:-1]})


SOME = st.fixed_dictionaries(
    {},
    optional={
        "date_octroi": GRANTED,
        "montant": AMOUNTS,
        "regime": st.sampled_from([GENERAL, *REGIMES, "autre"]),
    },
)
PARTLY = st.none() | st.lists(FULL | SOME, max_size=4)


@given(PARTLY, DAYS, st.sampled_from([GENERAL, SIEG, FISH]), st.integers(0, 500))
def test_bounds_are_those_of_the_quantity_on_every_step(
    rows: list[Row] | None, on: date, regime: str, shift: int
) -> None:
    assume(ceiling_on(regime, on) is not None)
    case = read_case(case_of(rows))
    table = case.facts["aides_anterieures"]
    (kind,) = (one for one in ROOTS if one.value == regime)
    periods = periods_from(load_rulebook(), kind, on)
    window = Window(table, periods[0].ceilings[0], periods, None)
    for step in window.steps:
        later = step.start + shift * DAY
        for day in {step.start, later}:
            if day >= date(2031, 1, 1):
                continue
            current = next(one for one in reversed(window.steps) if one.start <= day)
            ceiling = current.ceiling
            since = None if ceiling.fiscal else moins_annees(day, ceiling.years)
            bounds = aides(table, ceiling.regimes, since, day)
            assert current.total == Range(*(bounds or (Decimal(0), None)))


@st.composite
def refined(draw: st.DrawFn, rows: list[Row] | None) -> list[Row]:
    """Draw the rows with some of their empty cells filled."""
    if rows is None:
        return draw(st.lists(FULL | SOME, max_size=3))
    return [{**draw(FULL), **row} if draw(st.booleans()) else row for row in rows]


@given(st.data(), PARTLY, DAYS, st.sampled_from(REGIMES), AMOUNTS)
def test_an_answer_more_never_contradicts_what_was_known(
    data: st.DataObject, rows: Any, on: date, regime: str, amount: Decimal
) -> None:
    start = data.draw(st.none() | st.integers(0, 360).map(lambda before: year_of(on, before)))
    facts = {"montant": amount, "regime_aide_choisi": regime, "secteur": "autre"}
    fuller = {**facts, "debut_exercice_fiscal": start}
    now = aid_ledger(case_of(rows, **facts), on)
    then = aid_ledger(case_of(data.draw(refined(rows)), **fuller), on)
    refines(now.plan.fits, then.plan.fits)
    within(now.plan.days, then.plan.days)
    assert len(now.accounts) == len(then.accounts)
    for one, other in zip(now.accounts, then.accounts, strict=True):
        for name in ("total", "room", "excess"):
            narrower(getattr(one, name), getattr(other, name))
        known = {entry.rank: entry for entry in other.entries}
        for entry in one.entries:
            after = known.get(entry.rank)
            if entry.standing is Standing.COUNTS:
                assert after.standing is Standing.COUNTS
            if after is not None and entry.last is not None:
                assert after.last == entry.last
        if one.planned is not None:
            refines(one.planned.fits, other.planned.fits)
            within(one.planned.days, other.planned.days)
            narrower(one.planned.excess, other.planned.excess)


def refines(before: Truth, after: Truth) -> None:
    assert before is UNKNOWN or after is before


def narrower(before: Range, after: Range) -> None:
    assert after.least >= before.least
    assert before.most is None or (after.most is not None and after.most <= before.most)


def within(before: Any, after: Any) -> None:
    if before.latest is not None:
        assert after.latest is not None
        assert after.latest <= before.latest
    if before.earliest is None:
        assert after.earliest is None
    elif after.earliest is not None:
        assert after.earliest >= before.earliest


@given(PARTLY, DAYS, st.none() | AMOUNTS, st.none() | st.integers(0, 360))
def test_it_agrees_with_the_verdict(
    rows: list[Row] | None, on: date, amount: Decimal | None, before: int | None
) -> None:
    facts = {"montant": amount, "regime_aide_choisi": GENERAL, "date_octroi": on}
    if before is not None:
        facts["debut_exercice_fiscal"] = year_of(on, before)
    case = case_of(rows, **facts)
    name = "aide_etat.de_minimis.plafond"
    proof = examine(case, "intervention", on).proof
    (value,) = {part.value for part in proof.walk() if part.id == name}
    fits = main(aid_ledger(case, on), GENERAL).planned.fits
    if rows is None:  # of an absent table, the ledger knows that it is not less than nothing
        assert value is UNKNOWN
        assert fits is not TRUE
    else:
        assert fits is value


@given(st.lists(FULL | SOME, max_size=4), DAYS, AMOUNTS, st.sampled_from([SIEG, FARM, FISH]))
def test_the_other_regimes_agree_with_their_criterion(
    rows: list[Row], on: date, amount: Decimal, regime: str
) -> None:
    assume(ceiling_on(regime, on) is not None)
    facts = {"montant": amount, "regime_aide_choisi": regime, "date_octroi": on}
    case = read_case(case_of(rows, **facts))
    name = f"aide_etat.{regime}.plafond"
    ledger = aid_ledger(case, on)
    value = prove(load_rulebook(), name, case.facts, on)[1].value
    if regime == SIEG:
        assert main(ledger, regime).planned.fits is value
    else:  # the general ceiling holds too
        fits = [one.planned.fits for one in ledger.accounts if one.planned is not None]
        assert conjunction(fits) is value
    common = "aide_etat.de_minimis_sieg.plafond_commun"
    shared = "aide_etat.de_minimis_sieg.reste_commun.subvention"
    under = [one for one in ledger.accounts if one.ceiling.criterion == shared]
    if regime == SIEG and under:
        also = prove(load_rulebook(), common, case.facts, on)[1].value
        assert under[0].planned.fits is also
        assert ledger.plan.fits is conjunction([value, also])
    else:
        assert ledger.plan.fits is value
