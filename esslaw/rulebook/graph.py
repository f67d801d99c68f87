"""Who rests on whom among the criteria."""

from __future__ import annotations

from collections.abc import Iterable

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion, CriterionVersion
from esslaw.rulebook.terms import Leaf, parameters_read


def below(version: CriterionVersion) -> tuple[str, ...]:
    """Return the criteria that a version names: its children, and its condition."""
    condition = version.condition
    if condition is None or condition.criterion is None:
        return version.children
    return (*version.children, condition.criterion)


def below_all(criterion: Criterion) -> tuple[str, ...]:
    """Return the criteria that the versions of a criterion name, one after another."""
    if len(criterion.versions) == 1:
        return below(criterion.versions[0])
    return tuple([name for version in criterion.versions for name in below(version)])


def leaves(version: CriterionVersion) -> list[Leaf]:
    """Return the comparisons of a version: its body, and its condition."""
    found = [] if version.leaf is None else [version.leaf]
    if version.condition is not None and version.condition.leaf is not None:
        found.append(version.condition.leaf)
    return found


def parameters_named(version: CriterionVersion) -> list[str]:
    """Return the parameters that a version names: in its comparisons, and for its count."""
    found = [dated.parameter for leaf in leaves(version) for dated in parameters_read(leaf)]
    return [*found, version.count] if isinstance(version.count, str) else found


def reachable(rulebook: Rulebook, roots: Iterable[str]) -> set[str]:
    """Return the criteria that stand below some criteria, themselves included."""
    seen: set[str] = set()
    pending = [root for root in roots if root in rulebook.criteria]
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending.extend(below_all(rulebook.criteria[name]))
    return seen


def roots(rulebook: Rulebook) -> set[str]:
    """Return the criteria that someone asks for: goals, and conditions of documents."""
    asked = {regime.goal for regime in rulebook.regimes.values()}
    for formality in rulebook.formalities.values():
        for version in formality.versions:
            asked.update(name for name, _ in version.when)
    for visa in rulebook.visas.values():
        for drafted in visa.versions:
            asked.update(one.criterion for one in drafted.when if one.criterion is not None)
    return asked
