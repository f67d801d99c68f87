"""Levers told together: sets that differ only by a value of a closed list are one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from esslaw.advice.levers import Lever
from esslaw.facts.vocabulary import Kind, fact_at


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a way: the lever, and every target that would do."""

    lever: Lever
    targets: tuple[Any, ...]


Way = tuple[Move, ...]
"""Changes to be made together."""


def ways(levers: Sequence[tuple[Lever, ...]]) -> tuple[Way, ...]:
    """Return the ways that sets of levers make, in their order (the easiest first)."""
    alike: dict[frozenset[tuple[str, Any]], list[tuple[Lever, ...]]] = {}
    for changes in levers:
        alike.setdefault(frozenset(map(_without_choice, changes)), []).append(changes)
    return tuple(
        tuple(Move(lever, _targets(lever.fact, group)) for lever in group[0])
        for group in alike.values()
    )


def _without_choice(lever: Lever) -> tuple[str, Any]:
    listed = fact_at(lever.fact).kind is Kind.CHOICE
    return lever.fact, None if listed else lever.target


def _targets(fact: str, group: list[tuple[Lever, ...]]) -> tuple[Any, ...]:
    found = (lever.target for changes in group for lever in changes if lever.fact == fact)
    return tuple(dict.fromkeys(found))
