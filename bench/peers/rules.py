"""The rules that every peer runs: those of a regime of the law that read no table of a structure.

Guarantees: they are taken from the real rulebook, nothing of the law is written again; copies
have the same shape over facts of other names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bench.peers.plain import ON, Inner, Plain, inner_of, plain_of
from esslaw import load_rulebook
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Any, Given, Node, Not, Program, Test, program_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Leaf,
    Named,
    Quantity,
    Term,
    terms,
)

REGIME = "esus"


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Some rules: the rulebook and the program of the kernel, and the same as plain data."""

    rulebook: Rulebook
    program: Program
    leaves: tuple[Plain, ...]
    nodes: tuple[Inner, ...]
    criteria: tuple[str, ...]
    """The nodes that are criteria of the law: those that are compared."""
    goals: tuple[str, ...]
    copies: int

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What ends the names of each copy."""
        return tuple(_suffix(rank) for rank in range(self.copies))


@cache
def rules(copies: int = 1) -> Rules:
    """Return the rules, that many times over facts of other names."""
    law = without_tables(load_rulebook(), REGIME, ON)
    one = program_at(law, law.regimes[REGIME].goal, ON)
    goals = [_renamed(one.goal, _suffix(rank), {}) for rank in range(copies)]
    goal = goals[0] if copies == 1 else All("*", None, tuple(goals))
    program = program_of(goal, one.on)
    inner = [node for node in program.nodes if not isinstance(node, Test) and node.id != "*"]
    return Rules(
        law,
        program,
        tuple(plain_of(n, law.parameters) for n in program.nodes if isinstance(n, Test)),
        tuple(inner_of(node) for node in inner),
        tuple(node.id for node in program.nodes if node.criterion is not None),
        tuple(node.id for node in goals),
        copies,
    )


def without_tables(law: Rulebook, regime: str, on: date) -> Rulebook:
    """Return a rulebook of one regime at a date, less what rests on a table of a structure.

    A criterion left out is neutral, as one that is not in force: see `esslaw.logic.link`.
    """
    kept: dict[str, Criterion | None] = {}

    def visit(name: str) -> bool:
        if name not in kept:
            kept[name] = None
            kept[name] = reduced(law.criteria[name])
        return kept[name] is not None

    def reduced(criterion: Criterion) -> Criterion | None:
        version = in_force(criterion.versions, on)
        condition = version and version.condition
        if version is None or (condition and _reads_rows(condition.leaf)):
            return None
        if condition and condition.criterion and not visit(condition.criterion):
            return None
        children = tuple(child for child in version.children if visit(child))
        if _reads_rows(version.leaf) or (version.children and not children):
            return None
        return replace(criterion, versions=(replace(version, children=children),))

    goal = law.regimes[regime].goal
    visit(goal)
    criteria = {name: criterion for name, criterion in kept.items() if criterion}
    return replace(
        law,
        digest=f"{law.digest}.{regime}.{on}",
        criteria=criteria,
        regimes={regime: law.regimes[regime]},
        formalities={},
        visas={},
        clauses={},
    )


def _reads_rows(leaf: Leaf | None) -> bool:
    return leaf is not None and any(isinstance(term, Quantity) for term in terms(leaf))


def _suffix(rank: int) -> str:
    return f"__{rank}" if rank else ""


def _renamed(node: Node, suffix: str, made: dict[str, Node]) -> Node:
    """Return the copy of a node, what it shares with others made once."""
    if node.id not in made:
        made[node.id] = _copied(node, suffix, made)
    return made[node.id]


def _copied(node: Node, suffix: str, made: dict[str, Node]) -> Node:
    name, shown = f"{node.id}{suffix}", node.criterion
    match node:
        case Test(comparison=Comparison() as leaf):
            right = None if leaf.right is None else _term(leaf.right, suffix)
            return Test(name, shown, replace(leaf, left=_term(leaf.left, suffix), right=right))
        case All(children=children) | Any(children=children):
            return type(node)(name, shown, tuple(_renamed(c, suffix, made) for c in children))
        case Not(child=child):
            return Not(name, shown, _renamed(child, suffix, made))
        case Given(condition=condition, body=body):
            parts = (_renamed(condition, suffix, made), _renamed(body, suffix, made))
            return Given(name, shown, *parts)
    raise TypeError(f"no peer has the form of {node!r}")


def _term(term: Term, suffix: str) -> Term:
    match term:
        case Named():
            return replace(term, name=f"{term.name}{suffix}")
        case Dated(key=Named() as key):
            return replace(term, key=replace(key, name=f"{key.name}{suffix}"))
        case Arithmetic():
            sides = {"left": _term(term.left, suffix), "right": _term(term.right, suffix)}
            return replace(term, **sides)
    return term
