"""A program as a network of numbers: what serves to ask many variants of one case.

Guarantees: the values are those of the evaluation, `NO` below `OPEN` below `YES`; a change of some
leaves is carried up through what stands above them, and nothing else is computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any as Anything

from esslaw.facts.vocabulary import table_of
from esslaw.logic.leaves import Ask, Leaves
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, children_of
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import LawNotFound, Leaf, Named, Quantity, Today, facts_read, terms

NO, OPEN, YES = 0, 1, 2
TRUTHS = (FALSE, UNKNOWN, TRUE)
CODES = {truth: code for code, truth in enumerate(TRUTHS)}
Values = list[int]
Compute = Callable[[Values], int]


class Network:
    """The nodes of a program by rank, children first; the leaves come before all others."""

    def __init__(self, rulebook: Rulebook, program: Program) -> None:
        index = program.index
        self.program, self.parameters = program, rulebook.parameters
        self.nodes = program.nodes
        self.goal = index[program.goal.id]
        self.children = [tuple(index[c.id] for c in children_of(node)) for node in self.nodes]
        self.reader = Leaves(rulebook.parameters, program.on)
        self.asks: list[Ask] = []
        self.comparisons: list[Leaf] = []
        for node in self.nodes:
            if isinstance(node, Test):
                self.asks.append(self.reader.ask(node.comparison))
                self.comparisons.append(node.comparison)
        self.count = len(self.asks)
        """How many leaves there are: their ranks are the first."""
        above = self.nodes[self.count :]
        self.computes = [_compute(n, self.children[self.count + r]) for r, n in enumerate(above)]
        self.ancestors = self._ancestors()
        self.reads = [reads_of(comparison) for comparison in self.comparisons]
        """What is read of a case by each leaf."""
        readers: dict[str, dict[int, None]] = {}
        for leaf, comparison in enumerate(self.comparisons):
            for path in facts_of(comparison):
                readers.setdefault(table_of(path), {})[leaf] = None
        self._readers = {fact: tuple(leaves) for fact, leaves in readers.items()}
        self._above: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._pairs: dict[tuple[int, ...], tuple[tuple[int, Compute], ...]] = {}
        self.memory: dict[Anything, Anything] = {}
        """What is worked out of the program alone, kept for the next case."""

    def reads_only(self, leaf: int, fact: str) -> bool:
        """Return whether a leaf reads one fact, the figures of the law, and nothing else."""
        comparison = self.comparisons[leaf]
        return facts_of(comparison) == (fact,) and not any(
            isinstance(term, Today) for term in terms(comparison)
        )

    def _ancestors(self) -> list[frozenset[int]]:
        """Return for each leaf the nodes whose value it may move."""
        above: list[set[int]] = [set() for _ in self.nodes]
        for rank in reversed(range(len(self.nodes))):
            for child in self.children[rank]:
                above[child] |= {rank, *above[rank]}
        return [frozenset(found) for found in above[: self.count]]

    def readers(self, fact: str) -> tuple[int, ...]:
        """Return the leaves that read a fact, or a cell of it."""
        return self._readers.get(fact, ())

    def read_together(self, one: str, other: str) -> bool:
        """Return whether some leaf reads two facts."""
        return bool({*self.readers(one)} & {*self.readers(other)})

    def fill(self, leaves: Iterable[int]) -> Values:
        """Return the values of all nodes from those of the leaves."""
        values = [*leaves]
        for compute in self.computes:
            values.append(compute(values))
        return values

    def above(self, leaves: tuple[int, ...]) -> tuple[int, ...]:
        """Return what stands above some leaves, children first."""
        found = self._above.get(leaves)
        if found is None:
            together = frozenset[int]().union(*(self.ancestors[leaf] for leaf in leaves))
            found = self._above[leaves] = tuple(sorted(together))
        return found

    def with_leaves(self, values: Values, changed: tuple[int, ...], now: Iterable[int]) -> Values:
        """Return the values once some leaves have others."""
        moved = values.copy()
        for leaf, value in zip(changed, now, strict=True):
            moved[leaf] = value
        for rank, compute in self._computed(changed):
            moved[rank] = compute(moved)
        return moved

    def _computed(self, changed: tuple[int, ...]) -> tuple[tuple[int, Compute], ...]:
        """Return what stands above some leaves, each node with how it is worked out."""
        found = self._pairs.get(changed)
        if found is None:
            first = self.count
            found = tuple((rank, self.computes[rank - first]) for rank in self.above(changed))
            self._pairs[changed] = found
        return found

    def open_below(self, values: Values) -> list[int]:
        """Return for each node the open leaves that it still depends on, as a mask of bits."""
        masks = [1 << leaf if values[leaf] == OPEN else 0 for leaf in range(self.count)]
        for rank in range(self.count, len(self.nodes)):
            masks.append(self._mask(values, masks, rank))
        return masks

    def open_after(self, masks: list[int], then: Values, changed: tuple[int, ...]) -> int:
        """Return the mask of the goal once some leaves have changed."""
        moved = masks.copy()
        for leaf in changed:
            moved[leaf] = 1 << leaf if then[leaf] == OPEN else 0
        for rank in self.above(changed):
            moved[rank] = self._mask(then, moved, rank)
        return moved[self.goal]

    def _mask(self, values: Values, masks: list[int], rank: int) -> int:
        mask = 0
        if values[rank] == OPEN:
            for child in self.children[rank]:
                mask |= masks[child]
        return mask


@lru_cache(maxsize=64)
def network_of(rulebook: Rulebook, program: Program) -> Network:
    """Return the network of a program; kept, since the law is the same for all."""
    return Network(rulebook, program)


def facts_of(leaf: Leaf) -> tuple[str, ...]:
    """Return the paths of the facts that a leaf reads, none where its law was not found."""
    return () if isinstance(leaf, LawNotFound) else facts_read(leaf)


def reads_of(leaf: Leaf) -> tuple[Named | Quantity, ...]:
    """Return the terms of a leaf that read a case, from left to right."""
    return tuple(term for term in terms(leaf) if isinstance(term, Named | Quantity))


def code(truth: Truth) -> int:
    """Return the number of a truth value."""
    return CODES[truth]


def _compute(node: Node, children: tuple[int, ...]) -> Compute:
    match node:
        case All():
            return _extremum(children, min, YES)
        case Any():
            return _extremum(children, max, NO)
        case Not():
            (child,) = children
            return lambda values: YES - values[child]
        case Given():
            condition, body = children
            return lambda values: max(YES - values[condition], values[body])
        case AtLeast(count=count):
            return _at_least(children, count)
    raise TypeError(f"not a node of the kernel: {node!r}")


def _extremum(
    children: tuple[int, ...], choose: Callable[[Iterable[int]], int], nothing: int
) -> Compute:
    if not children:
        return lambda values: nothing
    if len(children) == 1:
        (child,) = children
        return lambda values: values[child]
    if len(children) == 2:
        return _of_two(*children, lowest=choose is min)
    pick = itemgetter(*children)
    return lambda values: choose(pick(values))


def _of_two(one: int, other: int, *, lowest: bool) -> Compute:
    """Return the extremum of two children, which most nodes have: faster than the general one."""

    def least(values: Values) -> int:
        a, b = values[one], values[other]
        return a if a < b else b

    def most(values: Values) -> int:
        a, b = values[one], values[other]
        return a if a > b else b

    return least if lowest else most


def _at_least(children: tuple[int, ...], count: int) -> Compute:
    def compute(values: Values) -> int:
        found = sorted((values[child] for child in children), reverse=True)
        if count <= 0:
            return YES
        return found[count - 1] if count <= len(found) else NO

    return compute
