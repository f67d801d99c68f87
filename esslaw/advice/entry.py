"""What an authority's entry into the capital of a SCIC makes of the share held by public bodies.

Guarantees: the cap, what it counts and whether it is respected come from the comparison in force
on the day, and from nowhere else; amounts are exact, in euros to the cent; what is not known is
None, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from esslaw.advice.holdings import share_of
from esslaw.advice.margins import Remedies, Room, remedies, room
from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves
from esslaw.logic.nodes import Given, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.terms import Arithmetic, Comparison, Dated, Operator

CRITERION = "plafonds.scic"
"""Loi n° 47-1775, art. 19 septies, last alinéa, as it is asked of an entry into the capital."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The capital once the authority has come in, under the cap on what public bodies hold.

    `public` is what they will hold together, `total` the whole capital, `share` the one over the
    other, None where it is not known or has no meaning; `cap` is a ratio, itself allowed. `room`
    is what may still move where the cap is respected, `remedies` what brings back under it where
    it is not.
    """

    public: Decimal | None
    total: Decimal | None
    share: Fraction | None
    cap: Decimal
    respected: Truth
    room: Room | None
    remedies: Remedies | None
    citations: tuple[Citation, ...]


def entry(proof: Proof, rulebook: Rulebook) -> Entry | None:
    """Return what the entry of a proof's case makes, None where no such cap is asked of it.

    Loi n° 47-1775 du 10 septembre 1947, art. 19 septies.
    """
    asked = proof.find(CRITERION)
    if asked is None or not asked.applies:
        return None
    leaf = asked.children[1] if isinstance(asked.node, Given) else asked
    if not isinstance(leaf.node, Test) or asked.node.criterion is None:
        return None
    match leaf.node.comparison:
        case Comparison(
            Operator.AT_MOST,
            Arithmetic("/", left, right) as share,
            Dated(parameter, key=None),
        ) if share.left.kind is Kind.MONEY:
            cap = value_on(rulebook.parameters[parameter], proof.situation.on)
        case _:
            return None
    if cap is None:
        return None
    leaves = Leaves(rulebook.parameters, proof.situation.on)
    with localcontext(EXACT):
        public, total = (leaves.get(side)(proof.situation) for side in (left, right))
    known = None if public is None or not total else (public, total, cap)
    return Entry(
        public,
        total,
        share_of(public, total),
        cap,
        asked.value,
        room(*known) if known and asked.value is TRUE else None,
        remedies(*known) if known and asked.value is FALSE else None,
        asked.node.criterion.citations,
    )
