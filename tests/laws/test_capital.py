"""The capital table against brute force: every figure is the one that acting on it proves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from esslaw import Movement, capital_table, examine
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
    if room.others_withdrawal is None:
        assert public == 0
        return
    left = withdrawn(rows, room.others_withdrawal, on, public=False)
    assert respected(left, on, cap)
    assert sums(left, on)[1]  # something is left to hold a share of
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
