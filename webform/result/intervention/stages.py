"""The filters of an intervention, one after the other: status, conditions, proof.

Guarantees: the conditions told are those of the note; a criterion is proved once, under the first
filter that rests on it. One filter at least is open, unless none concerns the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from esslaw.advice.authorities import AUTHORITY
from esslaw.facts.vocabulary import Kind
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE
from esslaw.reports.intervention import NOT_CONCERNED, STATUSES, grounds
from esslaw.rulebook.terms import Comparison
from esslaw.verdict import Outcome, PartVerdict, Verdict
from webform.language import Language
from webform.result.marks import SHAPES, Mark, mark, reserve
from webform.result.shape import body, leaves
from webform.result.sources import Source, sources
from webform.result.tree import Branch, anchors, part_tree
from webform.result.values import Use, use

WHOSE = (AUTHORITY,)
"""The fact that says for whom an alternative of the law is."""
PLAIN = (Kind.FLAG, Kind.CHOICE, Kind.CHOICES, Kind.TEXT)
"""Answers that a condition which holds already says in its own words."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A condition of a filter: its status, its articles, where it is proved, what it read."""

    mark: Mark
    sentence: str
    note: str
    sources: tuple[Source, ...]
    proof: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A filter. `first` is true of the one that blocks first; `anchor` is its `id` on the page."""

    anchor: str
    label: str
    mark: Mark
    applies: bool
    first: bool
    opened: bool
    grounds: tuple[Ground, ...]
    proof: Branch


def stages(verdict: Verdict, _: Language) -> tuple[tuple[Stage, ...], Mapping[str, str]]:
    """Return the filters of a verdict, and where the page proves each criterion."""
    opened = _opened(verdict)
    proofs: dict[str, str] = {}
    found = []
    for part in verdict.parts:
        proof = part_tree(part, proofs, WHOSE, _)
        proofs |= anchors(proof)
        found.append(
            Stage(
                anchor=f"filtre-{part.part.id}",
                label=_(part.part.label),
                mark=_mark(part, _),
                applies=part.applies,
                first=part is verdict.blocking,
                opened=part in opened,
                grounds=tuple(_grounds(part, proofs, _)),
                proof=proof,
            )
        )
    return tuple(found), proofs


def _opened(verdict: Verdict) -> tuple[PartVerdict, ...]:
    """Return the filters to read first: what blocks, else what waits, else all that are crossed."""
    if verdict.blocking is not None:
        return (verdict.blocking,)
    concerned = tuple(part for part in verdict.parts if part.applies)
    waiting = tuple(part for part in concerned if part.outcome is Outcome.UNDETERMINED)
    return waiting[:1] or concerned


def _mark(part: PartVerdict, _: Language) -> Mark:
    sign, word = STATUSES[part.outcome] if part.applies else NOT_CONCERNED
    return Mark(SHAPES[sign], _(word), reserve(part.proof, _) if part.applies else "")


def _grounds(part: PartVerdict, proofs: Mapping[str, str], _: Language) -> Iterator[Ground]:
    if not part.applies:
        return
    for proof in grounds(part):
        criterion = proof.node.criterion
        if criterion is not None:
            yield Ground(
                mark=mark(proof, _),
                sentence=_(criterion.label),
                note=_(criterion.note) if criterion.note else "",
                sources=sources(criterion.citations, _),
                proof=proofs.get(proof.id, ""),
                uses=tuple(_uses(proof, part, _)),
            )


def _uses(proof: Proof, part: PartVerdict, _: Language) -> Iterator[Use]:
    """Yield what a condition read, each answer once; a plain one only where it did not do."""
    seen: set[str] = set()
    for leaf in leaves(body(proof)):
        read = use(leaf, part.whole.rulebook, _)
        if read is None or read.label in seen or (proof.value is TRUE and _is_plain(leaf)):
            continue
        seen.add(read.label)
        yield read


def _is_plain(leaf: Proof) -> bool:
    asked = leaf.node.comparison if isinstance(leaf.node, Test) else None
    return isinstance(asked, Comparison) and asked.left.kind in PLAIN
