"""Goals that some answer can never make true, or never make false."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.dated import edges, in_force
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.figures import count_on
from esslaw.rulebook.graph import reachable
from esslaw.rulebook.terms import LawNotFound

Possible = frozenset[bool]
BOTH: Possible = frozenset({True, False})


def check_reach(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield the goals whose value is constant, whatever the answers, from some day.

    A day on which a goal is not in force is for `check_coverage`.
    """
    for regime in rulebook.regimes.values():
        names = reachable(rulebook, [regime.goal])
        days = {regime.covered_from}
        for name in names:
            days.update(edges(rulebook.criteria[name].versions))
        goal = rulebook.criteria[regime.goal].versions
        for day in sorted(day for day in days if day >= regime.covered_from):
            if in_force(goal, day) is None:
                continue
            missing = BOTH - _possible(rulebook, regime.goal, day, {})
            if missing:
                said = "remplie" if True in missing else "non remplie"
                yield Diagnostic(
                    regime.place.file,
                    regime.place.line,
                    "goal-unreachable",
                    regime.id,
                    f"au {day}, aucune réponse ne peut donner « {said} »",
                )
                break


def _possible(
    rulebook: Rulebook, name: str, on: date, known: dict[str, Possible | None]
) -> Possible:
    """Return the settled values that a criterion can take, its leaves being free."""
    version = in_force(rulebook.criteria[name].versions, on)
    assert version is not None
    if version.leaf is not None:
        own = frozenset() if isinstance(version.leaf, LawNotFound) else BOTH
    else:
        children = [
            _below(rulebook, child, on, known)
            for child in version.children
            if in_force(rulebook.criteria[child].versions, on) is not None
        ]
        own = _combined(version.body, count_on(version, rulebook.parameters, on), children)
    return own | {True} if version.condition is not None else own


def _below(rulebook: Rulebook, name: str, on: date, known: dict[str, Possible | None]) -> Possible:
    if name not in known:
        known[name] = _possible(rulebook, name, on, known)
    return known[name] or frozenset()


def _combined(body: str, count: int | None, children: list[Possible]) -> Possible:
    true = sum(True in child for child in children)
    false = sum(False in child for child in children)
    total = len(children)
    match body:
        case "all_of":
            can = true == total, false > 0
        case "any_of":
            can = true > 0, false == total
        case "none_of":
            can = false == total, true > 0
        case _ if count is None:  # a missing figure is for `check_coverage`
            can = True, True
        case _:
            can = true >= count, false > total - count
    return frozenset(value for value, possible in zip((True, False), can, strict=True) if possible)
