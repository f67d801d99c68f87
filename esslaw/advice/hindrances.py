"""Why a goal falls short: comparisons that, as long as they answer what they do, keep it so.

Guarantees: whatever else changes, the goal does not get there before one of them does; where the
rule leaves a choice of reasons, the one that leaves the least to try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from esslaw.logic.network import NO, YES, Network, Values
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not

Cost = Callable[[int], int]
"""How much there is to try for a comparison."""


def hindrance(network: Network, values: Values, target: int, cost: Cost) -> tuple[int, ...]:
    """Return the comparisons that keep a goal under a value, YES or OPEN, by rank."""
    return tuple(sorted(_Reasons(network, values, target, cost).why(network.goal, YES)))


class _Reasons:
    def __init__(self, network: Network, values: Values, target: int, cost: Cost) -> None:
        self.network, self.values, self.target, self.cost = network, values, target, cost
        self.known: dict[tuple[int, int], frozenset[int]] = {}

    def why(self, node: int, wanted: int) -> frozenset[int]:
        """Return why a node does not get as near as asked to a value, YES or NO."""
        key = node, wanted
        if key not in self.known:
            self.known[key] = self._why(node, wanted)
        return self.known[key]

    def _why(self, node: int, wanted: int) -> frozenset[int]:
        if node < self.network.count:
            return frozenset({node})
        children = self.network.children[node]
        match self.network.nodes[node]:
            case Not():
                return self.why(children[0], YES - wanted)
            case All():
                return self._some(children, wanted, 1 if wanted == YES else len(children))
            case Any():
                return self._some(children, wanted, len(children) if wanted == YES else 1)
            case AtLeast(count=count):
                needed = len(children) - count + 1 if wanted == YES else count
                return self._some(children, wanted, needed)
            case Given():
                return self._given(*children, wanted)
        raise TypeError("not a node of the kernel")

    def _some(self, children: Iterable[int], wanted: int, needed: int) -> frozenset[int]:
        """Return why so many of the children fall short: the cheapest reasons."""
        reasons = [self.why(child, wanted) for child in children if self._short(child, wanted)]
        return frozenset[int]().union(*sorted(reasons, key=self._weight)[: max(needed, 0)])

    def _given(self, condition: int, body: int, wanted: int) -> frozenset[int]:
        if wanted == YES:
            return self.why(condition, NO) | self.why(body, YES)
        either = []
        if self._short(condition, YES):
            either.append(self.why(condition, YES))
        if self._short(body, NO):
            either.append(self.why(body, NO))
        return min(either, key=self._weight)

    def _short(self, node: int, wanted: int) -> bool:
        value = self.values[node] if wanted == YES else YES - self.values[node]
        return value < self.target

    def _weight(self, leaves: Iterable[int]) -> int:
        return sum(map(self.cost, leaves))
