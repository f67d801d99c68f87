"""From the settled leaves of a case to a derivation: the one call of this package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from esslaw.engines.forward.clauses import Literal, Message
from esslaw.engines.forward.derivation import Derivation
from esslaw.engines.forward.encoding import name_of
from esslaw.engines.forward.process import engine_of_this_process
from esslaw.logic.nodes import Program, Test
from esslaw.logic.truth import UNKNOWN, Truth


def derive(program: Program, leaves: Mapping[str, Truth]) -> Derivation:
    """Return what the forward engine derives from the leaves of a program.

    `leaves` maps the identifier of every `Test` of the program, and nothing else, to its truth,
    settled beforehand by the kernel. The same program and leaves always give the same steps.

    Raise `ValueError` when a leaf is missing or is not one of the program's, `TypeError` when a
    leaf is not a `Truth`, and a `ForwardError` when no answer can be given: `EngineUnavailable`,
    `LimitExceeded`, `Contradiction`, `ChainBroken`.
    """
    check_leaves(program, leaves)
    steps = engine_of_this_process().run(program, _messages(program, leaves))
    settled = {step.node: step.value for step in steps}
    values = {node.id: UNKNOWN for node in program.nodes}
    return Derivation(MappingProxyType({**values, **leaves, **settled}), steps)


def check_leaves(program: Program, leaves: Mapping[str, Truth]) -> None:
    """Return nothing when the leaves are those of the program; raise otherwise."""
    tests = {node.id for node in program.nodes if isinstance(node, Test)}
    if missing := sorted(tests - leaves.keys()):
        raise ValueError(f"leaves without a value: {', '.join(missing)}")
    if foreign := sorted(leaves.keys() - tests):
        raise ValueError(f"not leaves of this program: {', '.join(foreign)}")
    for leaf, value in leaves.items():
        if not isinstance(value, Truth):
            raise TypeError(f"the leaf {leaf} is not a Truth: {value!r}")


def _messages(program: Program, leaves: Mapping[str, Truth]) -> Iterator[str]:
    """Yield the messages of the known leaves, in the order of the program.

    An unknown leaf says nothing.
    """
    for node in program.nodes:
        value = leaves.get(node.id, UNKNOWN)
        if value is not UNKNOWN:
            yield Message(Literal(name_of(program, node), value)).id
