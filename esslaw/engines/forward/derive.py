"""From the settled leaves of a case to a derivation: the one call of this package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from esslaw.engines.forward.clauses import Literal, Message
from esslaw.engines.forward.derivation import Derivation
from esslaw.engines.forward.encoding import name_of
from esslaw.engines.forward.process import KEPT, engine_of_this_process
from esslaw.logic.nodes import Program, Test
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth


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
    tests = _message_ids(program).keys()
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
    for name, (true, false) in _message_ids(program).items():
        value = leaves[name]
        if value is not UNKNOWN:
            yield true if value is TRUE else false


@lru_cache(maxsize=KEPT)
def _message_ids(program: Program) -> Mapping[str, tuple[str, str]]:
    """Return the messages that say each leaf true and false, in the order of the program."""
    return {
        node.id: (
            Message(Literal(name_of(program, node), TRUE)).id,
            Message(Literal(name_of(program, node), FALSE)).id,
        )
        for node in program.nodes
        if isinstance(node, Test)
    }
