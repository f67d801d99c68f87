"""What remains to be gathered: the pieces that are due, and the evidence of the facts that matter.

Guarantees: read off the proof; a fact that does not carry the outcome, and that is not asked for
either, is not listed. While the outcome is open, what speaks for a yes is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from esslaw.advice.examined import Examined
from esslaw.advice.formalities import FormalityDue
from esslaw.advice.grades import evidence_of, facts_given
from esslaw.advice.support import supporting
from esslaw.facts.preuve import Degre, Preuve
from esslaw.facts.vocabulary import Fact, all_facts, fact_at
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.rulebook.lists import FormalityKind


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that matters, by the name that rules give: what is said of it, and its evidence.

    `asked` is a fact that is not known yet; `preuve` is None where nothing is said of it.
    """

    fact: str
    said: Fact
    asked: bool
    preuve: Preuve | None

    @property
    def degre(self) -> Degre | None:
        """The grade of the fact; None for one that is still asked."""
        if self.asked:
            return None
        return Degre.DECLARE if self.preuve is None else self.preuve.degre


@dataclass(frozen=True, slots=True)
class Checklist:
    """The pieces that are due, certain or not, and the facts that matter, subject by subject."""

    pieces: tuple[FormalityDue, ...]
    facts: tuple[FactLine, ...]

    @property
    def to_document(self) -> tuple[FactLine, ...]:
        """The facts that are known and of which no document is named."""
        return tuple(one for one in self.facts if one.degre is Degre.DECLARE)


def checklist(verdict: Examined) -> Checklist:
    """Return what remains to be gathered for a verdict."""
    case, proof = verdict.case, verdict.proof
    asked = {question.fact for question in verdict.open_questions}
    read = dict.fromkeys(path for part in _matters(proof) for path in facts_given(part))
    lines = [FactLine(path, fact_at(path), False, evidence_of(case, path)) for path in read]
    lines += [FactLine(path, fact_at(path), True, None) for path in sorted(asked - {*read})]
    lines.sort(key=lambda line: _order()[line.fact])
    due = (one for one in verdict.formalities if one.kind is FormalityKind.PIECE)
    return Checklist(tuple(due), tuple(lines))


@cache
def _order() -> Mapping[str, tuple[int, int]]:
    """Return the rank of each fact, then of each of its columns."""
    found: dict[str, tuple[int, int]] = {}
    for rank, (name, fact) in enumerate(all_facts().items()):
        found[name] = (rank, -1)
        found |= {f"{name}.{column}": (rank, place) for place, column in enumerate(fact.columns)}
    return MappingProxyType(found)


def _matters(proof: Proof) -> Iterable[Proof]:
    """Return what carries a settled outcome, or what speaks for a yes while it is open."""
    return supporting(proof) if proof.value is UNKNOWN else proof.carried()
