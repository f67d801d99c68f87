"""Whether a document of a délibération is called for: by the facts, and by what carries."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import localcontext

from esslaw.logic.evaluate import prove
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.truth import FALSE, Truth, conjunction, negation
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Condition
from esslaw.rulebook.visas import VisaVersion


class Conditions:
    """Answers the conditions of documents on one case; `carrying` are the criteria that carry."""

    def __init__(self, rulebook: Rulebook, situation: Situation, carrying: Collection[str]) -> None:
        self.rulebook, self.situation, self.carrying = rulebook, situation, carrying
        self._values: dict[str, Truth] = {}

    def value(self, version: VisaVersion) -> Truth:
        """Return whether a document is called for; unknown where the facts do not say."""
        if version.carried and not any(name in self.carrying for name in version.carried):
            return FALSE
        return conjunction(self._each(version))

    def _each(self, version: VisaVersion) -> Iterator[Truth]:
        for condition in version.when:
            yield self._one(condition)

    def _one(self, condition: Condition) -> Truth:
        if condition.leaf is not None:
            with localcontext(EXACT):
                leaves = Leaves(self.rulebook.parameters, self.situation.on)
                return leaves.ask(condition.leaf)(self.situation)
        name = condition.criterion or ""
        if name not in self._values:
            facts, on = self.situation.facts, self.situation.on
            self._values[name] = prove(self.rulebook, name, facts, on)[1].value
        value = self._values[name]
        return negation(value) if condition.negated else value
