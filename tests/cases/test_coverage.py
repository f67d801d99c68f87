"""What the cases must see, taken together: both sides of every criterion, every edge of the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from esslaw import examine, load_rulebook
from esslaw.logic.evaluate import prove
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.dated import edges, in_force
from esslaw.rulebook.graph import reachable
from esslaw.rulebook.terms import LawNotFound
from tests.cases.matrix import as_cases
from tests.cases.reading import FieldCase, cases

DAY = timedelta(days=1)
BOTH = frozenset({TRUE, FALSE})


def test_every_criterion_is_seen_true_and_false() -> None:
    rulebook = load_rulebook()
    seen = values_seen()
    missing = {
        name: sorted(value.value for value in wanted(rulebook, name) - seen.get(name, set()))
        for name in rulebook.criteria
    }
    assert {name: values for name, values in missing.items() if values} == {}


def test_every_edge_of_every_criterion_is_seen_from_both_sides() -> None:
    rulebook = load_rulebook()
    seen = days_seen()
    missing = [
        f"{name}: {day}"
        for name, criterion in rulebook.criteria.items()
        for edge in sorted(set(edges(criterion.versions)))
        for day in (edge - DAY, edge)
        if day not in seen[name]
    ]
    assert missing == []


def test_every_formality_is_seen_certain_and_left_out() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for case in cases():
        for kind, names in case.expected.formalities.items():
            for name in names:
                seen[name].add(kind)
    missing = {
        name: sorted({"certaines", "absentes"} - seen[name]) for name in load_rulebook().formalities
    }
    assert {name: kinds for name, kinds in missing.items() if kinds} == {}


def test_every_regime_is_seen_with_each_outcome() -> None:
    seen = {(case.regime, case.expected.outcome) for case in cases()}
    outcomes = ("met", "not_met", "undetermined")
    wanted = {(regime, outcome) for regime in load_rulebook().regimes for outcome in outcomes}
    assert sorted(wanted - seen) == []


def asked_of(rulebook: Rulebook, regime: str) -> list[str]:
    """Return the criteria that a regime asks for: its goal, then those of its formalities."""
    names = {rulebook.regimes[regime].goal: None}
    for formality in rulebook.formalities.values():
        if formality.regime == regime:
            names |= {name: None for version in formality.versions for name, _ in version.when}
    return list(names)


def covered(rulebook: Rulebook, case: FieldCase) -> bool:
    """Return whether the day of a case is one that its regime covers."""
    return case.on >= rulebook.regimes[case.regime].covered_from


def proofs(rulebook: Rulebook, case: FieldCase) -> Iterator[tuple[Program, Proof]]:
    """Yield the program and the proof of everything that a case asks for."""
    facts = examine(case.document, case.regime, case.on).case.facts
    for name in asked_of(rulebook, case.regime):
        yield prove(rulebook, name, facts, case.on)


@cache
def values_seen() -> Mapping[str, set[Truth]]:
    """Return the values of each criterion in the proofs of the cases, where it applies."""
    rulebook = load_rulebook()
    seen: dict[str, set[Truth]] = defaultdict(set)
    for case in (*cases(), *as_cases()):
        if covered(rulebook, case):
            for _, proof in proofs(rulebook, case):
                for part in proof.walk():
                    if part.node.criterion is not None and part.applies:
                        seen[part.id].add(part.value)
    return seen


@cache
def days_seen() -> Mapping[str, set[date]]:
    """Return the days on which each criterion is examined by some case.

    A day on which a criterion is in force counts where it is in the program of the case; a day
    on which it is not, where it is below what the case asks for.
    """
    rulebook = load_rulebook()
    seen: dict[str, set[date]] = defaultdict(set)
    for case in {(c.regime, c.on): c for c in cases()}.values():
        asked = asked_of(rulebook, case.regime)
        inside: set[str] = set()
        if covered(rulebook, case):
            inside = {n.id for name in asked for n in program_at(rulebook, name, case.on).nodes}
        for name in reachable(rulebook, asked):
            here = in_force(rulebook.criteria[name].versions, case.on) is not None
            if name in inside or not here:
                seen[name].add(case.on)
    return seen


def wanted(rulebook: Rulebook, name: str) -> set[Truth]:
    """Return the values in which a criterion has to be seen: all those it can take.

    A criterion which rests on a text that was not found has to be seen unknown as well.
    """
    values: set[Truth] = set()
    for version in rulebook.criteria[name].versions:
        program = program_at(rulebook, name, version.days.start)
        values |= possible(program.goal, {})
        if any(
            isinstance(n, Test) and isinstance(n.comparison, LawNotFound) for n in program.nodes
        ):
            values.add(UNKNOWN)
    return values


def possible(node: Node, known: dict[str, frozenset[Truth]]) -> frozenset[Truth]:
    """Return the settled values that a node can take where it applies, its leaves being free."""
    if node.id not in known:
        known[node.id] = _possible(node, known)
    return known[node.id]


def _possible(node: Node, known: dict[str, frozenset[Truth]]) -> frozenset[Truth]:
    match node:
        case Test(comparison=LawNotFound()):
            return frozenset()
        case Not(child=child):
            return frozenset({TRUE: FALSE, FALSE: TRUE}[value] for value in possible(child, known))
        case Given(body=body):
            return possible(body, known)
        case All(children=children):
            return _of_several(children, len(children), known)
        case Any(children=children):
            return _of_several(children, 1, known)
        case AtLeast(children=children, count=count):
            return _of_several(children, count, known)
        case _:
            return BOTH


def _of_several(
    children: tuple[Node, ...], count: int, known: dict[str, frozenset[Truth]]
) -> frozenset[Truth]:
    """Return what a node that asks for `count` of its children can be."""
    true = sum(TRUE in possible(c, known) or isinstance(c, Given) for c in children)
    false = sum(FALSE in possible(c, known) for c in children)
    can = {TRUE: true >= count, FALSE: false > len(children) - count}
    return frozenset(value for value, yes in can.items() if yes)
