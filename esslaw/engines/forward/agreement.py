"""The second opinion against the first: the same value for every node, or an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from esslaw.engines.forward.derivation import Derivation
from esslaw.logic.nodes import Program
from esslaw.logic.truth import Truth


@dataclass(frozen=True, slots=True)
class Difference:
    """A node on which the engines differ; `None` where one of them has no value at all."""

    node: str
    kernel: Truth | None
    forward: Truth | None

    def __str__(self) -> str:
        """Return the difference as one phrase."""
        return f"{self.node}: kernel {_said(self.kernel)}, forward {_said(self.forward)}"


class Disagreement(AssertionError):
    """Two engines differ, so no verdict may be shown; `differences` lists every node."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        self.differences = tuple(differences)
        self.nodes = tuple(difference.node for difference in self.differences)
        super().__init__("the engines disagree: " + "; ".join(map(str, self.differences)))


def check_agreement(
    program: Program, kernel_values: Mapping[str, Truth], derivation: Derivation
) -> None:
    """Return nothing when both engines give every node of the program the same value.

    Raise `Disagreement` otherwise, with the nodes that differ in the order of the program; a
    node without a value on one side differs.
    """
    differences = tuple(
        Difference(node.id, kernel_values.get(node.id), derivation.values.get(node.id))
        for node in program.nodes
        if kernel_values.get(node.id) is None
        or kernel_values.get(node.id) is not derivation.values.get(node.id)
    )
    if differences:
        raise Disagreement(differences)


def _said(value: Truth | None) -> str:
    return "absent" if value is None else value.value
