"""What could be moved to change each comparison of a program."""

from __future__ import annotations

from esslaw.advice.handles import Handle, handles_of
from esslaw.facts.fact import Change
from esslaw.facts.vocabulary import fact_at
from esslaw.logic.network import Network
from esslaw.rulebook.figures import value_on


class Movable:
    """The handles of each comparison; those that no one can change, only with `fixed`."""

    def __init__(self, network: Network, *, fixed: bool = False) -> None:
        self.network, self.fixed = network, fixed

    def __call__(self, leaf: int) -> tuple[Handle, ...]:
        """Return what could be moved to change a comparison, by its rank."""
        memory, key = self.network.memory, ("movable", self.fixed, leaf)
        if key not in memory:
            handles = handles_of(self.network.comparisons[leaf], self._years)
            kept = (one for one in handles if self.fixed or can_change(one))
            memory[key] = tuple(dict.fromkeys(kept))
        found: tuple[Handle, ...] = memory[key]
        return found

    def all(self) -> tuple[Handle, ...]:
        """Return what could be moved to change any comparison, each once."""
        leaves = range(self.network.count)
        return tuple(dict.fromkeys(handle for leaf in leaves for handle in self(leaf)))

    def _years(self, parameter: str) -> int | None:
        value = value_on(self.network.parameters[parameter], self.network.program.on)
        return None if value is None else int(value)


def can_change(handle: Handle) -> bool:
    """Return whether someone, or time, can change what a handle moves."""
    return fact_at(handle.path).info.change is not Change.IMPOSSIBLE
