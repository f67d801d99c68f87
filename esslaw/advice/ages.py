"""What has come with time: the day on which a fact aged enough to answer otherwise.

Guarantees: read off the comparison that answers otherwise, and off the facts; nothing is guessed
of a comparison that does not read the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import localcontext
from typing import Any

from esslaw.advice.pictures import Picture
from esslaw.facts.quantities import moins_annees, plus_annees
from esslaw.facts.vocabulary import table_of
from esslaw.logic.day_reads import Window, Years, readings
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.nodes import Test, children_of
from esslaw.logic.proof import Proof
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import Arithmetic, Comparison, Named, Term, YearEnd, terms


@dataclass(frozen=True, slots=True)
class YearClosed:
    """A financial year that closed."""

    fact: str
    day: date


@dataclass(frozen=True, slots=True)
class AidMoved:
    """An aid that left the window in which aids are counted, or came into it."""

    fact: str
    day: date
    amount: Any
    leaves: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """A date of the case, so many years later; at the end of that year where the law says so."""

    fact: str
    day: date
    years: int
    year_end: bool

    @property
    def reached(self) -> date:
        """The day that it gives."""
        later = plus_annees if self.years >= 0 else moins_annees
        day = later(self.day, abs(self.years))
        return day.replace(month=12, day=31) if self.year_end else day


@dataclass(frozen=True, slots=True)
class Possible:
    """A date that follows the day examined, and that the facts make possible from it, or until."""

    fact: str
    possible: bool


Age = YearClosed | AidMoved | Reached | Possible


def ages(
    rulebook: Rulebook, name: str, before: Picture, after: Picture, following: Collection[str]
) -> tuple[Age, ...]:
    """Return what came with time, between two days, in a criterion that the law left as it was."""
    found: dict[Age, None] = {}
    for leaf in _own_leaves(before, after, name):
        found.update(dict.fromkeys(_of_leaf(rulebook, leaf, before, after, following)))
    return tuple(found)


def _own_leaves(before: Picture, after: Picture, name: str) -> Iterator[Comparison]:
    """Yield the comparisons of a criterion that answer otherwise: its own, that of its condition.

    A condition may be another criterion, or its negation: it is told by itself.
    """
    proof = after.proofs.get(name)
    if proof is None:
        return
    own: list[Proof] = [proof, *(child for child in proof.children if _is_scaffolding(child))]
    for part in own:
        was = before.proofs.get(part.id)
        otherwise = was is None or was.value is not part.value
        leaf = part.node.comparison if isinstance(part.node, Test) else None
        if otherwise and isinstance(leaf, Comparison):
            yield leaf


def _is_scaffolding(proof: Proof) -> bool:
    return proof.node.criterion is None and not children_of(proof.node)


def _of_leaf(
    rulebook: Rulebook,
    leaf: Comparison,
    before: Picture,
    after: Picture,
    following: Collection[str],
) -> Iterator[Age]:
    for name in following:
        was, now = before.facts.get(name), after.facts.get(name)
        if (was is None) != (now is None) and _reads(leaf, name):
            yield Possible(name, now is not None)
    for reading in readings(leaf, following):
        match reading:
            case Years(table=table):
                yield from _closed(table, before, after)
            case Window():
                yield from _moved(rulebook, reading, before, after)
            case _:
                yield from _reached(rulebook, leaf, before, after, following)


def _reads(leaf: Comparison, name: str) -> bool:
    return any(isinstance(term, Named) and term.name == name for term in terms(leaf))


def _closed(table: str, before: Picture, after: Picture) -> Iterator[Age]:
    first, last = sorted((before.on, after.on))
    for row in after.facts[table] or ():
        if row.date_cloture is not None and first < row.date_cloture <= last:
            yield YearClosed(table, row.date_cloture)


def _moved(rulebook: Rulebook, window: Window, before: Picture, after: Picture) -> Iterator[Age]:
    was, now = (_ends(rulebook, window, shown) for shown in (before, after))
    for row in after.facts[window.table] or ():
        counted, counts = (_inside(row.date_octroi, ends) for ends in (was, now))
        if counted is not counts and row.date_octroi is not None:
            yield AidMoved(window.table, row.date_octroi, row.montant, leaves=not counts)


def _ends(rulebook: Rulebook, window: Window, shown: Picture) -> tuple[date | None, date | None]:
    leaves, situation = Leaves(rulebook.parameters, shown.on), Situation(shown.facts, shown.on)
    with localcontext(EXACT):
        return leaves.get(window.since)(situation), leaves.get(window.until)(situation)


def _inside(day: date | None, ends: tuple[date | None, date | None]) -> bool:
    since, until = ends
    if day is None or since is None or until is None:
        return False
    return since <= day <= until


def _reached(
    rulebook: Rulebook,
    leaf: Comparison,
    before: Picture,
    after: Picture,
    following: Collection[str],
) -> Iterator[Reached]:
    """Yield the dates of a comparison that were reached, or passed, from one day to the other."""
    leaves, situation = Leaves(rulebook.parameters, after.on), Situation(after.facts, after.on)
    first, last = sorted((before.on, after.on))
    for side in (leaf.left, leaf.right):
        if side is not None:
            for one in _dates(side, leaves, situation, following):
                if first <= one.reached <= last:
                    yield one


def _dates(
    side: Term, leaves: Leaves, situation: Situation, following: Collection[str]
) -> Iterator[Reached]:
    """Yield the fixed date of a side, with the years that are added to it."""
    years, term, year_end = 0, side, False
    while not isinstance(term, Named):
        match term:
            case YearEnd(of=inside):
                term, year_end = inside, True
            case Arithmetic(operator=operator, left=left, right=right):
                added = leaves.get(right)(situation)
                if added is None:
                    return
                years += int(added) if operator == "+" else -int(added)
                term = left
            case _:
                return
    value = situation.facts[term.name]
    if term.name not in following and isinstance(value, date):
        yield Reached(table_of(term.name), value, years, year_end)
