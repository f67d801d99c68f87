"""esslaw without the proof: the values of one case by the Python generated from the rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from bench.peers.cases import facts
from bench.peers.contract import One, needed
from bench.peers.plain import ON
from bench.peers.rules import Rules


def peer(rules: Rules) -> One:
    """Return the peer; raise `Absent` where `esslaw.engines.fast` is not."""
    needed("esslaw.engines.fast", "esslaw.engines.fast")
    values = import_module("esslaw.engines.fast").values
    rulebook, program = rules.rulebook, rules.program

    def ask(told: Mapping[str, Any]) -> tuple[int, ...]:
        found: tuple[int, ...] = values(rulebook, program, told, ON)
        return found

    def read(found: tuple[int, ...]) -> dict[str, int]:
        pairs = zip(program.nodes, found, strict=True)
        return {node.id: value for node, value in pairs if node.criterion}

    return One("fast", lambda row: facts(rules, row), ask, read)
