"""durable_rules alone: the chaining of one case, its leaves being settled by the kernel before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.peers.cases import facts
from bench.peers.contract import Absent, One
from bench.peers.plain import ON
from bench.peers.rules import Rules
from esslaw.engines.forward import Derivation, available, derive
from esslaw.logic.evaluate import evaluate
from esslaw.logic.network import code
from esslaw.logic.nodes import Test
from esslaw.logic.truth import Truth


def peer(rules: Rules) -> One:
    """Return the peer; raise `Absent` where durable_rules is not."""
    if not available():
        raise Absent("durable_rules is not installed, or this Python cannot import it")
    criteria = set(rules.criteria)

    def take(row: Mapping[str, Any]) -> dict[str, Truth]:
        proof = evaluate(rules.rulebook, rules.program, facts(rules, row), ON)
        return {part.id: part.value for part in proof.walk() if isinstance(part.node, Test)}

    def ask(leaves: Mapping[str, Truth]) -> Derivation:
        return derive(rules.program, leaves)

    def read(derivation: Derivation) -> dict[str, int]:
        found = derivation.values.items()
        return {name: code(value) for name, value in found if name in criteria}

    return One("durable_rules", take, ask, read)
