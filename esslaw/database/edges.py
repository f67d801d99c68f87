"""Cases on the edges of a regime: what its comparisons answer on both sides, and unknown.

Guarantees: every case is one that a person could describe; they are always the same for the same
rules and day; each one gives some criterion a value that no other before it gave, or stands on the
edge of a comparison, to the cent or to the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from esslaw.advice.boundaries import candidates
from esslaw.advice.handles import handles_of
from esslaw.facts.case import Case
from esslaw.facts.structure import Structure
from esslaw.facts.vocabulary import Fact, Kind, fact_at
from esslaw.logic.failing import asked_together
from esslaw.logic.leaves import Situation
from esslaw.logic.link import program_at
from esslaw.logic.network import CODES, NO, OPEN, YES, Network, Values, network_of
from esslaw.logic.nodes import Program
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.figures import value_on

ROWS = 3
"""How many rows are written in a table."""
MOST_VALUES = 12
"""How many values of a fact are tried, the first ones and the last ones of a long list."""
MOST_TRIED = 60_000
"""How many cases are tried at most."""
ORDERED = frozenset({Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.YEARS, Kind.DATE})
ROUNDS = 2
"""How often each answer is chosen again, given the others."""


@lru_cache(maxsize=32)
def edge_cases(rulebook: Rulebook, regime: Regime, on: date) -> tuple[Case, ...]:
    """Return cases of a regime on a day of law, that of which nothing is known first."""
    search = _Search(rulebook, program_at(rulebook, regime.goal, on), on)
    blank = _blank(regime)
    search.offer(blank, search.values(blank))
    search.climb(search.full(blank))
    search.spread()
    return tuple(search.kept)


def _blank(regime: Regime) -> Case:
    if regime.case == "structure":
        return Case(Structure())
    from esslaw.facts.intervention import Intervention

    return Case(Structure(), Intervention())


class _Search:
    """The cases kept so far, and the values that they give to criteria."""

    def __init__(self, rulebook: Rulebook, program: Program, on: date) -> None:
        self.rulebook, self.on = rulebook, on
        self.network: Network = network_of(rulebook, program)
        self.asked = [program.index[one.node] for one in asked_together(program)]
        self.seen: set[tuple[int, int]] = set()
        self.kept: list[Case] = []
        self.tables: dict[str, tuple[Any, ...]] = {}
        self.tried = 0
        facts = (fact for reads in self.network.reads for term in reads for fact in [_fact(term)])
        self.facts = [*dict.fromkeys(facts)]

    def values(self, case: Case) -> Values:
        """Return what every node answers of a case."""
        situation = Situation(case.facts, self.on)
        return self.network.fill(CODES[ask(situation)] for ask in self.network.asks)

    def offer(self, case: Case, values: Values, edges: Iterable[int] = ()) -> None:
        """Keep a case if it adds something: a value of a node, an edge of one of some leaves."""
        found = self._shown(values, edges) - self.seen
        if found:
            self.seen |= found
            self.kept.append(case)

    def _shown(self, values: Values, edges: Iterable[int]) -> set[tuple[int, int]]:
        """Return the values of nodes, and those of leaves on their edges, by the rank -1 - leaf."""
        on_edge = {(-1 - leaf, values[leaf]) for leaf in edges if values[leaf] != OPEN}
        return on_edge | set(enumerate(values))

    def full(self, case: Case) -> Case:
        """Return a case of which everything is said that rules read, as far as it agrees."""
        for name in self.facts:
            case = self._with(case, name, _first(fact_at(name), self.on)) or case
            if fact_at(name).columns:
                self.tables[name] = case.facts[name] or ()
        return case

    def climb(self, case: Case) -> None:
        """Choose each answer so that the goal is nearer to be met, keeping what it meets."""
        values = self.values(case)
        self.offer(case, values)
        for name in self.facts * ROUNDS:
            if values[self.network.goal] == YES:
                break
            situation = Situation(case.facts, self.on)
            best, chosen = self._score(values), None
            for value, _ in self._tried(name, situation):
                then = self._then(values, name, value, situation)
                if self._score(then) > best and case.admits({name: value}):
                    best, chosen = self._score(then), value
            if chosen is not None:
                case = self._with(case, name, chosen) or case
                values = self.values(case)
                self.offer(case, values)

    def spread(self) -> None:
        """Change one answer at a time of the cases kept, and keep what that adds."""
        for case in self.kept:  # it grows as it is read
            values, situation = self.values(case), Situation(case.facts, self.on)
            for name in self.facts:
                for value, on_edge in self._tried(name, situation):
                    self.tried += 1
                    if self.tried > MOST_TRIED:
                        return
                    then = self._then(values, name, value, situation)
                    edges = self.network.readers(name) if on_edge else ()
                    changed = (
                        self._with(case, name, value) if self._adds(then, name, edges) else None
                    )
                    if changed is not None:
                        self.offer(changed, self.values(changed), edges)

    def _adds(self, then: Values, name: str, edges: Iterable[int]) -> bool:
        """Return whether a change of a fact adds something: only what stands above it may."""
        leaves = self.network.readers(name)
        moved = (*leaves, *self.network.above(leaves))
        if any((rank, then[rank]) not in self.seen for rank in moved):
            return True
        return any((-1 - leaf, then[leaf]) not in self.seen for leaf in edges if then[leaf] != OPEN)

    def _score(self, values: Values) -> tuple[int, int]:
        goal = values[self.network.goal]
        return goal, sum((values[r] == YES) - (values[r] == NO) for r in self.asked)

    def _then(self, values: Values, name: str, value: Any, situation: Situation) -> Values:
        leaves = self.network.readers(name)
        then = Situation({**situation.facts, name: value}, self.on)
        return self.network.with_leaves(
            values, leaves, (CODES[self.network.asks[leaf](then)] for leaf in leaves)
        )

    def _tried(self, name: str, situation: Situation) -> Iterator[tuple[Any, bool]]:
        """Yield the values of a fact that are worth trying, and whether they are on an edge."""
        yield None, False
        network = self.network
        comparisons = [network.comparisons[leaf] for leaf in network.readers(name)]
        for handle in dict.fromkeys(
            handle
            for leaf in comparisons
            for handle in handles_of(leaf, self._years)
            if handle.fact == name
        ):
            values = candidates(handle, comparisons, network.reader, situation)
            for value in (*values[:MOST_VALUES], *values[MOST_VALUES:][-MOST_VALUES:]):
                becomes = handle.put(situation, value)
                if becomes is not None:
                    yield becomes, handle.kind in ORDERED
        if fact_at(name).columns:
            rows = situation.facts[name] or self.tables.get(name, ())
            yield from ((table, False) for table in _tables(fact_at(name), rows))

    def _with(self, case: Case, name: str, value: Any) -> Case | None:
        try:
            return case.changed({name: value})
        except ValidationError:
            return None

    def _years(self, parameter: str) -> int | None:
        value = value_on(self.rulebook.parameters[parameter], self.on)
        return None if value is None else int(value)


def _fact(term: Any) -> str:
    return str(getattr(term, "table", None) or term.name)


def _first(fact: Fact, on: date) -> Any:
    """Return an answer to a fact."""
    if fact.columns:
        return [*_rows(fact, on)]
    return _answer(fact, 0, on)


def _rows(fact: Fact, on: date) -> Iterator[Mapping[str, Any]]:
    """Yield rows that close one after the other, of as many kinds as there are."""
    kinds = max((len(one.choices) for one in fact.columns.values() if one.choices), default=ROWS)
    for rank in range(kinds):
        yield {name: _cell(one, rank, kinds, on) for name, one in fact.columns.items()}


def _cell(fact: Fact, rank: int, of: int, on: date) -> Any:
    if fact.kind is Kind.RATIO:  # together they make one
        share = (Decimal(1) / of).quantize(Decimal("0.01"))
        return share if rank else 1 - (of - 1) * share
    if fact.kind is Kind.FLAG:
        return fact.info.name != "premier_exercice" and not rank
    return _answer(fact, rank, on)


def _answer(fact: Fact, rank: int, on: date) -> Any:
    match fact.kind:
        case Kind.FLAG:
            return True
        case Kind.MONEY:
            return Decimal(1000)
        case Kind.RATIO:
            return Decimal("0.1")
        case Kind.DATE:
            return on - timedelta(days=30 + 365 * rank)
        case Kind.YEAR:
            return on.year - 1
        case Kind.NUMBER | Kind.YEARS:
            return 3
        case Kind.CHOICE:
            choices = [*(fact.choices or ())]
            return choices[rank % len(choices)]
        case Kind.CHOICES:
            return [*(fact.choices or ())][:1]
        case _:
            return f"{fact.info.label[:20]} {rank + 1}"


def _tables(fact: Fact, rows: tuple[Any, ...]) -> Iterator[Any]:
    """Yield tables without rows, with some, and with a cell that is not said."""
    yield ()
    for count in range(1, len(rows) + 1):
        yield rows[:count]
    for column in fact.columns if rows else ():
        yield (*rows[:-1], rows[-1].model_copy(update={column: None}))
