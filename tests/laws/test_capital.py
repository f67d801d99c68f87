"""The capital table against brute force: every figure is the one that acting on it proves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import CapitalTable, InputError, Movement, capital_table, examine
from esslaw.advice.cap import CRITERION
from esslaw.facts.choices import TypeAssocie
from esslaw.logic.evaluate import prove
from esslaw.logic.truth import FALSE, TRUE
from tests.laws.holders import (
    AMOUNTS,
    CAPS,
    CENT,
    DAYS,
    KNOWN,
    MOVEMENTS,
    SOME,
    TYPES,
    Rows,
    law,
    respected,
    subscribed,
    sums,
    under,
    withdrawn,
)


@given(st.lists(KNOWN, max_size=6), DAYS, CAPS)
def test_sums_and_shares_are_those_of_the_rows(rows: Rows, on: date, cap: Decimal) -> None:
    table = capital_table(rows, on, law(cap))
    public, total = sums(rows, on)
    assert (table.public, table.total) == (public, total)
    for lines in (table.types, table.categories):
        assert sum(line.amount for line in lines) == sum(line.least for line in lines) == total
    for key, lines in (("type", table.types), ("categorie", table.categories)):
        found: Counter[Any] = Counter()
        for row in rows:
            found[row[key]] += row["capital"]
        assert {line.name: line.amount for line in lines} == dict(found)
    if total:
        assert table.share * int(total * 100) == int(public * 100)
        assert sum(line.share for line in table.types) == 1
        assert bool(table.respected) is respected(rows, on, cap)
        assert (table.room is None, table.remedies is None) == (
            table.respected is FALSE,
            table.respected is TRUE,
        )


@given(st.lists(SOME, max_size=6), DAYS, MOVEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_associates_changes_nothing(
    rows: Rows, on: date, plan: list[Movement], random: Any
) -> None:
    shuffled = random.sample(rows, len(rows))
    assert tabled(rows, on, plan) == tabled(shuffled, on, plan)


@given(st.lists(SOME, max_size=6), DAYS, MOVEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_a_plan_decides_nothing(
    rows: Rows, on: date, plan: list[Movement], random: Any
) -> None:
    first, second = (tabled(rows, on, one) for one in (plan, random.sample(plan, len(plan))))
    assert (first is None) is (second is None)
    if first is not None:
        assert first[0] == replace(second[0], movements=first[0].movements)


def tabled(
    rows: Rows, on: date, plan: list[Movement]
) -> tuple[CapitalTable, dict[str, int]] | None:
    """Return a table without the ranks of what is missing; None where the plan is refused."""
    try:
        table = capital_table(rows, on, movements=plan)
    except InputError:
        return None
    return replace(table, missing=()), Counter(f"{c.table}.{c.column}" for c in table.missing)


@given(st.lists(KNOWN, min_size=1, max_size=6), DAYS, AMOUNTS, TYPES)
def test_a_private_subscription_never_raises_the_public_share(
    rows: Rows, on: date, amount: Decimal, name: TypeAssocie
) -> None:
    new = {"type": name, "capital": amount}
    assume(amount and not under(new, on))
    before = capital_table(rows, on)
    after = capital_table(rows, on, movements=[Movement(name, amount)])
    assert after == replace(capital_table([*rows, new], on), movements=after.movements)
    if before.share is not None:
        assert after.share <= before.share
        assert not (before.respected is TRUE and after.respected is FALSE)


@given(st.lists(KNOWN, max_size=6), DAYS, CAPS)
def test_the_room_may_be_used_to_the_cent_and_not_beyond(
    rows: Rows, on: date, cap: Decimal
) -> None:
    table = capital_table(rows, on, law(cap))
    assume(table.room is not None)
    room, (public, total) = table.room, sums(rows, on)
    commune = "collectivite_territoriale"

    def bought(amount: Decimal) -> Rows:
        return subscribed(withdrawn(rows, amount, on, public=False), amount, commune)

    assert respected(bought(room.at_constant_capital), on, cap)
    if room.at_constant_capital + CENT <= total - public:
        assert not respected(bought(room.at_constant_capital + CENT), on, cap)
    if room.by_subscription is None:
        assert cap == 1
    else:
        assert respected(subscribed(rows, room.by_subscription, commune), on, cap)
        assert not respected(subscribed(rows, room.by_subscription + CENT, commune), on, cap)
    assert respected(withdrawn(rows, room.others_withdrawal, on, public=False), on, cap)
    if room.others_withdrawal + CENT <= total - public:
        more = withdrawn(rows, room.others_withdrawal + CENT, on, public=False)
        assert not respected(more, on, cap)


@given(st.lists(KNOWN, max_size=6), DAYS)
def test_the_room_by_subscription_once_subscribed_gives_exactly_half(rows: Rows, on: date) -> None:
    table = capital_table(rows, on, law(Decimal("0.5")))
    assume(table.room is not None and table.room.by_subscription)
    plan = [Movement("collectivite_territoriale", table.room.by_subscription)]
    after = capital_table(rows, on, law(Decimal("0.5")), plan)
    assert after.share * 2 == 1
    assert after.respected is TRUE
    assert after.room.by_subscription == 0


@given(st.lists(KNOWN, max_size=6), DAYS, CAPS)
def test_a_remedy_is_enough_and_a_cent_less_is_not(rows: Rows, on: date, cap: Decimal) -> None:
    table = capital_table(rows, on, law(cap))
    assume(table.remedies is not None)
    remedies = table.remedies

    def transferred(amount: Decimal) -> Rows:
        return subscribed(withdrawn(rows, amount, on, public=True), amount, "autre")

    assert respected(transferred(remedies.transfer), on, cap)
    assert not respected(transferred(remedies.transfer - CENT), on, cap)
    if remedies.withdrawal is None:
        assert table.share == 1
    else:
        assert respected(withdrawn(rows, remedies.withdrawal, on, public=True), on, cap)
        less = withdrawn(rows, remedies.withdrawal - CENT, on, public=True)
        assert not respected(less, on, cap)
    if remedies.subscription is None:
        assert cap == 0
    else:
        assert respected(subscribed(rows, remedies.subscription, "autre"), on, cap)
        assert not respected(subscribed(rows, remedies.subscription - CENT, "autre"), on, cap)


@given(st.lists(SOME, max_size=6), DAYS)
def test_the_table_agrees_with_the_criterion(rows: Rows, on: date) -> None:
    table = capital_table(rows, on)
    verdict = examine({"structure": {"associes": rows}}, "scic", on)
    facts = verdict.case.structure.__dict__
    assert table.respected is prove(verdict.rulebook, CRITERION, facts, on)[1].value
    assert bool(table.missing) is (None in (table.public, table.total))
    if rows:
        (node,) = (part for part in verdict.proof.walk() if part.id == CRITERION)
        assert node.value is table.respected
        assert verdict.capital == table


@given(st.lists(SOME, min_size=1, max_size=6), DAYS, MOVEMENTS, st.data())
def test_a_cell_more_never_changes_a_known_figure(
    rows: Rows, on: date, plan: list[Movement], data: st.DataObject
) -> None:
    before = planned(rows, on, plan)
    assume(before is not None and before.missing)
    cell = data.draw(
        st.sampled_from([c for c in before.missing if c.table == "associes"] or [None])
    )
    assume(cell is not None)
    answer = data.draw({"type": TYPES, "capital": AMOUNTS}[cell.column])
    fuller = [*map(dict, rows)]
    fuller[cell.row][cell.column] = answer
    after = planned(fuller, on, plan)
    assume(after is not None)  # a plan that may have been possible turns out not to be
    assert {c.path for c in after.missing if c.table == "associes"} < {
        c.path for c in before.missing
    } | {cell.path}
    for name in ("total", "public", "share", "room", "remedies"):
        known = getattr(before, name)
        assert known is None or getattr(after, name) == known, name
    assert not before.respected.known or after.respected is before.respected
    for lines, later in ((before.types, after.types), (before.categories, after.categories)):
        found = {line.name: line for line in later}
        for line in lines:
            if line.name is not None:  # those grouped apart find their place
                same = found[line.name]
                assert line.amount is None or same.amount == line.amount
                assert line.share is None or same.share == line.share
                assert same.amount is None or line.least <= same.amount
                assert line.least <= same.least


def planned(rows: Rows, on: date, plan: list[Movement]) -> CapitalTable | None:
    try:
        return capital_table(rows, on, movements=plan)
    except InputError:
        return None


@given(st.lists(KNOWN, max_size=6), DAYS, MOVEMENTS)
def test_a_plan_is_refused_when_it_withdraws_more_than_is_held(
    rows: Rows, on: date, plan: list[Movement]
) -> None:
    table = planned(rows, on, plan)
    assert (table is not None) is possible(rows, plan)
    if table is not None:
        found: Counter[Any] = Counter()
        for row in rows:
            found[row["type"]] += row["capital"]
        for movement in plan:
            found[movement.type] += movement.amount
        assert {line.name: line.amount for line in table.types} == dict(found)
        for line in table.categories:
            least, most = bounds(rows, plan, line.name)
            assert line.amount == (least if least == most else None)
            assert line.least <= least


def possible(rows: Rows, plan: list[Movement]) -> bool:
    for name in TypeAssocie:
        taken: Counter[str | None] = Counter()
        for movement in plan:
            if movement.type is name and movement.amount < 0:
                taken[movement.categorie] -= movement.amount
        held: Counter[str | None] = Counter()
        for row in rows:
            if row["type"] is name:
                held[row["categorie"]] += row["capital"]
        if any(taken[one] > held[one] for one in taken if one is not None):
            return False
        if sum(taken.values()) > sum(held.values()):
            return False
    return True


def bounds(rows: Rows, plan: list[Movement], category: str | None) -> tuple[Decimal, Decimal]:
    """Return what a category holds at least and at most once a plan is made.

    A withdrawal without category comes from any of those where its type is.
    """
    least = most = Decimal(0)
    for name in TypeAssocie:
        left: Counter[str | None] = Counter()
        loose = Decimal(0)
        for row in rows:
            if row["type"] is name:
                left[row["categorie"]] += row["capital"]
        for movement in plan:
            if movement.type is name and movement.amount < 0:
                if movement.categorie is None:
                    loose -= movement.amount
                else:
                    left[movement.categorie] += movement.amount
            elif movement.type is name and movement.categorie == category:
                least, most = least + movement.amount, most + movement.amount
        own, others = left[category], sum(left.values()) - left[category]
        least += own - min(own, loose)
        most += own - max(Decimal(0), loose - others)
    return least, most
