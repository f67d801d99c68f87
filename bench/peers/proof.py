"""esslaw as documented, with its whole proof: `examine`; the kernel over copies of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.peers.cases import facts
from bench.peers.contract import One
from bench.peers.plain import ON
from bench.peers.rules import REGIME, Rules
from esslaw import Verdict, examine, read_case
from esslaw.facts.case import Case
from esslaw.logic.evaluate import evaluate
from esslaw.logic.network import code
from esslaw.logic.proof import Proof


def peer(rules: Rules) -> One:
    """Return `examine` of a case that was read; over copies, the evaluation that it makes."""
    if rules.copies > 1:
        return _kernel(rules)

    def ask(case: Case) -> Verdict:
        return examine(case, REGIME, ON, rules.rulebook)

    def take(row: Mapping[str, Any]) -> Case:
        return read_case(document(rules, row))

    return One("proof", take, ask, lambda verdict: said(verdict.proof))


def from_document(rules: Rules) -> One:
    """Return `examine` of a mapping, which is read and checked at each call."""

    def ask(told: dict[str, Any]) -> Verdict:
        return examine(told, REGIME, ON, rules.rulebook)

    return One(
        "proof, from a mapping",
        lambda row: document(rules, row),
        ask,
        lambda verdict: said(verdict.proof),
    )


def _kernel(rules: Rules) -> One:
    def ask(told: Mapping[str, Any]) -> Proof:
        return evaluate(rules.rulebook, rules.program, told, ON)

    return One("proof", lambda row: facts(rules, row), ask, said)


def document(rules: Rules, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as a person writes a case."""
    told = facts(rules, row)
    return {"structure": {name: value for name, value in told.items() if value is not None}}


def said(proof: Proof) -> dict[str, int]:
    """Return the code of each criterion of a proof."""
    return {part.id: code(part.value) for part in proof.walk() if part.node.criterion}
