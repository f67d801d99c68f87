"""Pivots: the single assertions on which a settled outcome turns.

Guarantees: a pivot is proved, its outcome being that of the case with this one fact otherwise; its
value is the nearest that turns the outcome, to the cent or to the day. Every known fact is tried,
those that no one can change included: what is looked for is an error, not a change. Of a table,
its amounts are tried, not its other cells nor how many rows it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import localcontext
from typing import Any

from esslaw.advice.handles import Handle, Number, Total
from esslaw.advice.movable import Movable
from esslaw.advice.options import Option, far, options
from esslaw.facts.case import Case
from esslaw.facts.vocabulary import Kind, table_of
from esslaw.logic.exact import EXACT
from esslaw.logic.network import OPEN, TRUTHS, Network, Values, code, network_of
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN, Truth
from esslaw.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Pivot:
    """An assertion which, were it wrong, would turn the outcome.

    `target` is the nearest value with which the goal is `value`, `alike` the values of a list that
    would do the same. `rows` and `years` say of what a column is the total, as for a lever.
    """

    fact: str
    now: Any
    target: Any
    alike: tuple[Any, ...]
    value: Truth
    rows: tuple[str, ...] = ()
    years: int | None = None

    @property
    def replaced(self) -> str:
        """The fact that would be another one: the table, where the pivot is about a column."""
        return table_of(self.fact)


def pivots(rulebook: Rulebook, program: Program, proof: Proof, case: Case) -> tuple[Pivot, ...]:
    """Return the pivots of a settled goal: those that reverse it, then those that reopen it.

    A fact that can reverse it is told once, by what reverses it. None where it is not settled.
    """
    if proof.value is UNKNOWN:
        return ()
    network = network_of(rulebook, program)
    situation = proof.situation
    with localcontext(EXACT):
        values = network.fill(code(ask(situation)) for ask in network.asks)
    found: dict[tuple[Any, ...], Pivot] = {}
    for handle in Movable(network, fixed=True).all():
        if not isinstance(handle, Number) and handle.now(situation) is not None:
            for pivot in _of(handle, network, values, proof, case):
                found.setdefault((pivot.fact, pivot.rows, str(pivot.target)), pivot)
    return tuple(sorted(found.values(), key=lambda pivot: pivot.value is UNKNOWN))


def _of(handle: Handle, network: Network, values: Values, proof: Proof, case: Case) -> list[Pivot]:
    """Return the pivot of a handle, if it has one: the most that it does, by the least."""
    ends: dict[int, list[Option]] = {}
    leaves, outcome = network.readers(handle.fact), values[network.goal]
    for option in options(network, handle, proof.situation):
        end = network.with_leaves(values, leaves, option.answers)[network.goal]
        if end != outcome and case.admits({handle.fact: option.becomes}):
            ends.setdefault(end, []).append(option)
    if not ends:
        return []
    end = min(ends, key=lambda one: one == OPEN)
    now = handle.now(proof.situation)
    nearest = min(ends[end], key=lambda one: far(handle.kind, now, one.value))
    every = tuple(value for option in ends[end] for value in option.alike)
    alike = every if handle.kind is Kind.CHOICE else nearest.alike
    years = handle.last if isinstance(handle, Total) else None
    return [Pivot(handle.path, now, nearest.value, alike, TRUTHS[end], handle.rows, years)]
