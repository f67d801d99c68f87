"""What a comparison read: the answer, what was expected, the margin between the two.

Guarantees: values are exact, or rounded for reading only; a formula is said with the labels of
its facts and of its figures of law, each with its value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import partial
from typing import Any

from babel.numbers import format_decimal, format_percent

from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import FactUse, facts_used
from esslaw.reports.amounts import said_of
from esslaw.reports.terms import formula, within
from esslaw.reports.typography import typeset
from esslaw.reports.words import BETWEEN_DATES, COMPARISONS
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Quantity,
    Term,
    YearEnd,
)
from webform.language import Language

MEASURED = (Kind.MONEY, Kind.RATIO)
"""The kinds whose distance to the bound is worth saying."""


@dataclass(frozen=True, slots=True)
class Part:
    """A term of a formula and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Use:
    """A value compared: an answer, or a quantity `computed` from answers.

    `label` names it, `named` tells whether the page has to; `margin` may be empty.
    """

    label: str
    named: bool
    value: str
    expected: str
    margin: str
    computed: bool
    parts: tuple[Part, ...]


def use(proof: Proof, law: Rulebook, _: Language) -> Use | None:
    """Return what a proof's own comparison read, or None where it has none."""
    if not isinstance(proof.node, Test) or not isinstance(proof.node.comparison, Comparison):
        return None
    read, leaf = facts_used(proof, law.parameters)[0], proof.node.comparison
    said = _Sayer(proof, law, _)
    computed = not isinstance(leaf.left, Named)
    return Use(
        label=said.formula(leaf.left),
        named=leaf.left.kind is not Kind.FLAG,
        value=said.compared(read),
        expected=said.expected(read),
        margin=said.margin(read),
        computed=computed,
        parts=tuple(said.parts(leaf)),
    )


class _Sayer:
    """Says the values and the terms of one comparison."""

    def __init__(self, proof: Proof, law: Rulebook, _: Language) -> None:
        self.proof, self.parameters, self.say = proof, law.parameters, _

    def value(self, path: str, value: Any, kind: Kind) -> str:
        return self.say(said_of(path, value, kind, self.say.code, self.say.translate))

    def compared(self, read: FactUse) -> str:
        """Return the value read; in full, a share that only rounds to its bound."""
        if read.between is not None:
            say = partial(self.value, read.fact, kind=read.compared_kind)
            return within(read.between, say, self.say.translate)
        said = self.value(read.fact, read.compared, read.compared_kind)
        bounds = [self.value(read.fact, bound, read.compared_kind) for bound in read.bounds]
        if read.compared_kind is Kind.RATIO and said in bounds and read.compared not in read.bounds:
            return format_percent(read.compared, "#,##0.0000\xa0%", locale=self.say.code)
        return said

    def expected(self, read: FactUse) -> str:
        _ = self.say
        if read.operator is None or None in read.bounds:
            return _("cela dépend d'une réponse qui manque")
        bounds = [self.value(read.fact, bound, read.compared_kind) for bound in read.bounds]
        dates = BETWEEN_DATES if read.compared_kind is Kind.DATE else {}
        words = dates.get(read.operator, COMPARISONS[read.operator])
        return _(words).format(borne=f" {_('ou')} ".join(bounds))

    def margin(self, read: FactUse) -> str:
        """Return the distance to the bound; the verdict tells on which side of it."""
        _ = self.say
        if read.compared_kind not in MEASURED or read.compared is None or None in read.bounds:
            return ""
        distance = abs(read.compared - read.bounds[0])
        if not distance:
            return ""
        if read.compared_kind is Kind.RATIO:
            points = format_decimal(distance * 100, "#,##0.####", locale=self.say.code)
            words = _("{points} point") if distance * 100 < 2 else _("{points} points")
            said = words.format(points=points)
        else:
            said = self.value(read.fact, distance, Kind.MONEY)
        words = _("marge : {distance}") if self.proof.value is TRUE else _("écart : {distance}")
        return words.format(distance=said)

    def parts(self, leaf: Comparison) -> Iterator[Part]:
        """Yield the terms of both sides, except one that is a whole side by itself."""
        leaves = Leaves(self.parameters, self.proof.situation.on)
        with localcontext(EXACT):
            for term in _atoms(leaf):
                if term is not leaf.left and term is not leaf.right:
                    value = leaves.get(term)(self.proof.situation)
                    path = term.name if isinstance(term, Named) else "denomination"
                    yield Part(self.scope(term), self.amount(path, value, term.kind))

    def amount(self, path: str, value: Any, kind: Kind) -> str:
        _ = self.say
        if kind is Kind.YEARS and value is not None:
            return _("{years} ans").format(years=value)
        if kind is Kind.NUMBER and isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else value
        return self.value(path, value, kind)

    def formula(self, term: Term) -> str:
        """Return a term in words."""
        return typeset(formula(term, self.parameters, self.say.translate), self.say.code)

    def scope(self, term: Term) -> str:
        """Return a term in words, with the years that it is taken over."""
        _, said = self.say, self.formula(term)
        match term:
            case Quantity(function="dernier"):
                return _("{account}, dernier exercice clos").format(account=said)
            case Quantity(function="cumul", last=Dated()):
                return _("{account}, sur les derniers exercices clos").format(account=said)
            case Quantity(function="cumul"):
                return _("{account}, sur tous les exercices clos").format(account=said)
        return said


def _atoms(leaf: Comparison) -> Iterator[Term]:
    pending: list[Term | None] = [leaf.right, leaf.left]
    while pending:
        term = pending.pop()
        if isinstance(term, Arithmetic):
            pending += [term.right, term.left]
        elif isinstance(term, YearEnd):
            pending.append(term.of)
        elif term is not None and not isinstance(term, Literal):
            yield term
            if isinstance(term, Dated) and term.key is not None:
                yield term.key
