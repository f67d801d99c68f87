"""The law through time: what some criteria are worth on each day of a period.

Guarantees: every value is made by the leaves and the steps of `evaluate`, on the nodes of `link`.
At an edge of the law only what it changed is linked again; from one day to the next only the
leaves that read the day are asked again, and all is proved anew as soon as one of them answers
otherwise. Those to ask every day may be answered by another engine (`Asking`): it says when they
answer otherwise, never what is proved. The articles that these nodes cite may be those of an
earlier day: they are not for citing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import localcontext
from typing import Any

from esslaw.facts.moving import possible_days, within
from esslaw.logic.day_reads import Reading, mark_of, readings
from esslaw.logic.evaluate import Step, is_assessed, make_proof, step_of
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Ask, Leaves, Situation
from esslaw.logic.link import Linker, nothing
from esslaw.logic.nodes import Node, Test, children_of
from esslaw.logic.proof import APPRECIATION, SETTLED, Proof, Standing
from esslaw.logic.truth import Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion
from esslaw.rulebook.dated import DAY, edges, in_force
from esslaw.rulebook.graph import below, parameters_named, reachable
from esslaw.rulebook.terms import Leaf, Today

Watch = Callable[[date], None]
Key = tuple[object, ...]
Facts = Mapping[str, Any]
Daily = Callable[[Facts, date], object]
"""What some leaves answer on a day: two days are alike when it is equal on both."""
Asking = Callable[[Rulebook, date, tuple[Leaf, ...]], Daily]
"""Makes leaves ready to be asked day after day, from a day of the law."""


def one_by_one(rulebook: Rulebook, on: date, leaves: tuple[Leaf, ...]) -> Daily:
    """Return what asks leaves as `evaluate` does."""
    reader = Leaves(rulebook.parameters, on)
    asks = [reader.ask(leaf) for leaf in leaves]

    def daily(facts: Facts, day: date) -> tuple[Truth, ...]:
        situation = Situation(facts, day)
        with localcontext(EXACT):
            return tuple([ask(situation) for ask in asks])

    return daily


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A day, and the proof of each criterion on it: its values hold until the next moment."""

    on: date
    proofs: Mapping[str, Proof]


@dataclass(slots=True)
class _Made:
    """What has been linked so far: each node has its place in the list of proofs."""

    linked: dict[str, tuple[Key, Node]] = field(default_factory=dict)
    place: dict[Node, int] = field(default_factory=dict)
    asks: dict[Node, tuple[Ask, Standing]] = field(default_factory=dict)
    steps: dict[Node, Step] = field(default_factory=dict)
    assessed: set[Node] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Segment:
    """The law between two edges: how its leaves are asked, and how its other nodes are made."""

    roots: Mapping[str, int]
    asks: tuple[tuple[int, Test, Ask, Standing], ...]
    steps: tuple[tuple[int, Step], ...]
    leaves: Leaves
    size: int


TODAY = Today()


def law_edges(rulebook: Rulebook, names: Iterable[str]) -> set[date]:
    """Return the days on which what criteria ask changes, by a version or by a figure."""
    days: set[date] = set()
    figures: set[str] = set()
    for name in reachable(rulebook, names):
        versions = rulebook.criteria[name].versions
        days.update(edges(versions))
        figures.update(one for version in versions for one in parameters_named(version))
    for figure in figures:
        days.update(edges(rulebook.parameters[figure].versions))
    return days


def moved(facts: Facts, following: Collection[str], on: date) -> dict[str, Any]:
    """Return the facts on a day: the dates that follow it are that day.

    Such a date is unknown where the other facts make it impossible on that day.
    """
    days = {name: possible_days(name, facts) for name in following}
    return {**facts, **{name: on if within(on, days[name]) else None for name in following}}


