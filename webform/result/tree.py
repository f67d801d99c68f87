"""The proof, criterion by criterion, as nested parts of a page.

Guarantees: each criterion of a proof has one anchor, where it is told in full; met again, it
leads there. What another regime's proof already tells is not told twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from esslaw.logic.nodes import All, Any, AtLeast, Given, Not
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.verdict import PartVerdict, Verdict
from webform.language import Language
from webform.result.marks import DASH, Mark, mark
from webform.result.shape import body, causes, criteria
from webform.result.sources import Source, sources
from webform.result.values import Use, use

FEW = 2
"""More criteria than this that do not concern the case stand aside, folded."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A criterion. `role` says how it stands to the one above; `told` is where it is told.

    An `idle` one is an alternative that is not needed, another one being met. `aside` are the
    criteria below it that do not concern the case, where they are many.
    """

    anchor: str
    sentence: str
    mark: Mark
    sources: tuple[Source, ...]
    role: str
    uses: tuple[tuple[str, Use], ...]
    asks: str
    children: tuple[Branch, ...]
    aside: tuple[Branch, ...]
    note: str
    weighed: tuple[str, ...]
    opened: bool
    idle: bool
    told: str


def anchor(regime: str, criterion: str) -> str:
    """Return the `id` of a criterion in the proof of a regime."""
    return f"{regime}--{criterion}"


def tree(verdict: Verdict, told: Mapping[str, str], _: Language) -> Branch:
    """Return the proof of a verdict; `told` is where other proofs of the page tell criteria."""
    failed = causes(verdict.proof, told) if verdict.proof.value is FALSE else ()
    return _tree(verdict, verdict.proof, failed, told, _)


def part_tree(
    part: PartVerdict, told: Mapping[str, str], whose: Collection[str], _: Language
) -> Branch:
    """Return the proof of a part of a verdict; `whose` is as `advice.causes` takes it.

    What is below an alternative that is not needed is left out: a part may have hundreds of them.
    """
    failed = causes(part.proof, whose=whose) if part.proof.value is FALSE else ()
    return _tree(part.whole, part.proof, failed, told, _, brief=True)


def _tree(
    verdict: Verdict,
    proof: Proof,
    failed: Iterable[Proof],
    told: Mapping[str, str],
    _: Language,
    *,
    brief: bool = False,
) -> Branch:
    opened = {proof.id, *_paths(proof, {cause.id for cause in failed})}
    return _Teller(verdict, dict(told), opened, _, brief=brief).branch(proof)


def _paths(proof: Proof, targets: Collection[str]) -> set[str]:
    """Return the criteria from a proof down to some others, these included."""
    found: set[str] = set()
    for child in proof.criteria():
        found |= _paths(child, targets)
    if found or proof.id in targets:
        found.add(proof.id)
    return found


class _Teller:
    def __init__(
        self,
        verdict: Verdict,
        told: dict[str, str],
        opened: set[str],
        _: Language,
        *,
        brief: bool,
    ) -> None:
        self.regime, self.law = verdict.regime.id, verdict.rulebook
        self.told, self.opened, self.say, self.brief = told, opened, _, brief

    def branch(self, proof: Proof, role: str = "", *, idle: bool = False) -> Branch:
        _, criterion = self.say, proof.node.criterion
        assert criterion is not None
        below = criteria(proof)
        if idle and self.brief and below:
            return self.line(proof, role)
        told = self.told.get(proof.id, "") if below else ""
        here = "" if proof.id in self.told else anchor(self.regime, proof.id)
        self.told.setdefault(proof.id, here)
        whole = not told and proof.applies
        condition, uses = self.condition(proof)
        if whole:
            own = use(body(proof), self.law, _)
            uses += (("", own),) if own else ()
            spare = isinstance(body(proof).node, Any) and proof.value is TRUE
            for child in below:
                condition += (self.branch(child, idle=spare and child.value is not TRUE),)
        children, aside = _apart(() if told else condition)
        weighed = criterion.appreciation.factors if criterion.appreciation else ()
        return Branch(
            anchor=here,
            sentence=_(criterion.label),
            mark=mark(proof, _),
            sources=sources(criterion.citations, _),
            role=role,
            uses=uses,
            asks=self.asks(proof, len(below)) if whole and below else "",
            children=children,
            aside=aside,
            note=_(criterion.note) if criterion.note else "",
            weighed=tuple(_(factor) for factor in weighed),
            opened=proof.id in self.opened,
            idle=idle,
            told=told,
        )

    def line(self, proof: Proof, role: str) -> Branch:
        """Return an alternative that is not needed, without what is below it nor an anchor."""
        _, criterion = self.say, proof.node.criterion
        assert criterion is not None
        return Branch(
            anchor="",
            sentence=_(criterion.label),
            mark=mark(proof, _),
            sources=sources(criterion.citations, _),
            role=role,
            uses=(),
            asks="",
            children=(),
            aside=(),
            note="",
            weighed=(),
            opened=False,
            idle=True,
            told="",
        )

    def condition(self, proof: Proof) -> tuple[tuple[Branch, ...], tuple[tuple[str, Use], ...]]:
        """Return what makes a criterion apply: another criterion, or a comparison."""
        _ = self.say
        if not isinstance(proof.node, Given):
            return (), ()
        asked, role = proof.children[0], _("S'applique si")
        if isinstance(asked.node, Not) and asked.node.criterion is None:
            asked, role = asked.children[0], _("S'applique sauf si")
        if asked.node.criterion is not None:
            return (self.branch(asked, role),), ()
        read = use(asked, self.law, _)
        return (), ((role, read),) if read else ()

    def asks(self, proof: Proof, count: int) -> str:
        """Return how the criteria below make this one."""
        _, asked = self.say, body(proof).node
        if count == 1:
            return _("Cette condition :")
        match asked:
            case All():
                return _("Ces {count} conditions :").format(count=count)
            case Any():
                return _("L'une de ces {count} conditions suffit :").format(count=count)
            case AtLeast(count=least):
                return _("{least} au moins de ces {count} conditions :").format(
                    least=least, count=count
                )
        return _("Aucune de ces {count} conditions ne doit être remplie :").format(count=count)


def _apart(branches: tuple[Branch, ...]) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """Return the branches to show, and those to put aside."""
    aside = tuple(branch for branch in branches if branch.mark.shape == DASH)
    if len(aside) <= FEW:
        return branches, ()
    return tuple(branch for branch in branches if branch.mark.shape != DASH), aside


def anchors(branch: Branch) -> dict[str, str]:
    """Return where each criterion of a proof is told."""
    found = {branch.anchor.partition("--")[2]: branch.anchor} if branch.anchor else {}
    for child in (*branch.children, *branch.aside):
        found |= anchors(child)
    return found
