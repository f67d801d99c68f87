"""At a figure of the rules, just under it and just above it, to the last digit that is read."""

from __future__ import annotations

import operator as op
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, getcontext, localcontext
from typing import Any

import pytest

from esslaw import load_rulebook
from esslaw.engines import fast
from esslaw.facts import Exercice, read_case
from esslaw.facts.scalars import MAX_MONEY
from esslaw.facts.vocabulary import Kind
from esslaw.logic.link import edges_of, program_at
from esslaw.logic.network import NO, OPEN, YES
from esslaw.logic.nodes import Program, Test
from esslaw.rulebook.figures import figure_on
from esslaw.rulebook.terms import Comparison, Dated, Named, Operator

LAW = load_rulebook()
ON = date(2026, 11, 22)
EVERYTHING: dict[str, None] = dict.fromkeys(read_case({"intervention": {}}).facts)
STEPS = {
    Kind.MONEY: Decimal("0.01"),
    Kind.RATIO: Decimal("0.0000000001"),
    Kind.NUMBER: Decimal(1),
    Kind.YEARS: Decimal(1),
}
COMPARED: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUAL: op.eq,
    Operator.DIFFERENT: op.ne,
    Operator.LESS: op.lt,
    Operator.AT_MOST: op.le,
    Operator.MORE: op.gt,
    Operator.AT_LEAST: op.ge,
}


def thresholds() -> Iterator[tuple[Program, date, str, str, Operator, Decimal, Kind]]:
    """Yield each fact that is compared with a figure alone, on each day that it changes."""
    seen = set()
    for regime in LAW.regimes.values():
        for on in edges_of(LAW):
            program = program_at(LAW, regime.goal, on)
            for node in program.nodes:
                match node:
                    case Test(
                        comparison=Comparison(
                            operator, Named(fact, kind), Dated(parameter, key=None)
                        )
                    ):
                        figure = figure_on(LAW.parameters[parameter], on)
                        place = (node.id, operator, fact, figure)
                        if isinstance(figure, Decimal) and place not in seen:
                            seen.add(place)
                            yield program, on, node.id, fact, operator, figure, kind


def test_every_threshold_to_the_last_digit() -> None:
    count = 0
    for program, on, name, fact, operator, figure, kind in thresholds():
        for shift in (-1, 0, 1):
            value = figure + shift * STEPS[kind]
            found = fast.values_by_id(LAW, program, {**EVERYTHING, fact: value}, on)[name]
            assert found == (YES if COMPARED[operator](value, figure) else NO), (name, value)
            count += 1
    assert count > 60


def esus(name: str, **facts: Any) -> int:
    """Return the value of a criterion of the ESUS program on a few facts."""
    program = program_at(LAW, "esus", ON)
    return fast.values_by_id(LAW, program, {**EVERYTHING, **facts}, ON)[name]


SEVEN_TIMES = 7 * MAX_MONEY
CENT = Decimal("0.01")
PAY = ((SEVEN_TIMES - CENT, YES), (SEVEN_TIMES, YES), (SEVEN_TIMES + CENT, NO))


@pytest.mark.parametrize(("amount", "expected"), PAY)
def test_a_product_at_the_most_that_is_admitted_is_not_rounded(
    amount: Decimal, expected: int
) -> None:
    fact = "moyenne_cinq_plus_hautes_remunerations"
    facts = {fact: amount, "salaire_minimum_branche_annuel": MAX_MONEY}
    assert esus("esus.remuneration.moyenne.branche", **facts) == expected


@pytest.mark.parametrize("precision", [3, 28])
def test_the_callers_context_changes_nothing_and_is_given_back(precision: int) -> None:
    with localcontext() as mine:
        mine.prec = precision
        for amount, expected in PAY:
            test_a_product_at_the_most_that_is_admitted_is_not_rounded(amount, expected)
        assert getcontext() is mine
        with pytest.raises(KeyError):
            fast.values(LAW, program_at(LAW, "esus", ON), {}, ON)
        assert getcontext() is mine


RATE = "taux_moyen_obligations"
SHARES = "esus.charge.rapport.trois_exercices!"


def years(dividends: Decimal, equity: Decimal) -> tuple[Exercice, ...]:
    """Return three closed years, the first of which pays and holds everything."""
    held = [(dividends, equity), (Decimal(0), Decimal(0)), (Decimal(0), Decimal(0))]
    return tuple(
        Exercice(
            date_cloture=date(2023 + rank, 12, 31),
            dividendes=paid,
            remuneration_financements_non_bancaires=Decimal(0),
            capitaux_propres=capital,
            financements_non_bancaires=Decimal(0),
        )
        for rank, (paid, capital) in enumerate(held)
    )


def test_a_ratio_with_ten_decimals_against_a_sum_of_large_amounts() -> None:
    """0.0123456789 and the 5 % of the law, of the largest amount: a cent under is less, not on."""
    rate, equity = Decimal("0.0123456789"), Decimal("9000000000000.00")
    limit = (rate + Decimal("0.05")) * equity  # whole cents: nothing is rounded here either
    assert limit == limit.quantize(Decimal("0.01"))
    for dividends, expected in ((limit - CENT, YES), (limit, NO), (limit + CENT, NO)):
        found = esus(SHARES, exercices=years(dividends, equity), **{RATE: rate})
        assert found == expected


@pytest.mark.parametrize("equity", ["0", "-0.01", "-9999999999999.99"])
def test_a_divisor_that_is_not_positive_leaves_it_open(equity: str) -> None:
    held = years(Decimal(1), Decimal(equity))
    assert esus(SHARES, exercices=held, **{RATE: Decimal("0.01")}) == OPEN
