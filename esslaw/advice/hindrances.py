"""Why a goal falls short: comparisons that, as long as they answer what they do, keep it so.

Guarantees: whatever else changes, the goal does not get there before one of them does; where the
rule leaves a choice of reasons, the one that leaves the least to try.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from esslaw.logic.network import NO, YES, Network, Values
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not

Reason = tuple[int, int]
"""How much there is to try, and the comparisons as a mask of bits."""
Known = dict[tuple[int, int], Reason]
"""The reasons already worked out, by node and by what is wanted of it."""


def hindrance(
    network: Network, values: Values, target: int, costs: Sequence[int], known: Known
) -> tuple[int, ...]:
    """Return the comparisons that keep a goal under a value, YES or OPEN, by rank.

    `costs` says how much there is to try for each comparison; `known` is completed.
    """
    _, mask = _Reasons(network, values, target, costs, known).why(network.goal, YES)
    return tuple(bits(mask))


def still_known(known: Known, moved: Collection[int]) -> Known:
    """Return the reasons that hold good once some nodes may be another way."""
    return {key: reason for key, reason in known.items() if key[0] not in moved}


class _Reasons:
    def __init__(
        self, network: Network, values: Values, target: int, costs: Sequence[int], known: Known
    ) -> None:
        self.network, self.values, self.costs, self.known = network, values, costs, known
        self.least, self.most = target, YES - target

    def why(self, node: int, wanted: int) -> Reason:
        """Return why a node does not get as near as asked to a value, YES or NO."""
        if node < self.network.count:
            return self.costs[node], 1 << node
        key = node, wanted
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._why(node, wanted)
        return found

    def _why(self, node: int, wanted: int) -> Reason:
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
                return self._given(children[0], children[1], wanted)
        raise TypeError("not a node of the kernel")

    def _some(self, children: Sequence[int], wanted: int, needed: int) -> Reason:
        """Return why so many of the children fall short: the cheapest reasons."""
        reasons = [self.why(child, wanted) for child in children if self._short(child, wanted)]
        if needed == 1:
            return min(reasons)
        return _together(reasons if needed == len(reasons) else sorted(reasons)[: max(needed, 0)])

    def _given(self, condition: int, body: int, wanted: int) -> Reason:
        if wanted == YES:
            return _together([self.why(condition, NO), self.why(body, YES)])
        return min(
            self.why(node, want)
            for node, want in ((condition, YES), (body, NO))
            if self._short(node, want)
        )

    def _short(self, node: int, wanted: int) -> bool:
        value = self.values[node]
        return value < self.least if wanted == YES else value > self.most


def _together(reasons: Sequence[Reason]) -> Reason:
    cost = mask = 0
    for one, leaves in reasons:
        cost, mask = cost + one, mask | leaves
    return cost, mask


def bits(mask: int) -> Iterator[int]:
    """Yield the ranks of the bits of a mask, the first one first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
