"""The figures that carried a settled answer, each against its threshold: a small bar and words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from esslaw.logic.truth import TRUE
from esslaw.reports.drawings.margins import margin_drawing
from esslaw.reports.drawings.sheet import Setting
from esslaw.reports.pivots import margin_said
from esslaw.verdict import Verdict
from webform.language import Language
from webform.result.values import use


@dataclass(frozen=True, slots=True)
class Margin:
    """A figure compared: what it is, the condition that compared it, where its proof is.

    `holds` tells whether the comparison does; `condition` and `proof` may be empty.
    """

    label: str
    condition: str
    proof: str
    value: str
    expected: str
    margin: str
    holds: bool
    drawing: Markup


def margins(
    verdict: Verdict, proofs: Mapping[str, str], told: Collection[str], _: Language
) -> Iterator[Margin]:
    """Yield the margins of a verdict, save those of comparisons that are `told` already.

    `proofs` is where the page proves each criterion.
    """
    above = {
        child.id: proof.node.criterion
        for proof in verdict.proof.walk()
        for child in (proof, *proof.children)
        if proof.node.criterion is not None
    }
    for rank, margin in enumerate(verdict.margins, 1):
        read = use(margin.proof, verdict.rulebook, _)
        if read is not None and margin.proof.id not in told:
            criterion = above.get(margin.proof.id)
            title = _(criterion.label) if criterion else _(read.label)
            setting = Setting(_.code, f"marge-{verdict.regime.id}-{rank}", _)
            yield Margin(
                label=_(read.label),
                condition=_(criterion.label) if criterion else "",
                proof=proofs.get(criterion.id, "") if criterion else "",
                value=_(read.value),
                expected=_(read.expected),
                margin=_(margin_said(margin, _.code, _.translate)),
                holds=margin.proof.value is TRUE,
                drawing=Markup(margin_drawing(margin, title, setting)),
            )
