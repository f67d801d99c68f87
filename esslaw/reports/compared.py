"""What a condition read and what it expected, in words: an answer, a total, a count.

Guarantees: a value and its bound are said with the decimals it takes to see that they differ;
what is not known is said so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Anything

from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import Translate, sentence, translator
from esslaw.logic.nodes import Any, AtLeast, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import FactUse, facts_used
from esslaw.reports.amounts import said_of, told_apart
from esslaw.reports.conditions import asked_by
from esslaw.reports.terms import formula, name_of, within
from esslaw.reports.words import BETWEEN_DATES, COMPARISONS
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import Named, Quantity

COUNTED = sentence("Nombre trouvé : {n} ; demandé : {besoin}")
SHARE_OF = sentence("{part}, rapporté à : {tout}")
EXPECTED = sentence("attendu")


@dataclass(frozen=True, slots=True)
class Compared:
    """What was read, by its name; `expected` is empty where its bound is not known.

    `value` is empty where the name says it all: a count of what holds.
    """

    label: str
    value: str = ""
    expected: str = ""

    def said(self, _: Translate) -> str:
        """Return it as one line: `Forme juridique : SAS ; attendu : SA ou SAS`."""
        found = f"{self.label} : {self.value}" if self.value else self.label
        return f"{found} ; {_(EXPECTED)} : {self.expected}" if self.expected else found


class Reader:
    """Says what the criteria of a rulebook read, in a language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        self.parameters, self.language = rulebook.parameters, language
        self.translate: Translate = translator(language)

    def read(self, proof: Proof) -> Iterator[Compared]:
        """Yield what a criterion read, where its sentence does not say it already."""
        asked = asked_by(proof)
        if isinstance(asked.node, Any):
            yield from self.answer(asked)
        if isinstance(asked.node, AtLeast):
            yield self.counted(asked, asked.node.count)
        for use in facts_used(asked, self.parameters):
            if use.operator is not None and not isinstance(use.bounds[0], bool):
                yield self.fact(use)

    def counted(self, proof: Proof, count: int) -> Compared:
        """How many of the criteria of a list hold, out of how many it takes, and which."""
        held = [one for one in proof.criteria() if one.value is TRUE]
        labels = [self.translate(one.node.criterion.label) for one in held if one.node.criterion]
        found = self.translate(COUNTED).format(n=len(held), besoin=count)
        return Compared(f"{found} ({' ; '.join(labels)})" if labels else found)

    def answer(self, proof: Proof) -> Iterator[Compared]:
        """The answer that all the failed branches of an alternative read."""
        leaf = next((child for child in proof.children if isinstance(child.node, Test)), None)
        if leaf is None:
            return
        for use in facts_used(leaf, self.parameters)[:1]:
            label = self.translate(fact_at(use.fact).info.label)
            value = said_of(use.fact, use.value, use.kind, self.language, self.translate)
            yield Compared(label, value)

    def fact(self, use: FactUse) -> Compared:
        """Return a fact that was compared, with the bound."""
        _ = self.translate

        def say(one: Anything, digits: int = 0) -> str:
            return said_of(use.fact, one, use.compared_kind, self.language, _, digits=digits)

        value, bounds = told_apart(use.compared, use.bounds, say)
        if use.between is not None:
            value = within(use.between, say, _)
        assert use.operator is not None
        dates = BETWEEN_DATES if use.compared_kind is Kind.DATE else {}
        words = dates.get(use.operator, COMPARISONS[use.operator])
        label = self.labels(use.above or (use.read,))
        if use.formula is not None:
            label = formula(use.formula, self.parameters, _)
        if use.below:
            label = _(SHARE_OF).format(part=label, tout=self.labels(use.below))
        if None in use.bounds:
            return Compared(label, value)
        return Compared(label, value, _(words).format(borne=f" {_('ou')} ".join(bounds)))

    def labels(self, terms: tuple[Named | Quantity, ...]) -> str:
        """Return the names of the terms of a sum."""
        return " + ".join(name_of(term, self.translate) for term in terms)
