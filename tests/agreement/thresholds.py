"""What each fact of a law may be, and values of several facts that just meet a comparison.

Guarantees: a pool holds every value that a row may have, the first being unknown; a bundle holds
values of all that one comparison reads, on both sides of it, whether a fact or a cell of a table
makes the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from esslaw import load_rulebook
from esslaw.engines.table import columns_of
from esslaw.engines.table.terms import ON
from esslaw.facts.moving import LONGEST_YEAR
from esslaw.facts.scalars import FIRST_DAY
from esslaw.facts.vocabulary import Kind, all_facts
from esslaw.logic.bounds import ORDER
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.nodes import Program, Test
from esslaw.logic.truth import Truth
from esslaw.rulebook.terms import Comparison, Literal, Named, Operator, Quantity, terms
from tests.agreement.segments import Segment
from tests.agreement.tables import (
    Table,
    admitted,
    cells,
    longest,
    row_admitted,
    some_table,
    with_cell,
)
from tests.agreement.values import COUNTED, any_of, choices, rank_of, sides, span, value_at

GRANT, YEAR_BEGUN = "date_octroi", "debut_exercice_fiscal"
SOME_VALUES, SOME_TABLES = 40, 100
ROUNDS, ROUNDS_OF_TABLES = 8, 60
"""How many times each side of a comparison is sought, everything else being drawn again."""
TOO_LONG = 50
"""From how many rows on the cells of a table are left as they are drawn."""

Ranks = Mapping[str, int]
"""Facts, and the day examined, each by the rank of its value in its pool."""
Bundle = Sequence[Ranks]
Answer = Callable[[str, Any], Truth]
"""What a comparison answers once a fact has another value."""


@dataclass(frozen=True, slots=True)
class Pools:
    """The values of each fact of a law, and of its day; more are put in as they are found."""

    random: Random
    leaves: Leaves
    values: dict[str, list[Any]]

    def keep(self, name: str, value: Any) -> int:
        """Return the rank of a value in the pool of a fact, where it is put."""
        self.values[name].append(value)
        return len(self.values[name]) - 1

    def situation(self, ranks: Ranks) -> Situation:
        """Return the facts of some ranks, on their day."""
        facts = {name: self.values[name][rank] for name, rank in ranks.items()}
        return Situation(facts, facts.pop(ON))

    def some(self, names: set[str]) -> dict[str, int]:
        """Return a rank in the pool of each fact, and of the day, by chance."""
        random = self.random
        found = {name: random.randrange(1, len(self.values[name])) for name in sorted({*names, ON})}
        for name in sorted(names):
            if all_facts()[name].kind is Kind.ROWS and random.random() < 0.9:
                # more often one of those first drawn than the one that is as long as may be
                found[name] = random.randrange(1, SOME_TABLES + 1)
        if {GRANT, YEAR_BEGUN} <= names:
            found[YEAR_BEGUN] = self._year_of(found[GRANT])
        return found

    def granted(self) -> Bundle:
        """Return every day of grant with a year that holds it."""
        ranks = range(1, len(self.values[GRANT]))
        return [{GRANT: rank, YEAR_BEGUN: self._year_of(rank)} for rank in ranks]

    def _year_of(self, grant: int) -> int:
        """Return the rank of the first day of a year in which an aid may be granted on a day."""
        granted: date = self.values[GRANT][grant]
        before = self.random.randrange(0, 365 * LONGEST_YEAR)
        began = date.fromordinal(max(granted.toordinal() - before, FIRST_DAY.toordinal()))
        return self.keep(YEAR_BEGUN, began)


def pools_of(segment: Segment, random: Random, *, own_days: bool) -> Pools:
    """Return the pools of a law, on several days of it or on one."""
    law, program = load_rulebook(), segment.program
    days = segment.days(random)
    pools = Pools(random, Leaves(law.parameters, program.on), {})
    pools.values[ON] = [None, *(days if own_days else [random.choice(days)])]
    columns = columns_of(program, law.parameters)
    for name in dict.fromkeys(column.fact for column in columns.values()):
        pools.values[name] = [None, *_pool(name, program, pools)]
    return pools


def _pool(name: str, program: Program, pools: Pools) -> list[Any]:
    fact, days, random = all_facts()[name], pools.values[ON][1:], pools.random
    if fact.kind is Kind.FLAG:
        return [True, False]
    if fact.kind is Kind.CHOICE:
        named = {
            one
            for leaf in _comparisons(program)
            if isinstance(leaf.left, Named) and leaf.left.name == name
            for one in leaf.choices
        }
        known = choices(fact)
        return [*known, *[one for one in known if one.value in named] * 3]
    if fact.kind is Kind.ROWS:
        drawn = [some_table(name, random, random.choice(days)) for _ in range(SOME_TABLES)]
        return [*drawn, longest(name)]
    return [any_of(name, fact, random, random.choice(days)) for _ in range(SOME_VALUES)]


def bundles_of(program: Program, pools: Pools) -> list[Bundle]:
    """Return, for each comparison of values that are in order, those that are found around it."""
    compared = [
        leaf
        for leaf in dict.fromkeys(_comparisons(program))
        if leaf.operator in ORDER
        and leaf.right is not None
        and not (isinstance(leaf.right, Literal) and isinstance(leaf.right.value, bool))
    ]
    return [found for leaf in compared if (found := [*_around(leaf, pools)])]


def _comparisons(program: Program) -> list[Comparison]:
    return [
        node.comparison
        for node in program.nodes
        if isinstance(node, Test) and isinstance(node.comparison, Comparison)
    ]


def _around(leaf: Comparison, pools: Pools) -> Iterator[Ranks]:
    """Yield values of what a comparison reads, which meet it or miss it by one unit."""
    read = [one for one in terms(leaf) if isinstance(one, Named | Quantity)]
    quantities = [one for one in read if isinstance(one, Quantity)]
    named = sorted({one.name for one in read if isinstance(one, Named)})
    tables = {one.table for one in quantities}
    ask = pools.leaves.ask(leaf)
    for _ in range(ROUNDS_OF_TABLES if tables else ROUNDS):
        base = pools.some({*named, *tables})
        situation = pools.situation(base)

        def answer(name: str, value: Any, situation: Situation = situation) -> Truth:
            return ask(Situation({**situation.facts, name: value}, situation.on))

        for name in named:
            for value in _values(leaf, name, pools, situation, answer):
                yield {**base, name: pools.keep(name, value)}
        for quantity in quantities:
            table = situation.facts[quantity.table]
            for other in _tables(quantity, table, pools.random, answer):
                yield {**base, quantity.table: pools.keep(quantity.table, other)}


def _values(
    leaf: Comparison, name: str, pools: Pools, situation: Situation, answer: Answer
) -> list[Any]:
    """Return the values of a fact around which a comparison changes."""
    kind = all_facts()[name].kind
    if kind not in COUNTED:
        return []
    found = sides(lambda value: answer(name, value), name, kind)
    equality = leaf.operator in (Operator.EQUAL, Operator.DIFFERENT)
    if equality and isinstance(leaf.left, Named) and leaf.left.name == name:
        assert leaf.right is not None
        wanted = pools.leaves.get(leaf.right)(situation)
        first, last = span(name, kind)
        near = () if wanted is None else (rank_of(kind, wanted) + step for step in (-1, 0, 1))
        found += [value_at(kind, rank) for rank in near if first <= rank <= last]
    return found


def _tables(quantity: Quantity, table: Table, random: Random, answer: Answer) -> list[Table]:
    """Return tables of which one cell is on a side of a comparison, and the others as they are."""
    name = quantity.table
    columns = all_facts()[name].columns
    ordered = {one: columns[one] for one in quantity.columns if columns[one].kind in COUNTED}
    places = [*cells(table, ordered)] if len(table) < TOO_LONG else []
    random.shuffle(places)
    for rank, column in places:

        def at(value: Any, rank: int = rank, column: str = column) -> Truth:
            return answer(name, with_cell(table, rank, column, value))

        made = [
            with_cell(table, rank, column, value)
            for value in sides(at, f"{name}.{column}", columns[column].kind)
        ]
        fits = [one for one in made if row_admitted(name, one[rank]) and admitted(name, one)]
        if fits:
            return fits
    return []
