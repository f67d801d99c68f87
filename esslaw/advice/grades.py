"""The grade of a verdict: how far the facts that carried it are proved.

Guarantees: a chain is as strong as its weakest link, and of several chains that each carry the
value the strongest counts; a better piece of evidence never lowers a grade. What is unknown has no
grade; what rests on no fact at all is as strong as can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from esslaw.facts.case import Case
from esslaw.facts.preuve import Degre, Preuve
from esslaw.facts.vocabulary import fact_at, table_of
from esslaw.facts.written import sources_of
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.rulebook.kinds import CLOSING
from esslaw.rulebook.terms import Named, Quantity, terms

SURE = len(Degre)
"""The strength of what rests on no fact: above every grade."""
DECLARED = Degre.DECLARE.strength


@dataclass(frozen=True, slots=True)
class Grade:
    """The weakest grade on the path that carried a value, and the facts that have it.

    `degre` is None where the value rests on no fact; `facts` are by the name that rules give.
    """

    degre: Degre | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """How strong a part of the proof is, and which facts make it no stronger."""

    strength: int
    weakest: tuple[str, ...] = ()


def grade(proof: Proof, case: Case) -> Grade | None:
    """Return the grade of a proof on a case; None while its value is unknown."""
    if proof.value is UNKNOWN:
        return None
    link = _Chain(case).link(proof)
    degre = None if link.strength == SURE else [*Degre][link.strength]
    return Grade(degre, link.weakest)


def evidence_of(case: Case, fact: str) -> Preuve | None:
    """Return the evidence of a fact, or of a column, by the name that rules give.

    That of a column is its own, or that of its table. None where nothing is said.
    """
    if not case.preuves:
        return None
    table = table_of(fact)
    column = fact.removeprefix(table)
    found: list[Preuve] = []
    for path in sources_of(case.kind, table):
        said = case.preuves.get(path + column) or case.preuves.get(path)
        if said is not None:
            found.append(said)
    return max(found, key=lambda one: one.degre.strength, default=None)


def degre_of(case: Case, fact: str) -> Degre:
    """Return the grade of a fact: declared where nothing is said of it."""
    said = evidence_of(case, fact)
    return Degre.DECLARE if said is None else said.degre


def facts_given(proof: Proof) -> tuple[str, ...]:
    """Return the facts, or columns, that a leaf read and that are given, by the rules' names.

    The columns that choose rows are among them, as the closing dates of the years that are summed.
    """
    if not isinstance(proof.node, Test):
        return ()
    facts = proof.situation.facts
    return tuple(path for path in _read_by(proof.node) if _is_known(facts, path))


@lru_cache(maxsize=4096)
def _read_by(node: Test) -> tuple[str, ...]:
    """Return the facts, or columns, that a leaf reads, by the rules' names."""
    read: dict[str, None] = {}
    for term in terms(node.comparison):
        if isinstance(term, Named):
            read[term.name] = None
        elif isinstance(term, Quantity):
            read.update(dict.fromkeys(_columns(term)))
    return tuple(read)


def _columns(term: Quantity) -> tuple[str, ...]:
    closing = f"{term.table}.{CLOSING}"
    if CLOSING not in fact_at(term.table).columns:
        return term.paths
    return (*(path for path in term.paths if path != term.table), closing)


def _is_known(facts: Mapping[str, object], path: str) -> bool:
    if path in facts:
        return facts[path] is not None
    table = table_of(path)
    value = facts[table]
    if not isinstance(value, tuple):
        return value is not None
    column = path.removeprefix(f"{table}.")
    return not value or any(getattr(row, column) is not None for row in value)


class _Chain:
    """The links of a proof, each worked out once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.links: dict[str, _Link] = {}

    def link(self, proof: Proof) -> _Link:
        if proof.id not in self.links:
            self.links[proof.id] = self.made(proof)
        return self.links[proof.id]

    def made(self, proof: Proof) -> _Link:
        below = [self.link(one) for one in proof.carrying() if one.value is not UNKNOWN]
        match proof.node:
            case Test():
                return self.leaf(proof)
            case All():
                return _strongest(below) if proof.value is FALSE else _weakest(below)
            case Any():
                return _strongest(below) if proof.value is TRUE else _weakest(below)
            case AtLeast(count=count, children=children):
                enough = count if proof.value is TRUE else len(children) - count + 1
                return _weakest(sorted(below, key=lambda one: -one.strength)[:enough])
            case Not() | Given():
                return _weakest(below)
        raise TypeError(f"not a node of the kernel: {proof.node!r}")

    def leaf(self, proof: Proof) -> _Link:
        """A leaf is as weak as the weakest fact it reads, the columns that choose rows included."""
        given = facts_given(proof)
        if not self.case.preuves:  # most often: every fact is declared, none is weaker
            return _Link(DECLARED, given) if given else _Link(SURE)
        return _weakest([_Link(degre_of(self.case, path).strength, (path,)) for path in given])


def _weakest(chain: Sequence[_Link]) -> _Link:
    """Return a chain of links: its strength is the least, its weak facts are those of the least."""
    if len(chain) == 1:
        return chain[0]
    strength = min((one.strength for one in chain), default=SURE)
    if strength == SURE:
        return _Link(SURE)
    weak = (fact for one in chain if one.strength == strength for fact in one.weakest)
    return _Link(strength, tuple(dict.fromkeys(weak)))


def _strongest(links: Sequence[_Link]) -> _Link:
    """Return the strongest of several, the first of equals: one of them is enough."""
    return max(links, key=lambda one: one.strength, default=_Link(SURE))
