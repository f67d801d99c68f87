"""The law at a date: criteria in force, rewritten into the six kinds of node.

Guarantees: a criterion that is not in force is left out of its parents (neutral, never true or
false by itself); `none_of` becomes the negation of a disjunction, `applies_if` a `Given`; one
program serves every day between two edges of the law.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache

from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test, program_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation, Condition, CriterionVersion, InForce
from esslaw.rulebook.dated import edges, in_force
from esslaw.rulebook.figures import count_on
from esslaw.rulebook.terms import LawNotFound

NOTHING = LawNotFound("Aucune règle n'est en vigueur à cette date.")


class CycleError(ValueError):
    """Criteria that rest on one another; `path` lists them."""

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(" → ".join(path))


@lru_cache(maxsize=32)
def edges_of(rulebook: Rulebook) -> tuple[date, ...]:
    """Return every day on which a criterion, a source or a parameter changes, in order."""
    days: set[date] = set()
    for group in (rulebook.criteria, rulebook.parameters, rulebook.sources, rulebook.formalities):
        for item in group.values():
            days.update(edges(item.versions))
    return tuple(sorted(days))


def segment_start(rulebook: Rulebook, on: date) -> date:
    """Return the last edge of the law on or before a day: programs are the same between edges."""
    days = edges_of(rulebook)
    rank = bisect_right(days, on)
    return days[rank - 1] if rank else date.min


def program_at(rulebook: Rulebook, goal: str, on: date) -> Program:
    """Return the program of a criterion at a date; kept, since the law is the same for all."""
    return _program(rulebook, goal, segment_start(rulebook, on))


@lru_cache(maxsize=512)
def _program(rulebook: Rulebook, goal: str, on: date) -> Program:
    linker = Linker(rulebook, on)
    node = linker.criterion(goal)
    return program_of(node or nothing(goal), on)


def nothing(name: str) -> Test:
    """Return the node of a criterion asked for by itself where it is not in force: unknown."""
    return Test(name, None, NOTHING)


class Linker:
    """Makes the nodes of criteria at a date, each once."""

    def __init__(self, rulebook: Rulebook, on: date) -> None:
        self.rulebook, self.on = rulebook, on
        self.made: dict[str, Node | None] = {}
        self.path: list[str] = []

    def criterion(self, name: str) -> Node | None:
        """Return the node of a criterion, or None where it is not in force."""
        if name in self.path:
            raise CycleError((*self.path[self.path.index(name) :], name))
        if name not in self.made:
            self.path.append(name)
            version = in_force(self.rulebook.criteria[name].versions, self.on)
            self.made[name] = None if version is None else self.version(name, version)
            self.path.pop()
        return self.made[name]

    def version(self, name: str, version: CriterionVersion) -> Node:
        """Return the node of a version of a criterion."""
        shown = InForce(
            name,
            version.label,
            self.citations(version),
            version.appreciation,
            version.note,
        )
        if version.condition is None:
            return self.body(name, shown, version)
        condition = self.condition(f"{name}?", version.condition)
        return Given(name, shown, condition, self.body(f"{name}!", None, version))

    def body(self, name: str, shown: InForce | None, version: CriterionVersion) -> Node:
        """Return the node of what a version asks, its condition of application put aside."""
        if version.leaf is not None:
            return Test(name, shown, version.leaf)
        children = tuple(
            node for child in version.children if (node := self.criterion(child)) is not None
        )
        match version.body:
            case "all_of":
                return All(name, shown, children)
            case "any_of":
                return Any(name, shown, children)
            case "none_of":
                return Not(name, shown, Any(f"{name}~", None, children))
            case _:
                count = count_on(version, self.rulebook.parameters, self.on)
                if count is None:
                    return Test(name, shown, NOTHING)
                return AtLeast(name, shown, count, children)

    def citations(self, version: CriterionVersion) -> tuple[Citation, ...]:
        """Return the articles of a version, and those which give the figure that it counts to."""
        references = [*version.references]
        if isinstance(version.count, str):
            figure = in_force(self.rulebook.parameters[version.count].versions, self.on)
            known = {reference.source.id for reference in references}
            own = figure.references if figure else ()
            references += [one for one in own if one.source.id not in known]
        return tuple(reference.at(self.on) for reference in references)

    def condition(self, name: str, condition: Condition) -> Node:
        """Return the node of a condition of application."""
        if condition.criterion is None:
            assert condition.leaf is not None
            return Test(name, None, condition.leaf)
        node = self.criterion(condition.criterion) or nothing(name)
        return Not(name, None, node) if condition.negated else node
