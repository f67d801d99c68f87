"""Goals that some answer can never make true, or never make false."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion
from esslaw.rulebook.dated import edges, in_force
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.figures import count_on
from esslaw.rulebook.graph import below_all, reachable
from esslaw.rulebook.terms import LawNotFound

Possible = frozenset[bool]
BOTH: Possible = frozenset({True, False})
_POSSIBLE: dict[tuple[bool, bool], Possible] = {
    (True, True): BOTH,
    (True, False): frozenset({True}),
    (False, True): frozenset({False}),
    (False, False): frozenset(),
}
"""By whether true is possible, and false."""


def check_reach(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield the goals whose value is constant, whatever the answers, from some day.

    A day on which a goal is not in force is for `check_coverage`.
    """
    counting = {one.id for one in rulebook.criteria.values() if _is_counted(one)}
    for regime in rulebook.regimes.values():
        names = reachable(rulebook, [regime.goal])
        changes, above = _changes(rulebook, names), _above(rulebook, names)
        counted = counting & names
        days = {regime.covered_from, *(day for day in changes if day >= regime.covered_from)}
        known: dict[str, Possible | None] = {}
        for day in sorted(days):
            _forget(known, [*changes.get(day, ()), *counted], above)
            possible = _possible(rulebook, regime.goal, day, known)
            if possible is not None and possible != BOTH:
                said = "non remplie" if True in possible else "remplie"
                yield Diagnostic(
                    regime.place.file,
                    regime.place.line,
                    "goal-unreachable",
                    regime.id,
                    f"au {day}, aucune réponse ne peut donner « {said} »",
                )
                break


def _changes(rulebook: Rulebook, names: Iterable[str]) -> dict[date, list[str]]:
    """Return the criteria of which a version starts, or has just stopped, on each day."""
    changes: dict[date, list[str]] = {}
    for name in names:
        for day in edges(rulebook.criteria[name].versions):
            changes.setdefault(day, []).append(name)
    return changes


def _above(rulebook: Rulebook, names: Iterable[str]) -> dict[str, list[str]]:
    """Return the criteria that name each criterion."""
    above: dict[str, list[str]] = {}
    for name in names:
        for child in below_all(rulebook.criteria[name]):
            above.setdefault(child, []).append(name)
    return above


def _is_counted(criterion: Criterion) -> bool:
    """Whether a parameter says how many children are asked for: it changes on days of its own."""
    return any(isinstance(version.count, str) for version in criterion.versions)


def _forget(
    known: dict[str, Possible | None], changed: Iterable[str], above: Mapping[str, Iterable[str]]
) -> None:
    """Drop what rests on criteria that changed: the rest is the same as the day before."""
    pending, seen = [*changed], set[str]()
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            known.pop(name, None)
            pending.extend(above.get(name, ()))


def _possible(
    rulebook: Rulebook, name: str, on: date, known: dict[str, Possible | None]
) -> Possible | None:
    """Return the settled values that a criterion can take, its leaves being free.

    None where it is not in force.
    """
    if name in known:
        return known[name]
    version = in_force(rulebook.criteria[name].versions, on)
    if version is None:
        known[name] = None
        return None
    if version.leaf is not None:
        own = frozenset() if isinstance(version.leaf, LawNotFound) else BOTH
    else:
        below = [_possible(rulebook, child, on, known) for child in version.children]
        children = [child for child in below if child is not None]
        own = _combined(version.body, count_on(version, rulebook.parameters, on), children)
    known[name] = possible = own | {True} if version.condition is not None else own
    return possible


def _combined(body: str, count: int | None, children: list[Possible]) -> Possible:
    true = len([child for child in children if True in child])
    false = len([child for child in children if False in child])
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
    return _POSSIBLE[can]
