"""Levers: the smallest sets of changes that would make an outcome met.

Guarantees: every set is proved (the changed facts are evaluated again and the goal is true) and
minimal (without any one of its changes the goal is not true); facts that cannot change are left
alone. The search follows the proof, one fact at a time for each condition that fails, and keeps
a bounded number of candidates, the smallest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any as Anything

from pydantic import ValidationError

from esslaw.advice.targets import targets
from esslaw.facts.case import Case
from esslaw.facts.fact import Change, Subject
from esslaw.facts.vocabulary import fact_at
from esslaw.logic.evaluate import evaluate
from esslaw.logic.leaves import Leaves
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not, Program, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.rulebook.book import Rulebook

MOST = 200
"""How many candidate sets are kept at any point of the search, the smallest first."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One change: a fact, its value now and its target, and the criterion that asks for it."""

    fact: str
    now: Anything
    target: Anything
    change: Change
    delay: str
    criterion: str


Changes = Mapping[str, tuple[Anything, str]]
"""Target and criterion by fact."""


def levers(
    rulebook: Rulebook, program: Program, proof: Proof, case: Case
) -> tuple[tuple[Lever, ...], ...]:
    """Return the sets of changes that make a failed goal met, the easiest first.

    Empty when the goal is not false, or when no change of one fact a condition can make it true.
    """
    if proof.value is not FALSE:
        return ()
    search = _Search(Leaves(rulebook.parameters, program.on))
    found: list[Changes] = []
    for changes in sorted(search.repairs(proof, wanted=True), key=len):
        smaller = any(_within(other, changes) for other in found)
        if not smaller and _makes_it_true(rulebook, program, proof, case, changes):
            found.append(changes)
    sets = [
        _levers(changes, proof)
        for changes in found
        if _minimal(rulebook, program, proof, case, changes)
    ]
    return tuple(sorted(sets, key=_effort))


def _makes_it_true(
    rulebook: Rulebook, program: Program, proof: Proof, case: Case, changes: Changes
) -> bool:
    changed = {name: target for name, (target, _) in changes.items()}
    facts = {**proof.situation.facts, **changed}
    if evaluate(rulebook, program, facts, proof.situation.on).value is not TRUE:
        return False
    try:
        case.changed(changed)  # a change must not contradict what is left as it is
    except ValidationError:
        return False
    return True


def _minimal(
    rulebook: Rulebook, program: Program, proof: Proof, case: Case, changes: Changes
) -> bool:
    return not any(
        _makes_it_true(
            rulebook, program, proof, case, {k: v for k, v in changes.items() if k != name}
        )
        for name in changes
    )


def _within(some: Changes, changes: Changes) -> bool:
    return all(name in changes and changes[name][0] == some[name][0] for name in some)


def _levers(changes: Changes, proof: Proof) -> tuple[Lever, ...]:
    made = []
    for name, (target, criterion) in changes.items():
        said = fact_at(name).info
        now = proof.situation.facts[name]
        made.append(Lever(name, now, target, said.change, said.delay, criterion))
    return tuple(made)


def _effort(changes: tuple[Lever, ...]) -> tuple[bool, int, int]:
    """Becoming another kind of structure comes last, however few the changes."""
    order = list(Change)
    identity = any(fact_at(lever.fact).info.subject is Subject.IDENTITE for lever in changes)
    return identity, max(order.index(lever.change) for lever in changes), len(changes)


class _Search:
    """The candidate sets of changes that give a proof the wanted value."""

    def __init__(self, leaves: Leaves) -> None:
        self.leaves = leaves
        self.known: dict[tuple[str, bool], list[Changes]] = {}

    def repairs(self, proof: Proof, *, wanted: bool) -> list[Changes]:
        key = proof.id, wanted
        if key not in self.known:
            self.known[key] = self.found(proof, wanted=wanted)
        return self.known[key]

    def found(self, proof: Proof, *, wanted: bool) -> list[Changes]:
        if proof.value is (TRUE if wanted else FALSE):
            return [{}]
        match proof.node:
            case Test():
                return self.leaf(proof, wanted=wanted)
            case Not():
                return self.repairs(proof.children[0], wanted=not wanted)
            case All():
                return self.each(proof, wanted) if wanted else self.either(proof, wanted)
            case Any():
                return self.either(proof, wanted) if wanted else self.each(proof, wanted)
            case Given():
                return self.given(proof, wanted=wanted)
            case AtLeast(count=count, children=children):
                needed = count if wanted else len(children) - count + 1
                chosen = combinations(proof.children, needed)
                return _smallest(
                    changes
                    for group in chosen
                    for changes in _product([self.repairs(c, wanted=wanted) for c in group])
                )
        return []

    def each(self, proof: Proof, wanted: bool) -> list[Changes]:
        return _product([self.repairs(child, wanted=wanted) for child in proof.children])

    def either(self, proof: Proof, wanted: bool) -> list[Changes]:
        return _smallest(
            changes for child in proof.children for changes in self.repairs(child, wanted=wanted)
        )

    def given(self, proof: Proof, *, wanted: bool) -> list[Changes]:
        condition, body = proof.children
        off = self.repairs(condition, wanted=not wanted)
        asked = self.repairs(body, wanted=wanted)
        return _smallest([*off, *asked]) if wanted else _product([off, asked])

    def leaf(self, proof: Proof, *, wanted: bool) -> list[Changes]:
        assert isinstance(proof.node, Test)
        criterion = proof.id.rstrip("?!")
        return [
            {target.fact: (target.value, criterion)}
            for target in targets(proof.node.comparison, wanted, proof.situation, self.leaves)
            if fact_at(target.fact).info.change is not Change.IMPOSSIBLE
        ]


def _product(choices: list[list[Changes]]) -> list[Changes]:
    """Return one set for each way of making all the choices without contradiction."""
    made: list[Changes] = [{}]
    for options in choices:
        made = _smallest(
            {**before, **option}
            for before in made
            for option in options
            if all(before[name][0] == option[name][0] for name in option if name in before)
        )
    return made


def _smallest(sets: Iterable[Changes]) -> list[Changes]:
    """Return the sets, smallest first, each once, up to a bound."""
    kept: dict[frozenset[tuple[str, str]], Changes] = {}
    for changes in sets:
        kept.setdefault(frozenset((k, str(v[0])) for k, v in changes.items()), changes)
    return sorted(kept.values(), key=len)[:MOST]
