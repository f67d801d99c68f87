"""What a run of the forward engine returns: values, and the steps that led to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from esslaw.logic.truth import Truth


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the numbered reasoning: these premises held, so the node has this value.

    `value` is TRUE or FALSE. `premises` are the identifiers of the children that sufficed, in
    the order of the rule: all of them for an `All` that is true, the first false one for an
    `All` that is false. It is empty for a node that needs no premise, such as an empty `All`.
    """

    node: str
    value: Truth
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """The outcome of a run.

    `values` has every node of the program, in its order; a node for which no clause fired is
    UNKNOWN. `steps` has each settled node that is not a `Test`, once, in the order of firing,
    which is the order of the program: a premise always comes before its conclusion.
    """

    values: Mapping[str, Truth]
    steps: tuple[Step, ...]
