"""What a criterion asks, level by level: the criteria below it in the order of the law.

Guarantees: of a day, or of every version; what is set out once is only named the second time, so
that an outline is finite and short; one too large is cut at a level, never in the middle of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.graph import below_all, reachable


@dataclass(frozen=True, slots=True)
class Branch:
    """A criterion in force and those that its version names.

    `only_if` is None for one of what its parent asks; for the condition of its parent, whether it
    must hold or must not. `told` says that it is set out elsewhere in the same outline, `hidden`
    how many criteria lie below it that this outline leaves out.
    """

    name: str
    version: CriterionVersion
    only_if: bool | None = None
    children: tuple[Branch, ...] = ()
    told: bool = False
    hidden: int = 0

    def __iter__(self) -> Iterator[Branch]:
        """Yield the branch, then all those below it, in order."""
        yield self
        for child in self.children:
            yield from child


def outline(rulebook: Rulebook, root: str, on: date, most: int) -> Branch | None:
    """Return the outline of a criterion on a day: as many whole levels as make `most` branches.

    There is one level below the root at least. None where the root is not in force.
    """
    version = in_force(rulebook.criteria[root].versions, on)
    if version is None:
        return None
    depth, found = 1, _Outliner(rulebook, on, 1).branch(root, version)
    while any(branch.hidden for branch in found):
        depth += 1
        deeper = _Outliner(rulebook, on, depth).branch(root, version)
        if sum(1 for _ in deeper) > most:
            break
        found = deeper
    return found


def in_order(rulebook: Rulebook, root: str) -> tuple[tuple[int, str], ...]:
    """Return each criterion of any version below one, with its depth: in the law's order."""
    found: dict[str, int] = {}
    pending = [(0, root)]
    while pending:
        depth, name = pending.pop()
        if name not in found:
            found[name] = depth
            children = dict.fromkeys(below_all(rulebook.criteria[name]))
            pending.extend((depth + 1, child) for child in reversed(children))
    return tuple((depth, name) for name, depth in found.items())


class _Outliner:
    """Sets out each criterion once, down to a level."""

    def __init__(self, rulebook: Rulebook, on: date, deepest: int) -> None:
        self.rulebook, self.on, self.deepest = rulebook, on, deepest
        self.told: set[str] = set()

    def branch(
        self, name: str, version: CriterionVersion, only_if: bool | None = None, depth: int = 0
    ) -> Branch:
        below = self.below(version)
        if not below:
            return Branch(name, version, only_if)
        if name in self.told:
            return Branch(name, version, only_if, told=True)
        if depth == self.deepest:
            return Branch(name, version, only_if, hidden=self.count(name))
        self.told.add(name)
        children = (self.branch(*one, depth + 1) for one in below)
        return Branch(name, version, only_if, tuple(children))

    def below(self, version: CriterionVersion) -> list[tuple[str, CriterionVersion, bool | None]]:
        """Return what a version names that is in force: its condition first."""
        condition = version.condition
        named: list[tuple[str, bool | None]] = []
        if condition is not None and condition.criterion is not None:
            named.append((condition.criterion, not condition.negated))
        named += [(child, None) for child in version.children]
        found = []
        for name, only_if in named:
            inner = in_force(self.rulebook.criteria[name].versions, self.on)
            if inner is not None:
                found.append((name, inner, only_if))
        return found

    def count(self, name: str) -> int:
        """Return how many criteria in force lie below one."""
        names = reachable(self.rulebook, [name]) - {name}
        criteria = self.rulebook.criteria
        return sum(in_force(criteria[one].versions, self.on) is not None for one in names)