class Course:
    """The proofs of some criteria, on facts of which the dates `following` are those of the day."""

    def __init__(
        self,
        rulebook: Rulebook,
        names: Iterable[str],
        facts: Facts,
        following: Collection[str],
        asking: Asking = one_by_one,
    ) -> None:
        self.rulebook, self.names, self.asking = rulebook, tuple(dict.fromkeys(names)), asking
        self.facts, self.following = dict(facts), tuple(following)
        self.edges = law_edges(rulebook, self.names)

    def moments(
        self,
        start: date,
        end: date,
        watch: Watch | None = None,
        also: Collection[date] = (),
    ) -> Iterator[Moment]:
        """Yield the first day, then each day on which a criterion may have another value.

        `watch` is told each day that is looked at; `also` are other days to yield.
        """
        cuts = sorted({start, *(day for day in {*self.edges, *also} if start < day <= end)})
        made = _Made()
        for first, after in zip(cuts, [*cuts[1:], None], strict=True):
            last = end if after is None else after - DAY
            yield from self._segment(self._linked(made, first), first, last, watch)

    def _segment(
        self, law: _Segment, first: date, last: date, watch: Watch | None
    ) -> Iterator[Moment]:
        read = [
            (node, ask, readings(node.comparison, self.following)) for _, node, ask, _ in law.asks
        ]
        every_day = tuple(node.comparison for node, _, by in read if TODAY in by)
        daily = self.asking(self.rulebook, first, every_day) if every_day else _nothing
        others = [(ask, by) for _, ask, by in read if by and TODAY not in by]
        marked = frozenset[Reading]().union(*(by for _, by in others))
        marks = [mark_of(one, law.leaves, self.facts) for one in marked]
        days = {name: possible_days(name, self.facts) for name in self.following}
        today = dict(self.facts)
        said: object = None
        last_marks: list[object] = []
        answers: list[Truth] = []
        on = first
        while on <= last:
            if watch is not None:
                watch(on)
            for name, possible in days.items():
                today[name] = on if within(on, possible) else None
            now = daily(today, on)
            turned, said = on == first or now != said, now
            if marks:
                situation = Situation(today, on)
                new = [mark(situation) for mark in marks]
                if new != last_marks:
                    last_marks, before = new, answers
                    with localcontext(EXACT):
                        answers = [ask(situation) for ask, _ in others]
                    turned = turned or answers != before
            if turned:
                yield Moment(on, self._proofs(law, Situation(dict(today), on)))
            if not (marks or every_day) or on == date.max:
                return
            on += DAY

    def _proofs(self, law: _Segment, situation: Situation) -> dict[str, Proof]:
        done: list[Any] = [None] * law.size
        with localcontext(EXACT):
            for place, node, ask, own in law.asks:
                done[place] = make_proof((node, ask(situation), own, (), situation))
            for place, step in law.steps:
                done[place] = step(situation, done)
        return {name: done[place] for name, place in law.roots.items()}

    def _linked(self, made: _Made, on: date) -> _Segment:
        """Return the law on a day, the nodes that an edge leaves as they were being kept."""
        linker = _Keeping(self.rulebook, on, made.linked)
        roots = {name: linker.criterion(name) or linker.absent(name) for name in self.names}
        made.linked = linker.linked
        leaves = Leaves(self.rulebook.parameters, on)
        order = _in_order(roots.values())
        for node in order:
            if node not in made.place:
                made.place[node] = len(made.place)
        index = {node.id: made.place[node] for node in order}
        for node in order:
            if node not in made.asks and node not in made.steps:
                self._make(made, node, leaves, index)
        return _Segment(
            {name: made.place[node] for name, node in roots.items()},
            tuple((made.place[n], n, *made.asks[n]) for n in order if isinstance(n, Test)),
            tuple((made.place[n], made.steps[n]) for n in order if not isinstance(n, Test)),
            leaves,
            len(made.place),
        )

    @staticmethod
    def _make(made: _Made, node: Node, leaves: Leaves, index: Mapping[str, int]) -> None:
        below_it = any(child in made.assessed for child in children_of(node))
        if below_it or is_assessed(node):
            made.assessed.add(node)
        if isinstance(node, Test):
            own = APPRECIATION if is_assessed(node) else SETTLED
            made.asks[node] = leaves.ask(node.comparison), own
        else:
            named = {node.id} if node in made.assessed else set()
            made.steps[node] = step_of(node, index, named)


class _Keeping(Linker):
    """Links criteria on a day; one that stands as it stood before keeps its node."""

    def __init__(
        self, rulebook: Rulebook, on: date, before: Mapping[str, tuple[Key, Node]]
    ) -> None:
        super().__init__(rulebook, on)
        self.before = before
        self.linked: dict[str, tuple[Key, Node]] = {}

    def version(self, name: str, version: CriterionVersion) -> Node:
        """Return the node of a version: another one if it, a figure or what is below changed."""
        figures = (self.rulebook.parameters[one].versions for one in parameters_named(version))
        key: Key = (
            version,
            *(in_force(versions, self.on) for versions in figures),
            *(self.criterion(one) for one in below(version)),
        )
        return self._kept(name, key, lambda: Linker.version(self, name, version))

    def absent(self, name: str) -> Node:
        """Return the node of a criterion that is not in force: unknown."""
        return self._kept(name, (), lambda: nothing(name))

    def _kept(self, name: str, key: Key, make: Callable[[], Node]) -> Node:
        known = self.before.get(name)
        node = known[1] if known is not None and known[0] == key else make()
        self.linked[name] = key, node
        return node


def _nothing(facts: Facts, day: date) -> object:
    """What no leaf answers, on any day."""
    return None


def _in_order(roots: Iterable[Node]) -> list[Node]:
    """Return the nodes below some nodes, and these, children first, each once."""
    order: dict[Node, None] = {}

    def visit(node: Node) -> None:
        if node not in order:
            for child in children_of(node):
                visit(child)
            order[node] = None

    for root in roots:
        visit(root)
    return [*order]
