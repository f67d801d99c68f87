"""The margin to each threshold that carried a settled outcome.

Guarantees: exact, in the unit of what is compared; that of a share is also said as the amount by
which its upper part could move, the whole being what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves
from esslaw.logic.nodes import Given, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.logic.usage import FactUse, facts_used
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import Arithmetic, Comparison, Operator

ORDERED = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)


@dataclass(frozen=True, slots=True)
class Margin:
    """How far a figure is from the bound that it was compared with.

    `gap` is in the unit of `kind`, days for dates, zero on the bound itself; `over` says on which
    side the figure is. `amount` is what that makes in euros, for a share of amounts.
    """

    proof: Proof
    use: FactUse
    kind: Kind
    gap: Decimal | int
    over: bool
    amount: Decimal | None = None


def margins(proof: Proof, parameters: Mapping[str, Parameter]) -> tuple[Margin, ...]:
    """Return the margins of the comparisons that carried a settled value, in reading order."""
    if proof.value is UNKNOWN:
        return ()
    return tuple(
        margin
        for node in _asked(proof)
        if isinstance(node.node, Test)
        for margin in _of(node, parameters)
    )


def _asked(proof: Proof) -> Iterator[Proof]:
    """Yield what carried a value, the conditions under which something is asked left out."""
    seen: set[str] = set()
    pending = [proof]
    while pending:
        node = pending.pop()
        if node.id in seen:
            continue
        seen.add(node.id)
        yield node
        carrying = node.carrying()
        if isinstance(node.node, Given):
            carrying = tuple(one for one in carrying if one is node.children[1])
        pending.extend(reversed(carrying))


def _of(proof: Proof, parameters: Mapping[str, Parameter]) -> Iterator[Margin]:
    for use in facts_used(proof, parameters)[:1]:
        if use.operator not in ORDERED or None in (use.compared, *use.bounds):
            return
        (bound,) = use.bounds
        if bound == 0:  # whether there is anything: no margin has a meaning
            return
        with localcontext(EXACT):
            gap, amount = _gap(use.compared, bound), _amount(proof, parameters, bound)
        over = amount > 0 if amount is not None else use.compared > bound
        yield Margin(proof, use, use.compared_kind, gap, over, amount and abs(amount))


def _gap(value: Any, bound: Any) -> Decimal | int:
    if isinstance(value, date):
        days: int = (value - bound).days
        return abs(days)
    gap: Decimal = abs(value - bound)
    return gap


def _amount(proof: Proof, parameters: Mapping[str, Parameter], bound: Any) -> Decimal | None:
    """Return by how much the top of a share of amounts is over its bound, in euros."""
    assert isinstance(proof.node, Test)
    assert isinstance(proof.node.comparison, Comparison)
    share = proof.node.comparison.left
    if not isinstance(share, Arithmetic) or share.operator != "/" or share.left.kind != Kind.MONEY:
        return None
    leaves = Leaves(parameters, proof.situation.on)
    top, bottom = (leaves.get(side)(proof.situation) for side in (share.left, share.right))
    return None if top is None or bottom is None else top - bound * bottom
