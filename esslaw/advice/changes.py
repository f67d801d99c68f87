"""What changed in the law and in its answers between two days, criterion by criterion.

Guarantees: read off two proofs of the same question; a change of the law is told apart from an
answer that is another one because a day has passed, or because the facts differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from esslaw.advice.ages import Age, ages
from esslaw.advice.change_texts import (
    TextChange,
    articles_of,
    asks,
    criterion_texts,
    figure_texts,
)
from esslaw.advice.pictures import Picture, all_criteria, carriers, standing_of
from esslaw.logic.proof import Proof
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion, Parameter
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import figure_on, value_over
from esslaw.rulebook.graph import leaves, parameters_named
from esslaw.rulebook.terms import Dated, parameters_read


class ChangeKind(StrEnum):
    """What changed in a criterion, the law first."""

    APPEARED = "appeared"
    DISAPPEARED = "disappeared"
    CONDITION = "condition"
    FIGURE = "figure"
    WORDING = "wording"
    VALUE = "value"


@dataclass(frozen=True, slots=True, eq=False)
class FigureChange:
    """A figure that a criterion reads, in the figure's unit; None where it has no value."""

    parameter: Parameter
    before: Decimal | date | None
    after: Decimal | date | None
    texts: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A criterion that is not what it was: `before` and `after` are its proofs, where it has one.

    `texts` are those that changed what it asks, `figures` what it reads that has another value,
    `ages` what has come with time.
    """

    criterion: str
    kind: ChangeKind
    before: Proof | None
    after: Proof | None
    texts: tuple[TextChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    ages: tuple[Age, ...] = ()

    @property
    def label(self) -> str:
        """The criterion as it stands after the change, or stood before it disappeared."""
        proof = self.after or self.before
        criterion = proof.node.criterion if proof is not None else None
        return criterion.label if criterion is not None else self.criterion

    @property
    def answers_otherwise(self) -> bool:
        """Whether its value, its applying or what it stands on is another."""
        if self.before is None or self.after is None:
            return True
        return standing_of(self.before) != standing_of(self.after)

    @property
    def of_the_law(self) -> bool:
        """Whether the law changed what it asks."""
        return self.kind not in (ChangeKind.VALUE, ChangeKind.WORDING)


def responsible(
    rulebook: Rulebook,
    before: Picture,
    after: Picture,
    roots: Collection[str],
    following: Collection[str] = (),
) -> tuple[Change, ...]:
    """Return the changes that made some criteria answer otherwise; those of the law first.

    They are among what carries the less favourable answer, or the other one; and, first, among
    those that answer otherwise. Where nothing that carries an answer changed, all that changed is
    given.
    """
    less, either = _carried(before, after, roots)
    order = list(ChangeKind)
    for names, otherwise in ((less, True), (either, True), (either, False), (None, False)):
        among = all_criteria(before, after) if names is None else names
        found = [
            one
            for one in _among(rulebook, before, after, among, following)
            if _has_a_reason(one) and (one.answers_otherwise or not otherwise)
        ]
        if found:
            found += _of_the_same_age(found, _among(rulebook, before, after, either, following))
            return tuple(sorted(found, key=lambda one: order.index(one.kind)))
    return ()


def _of_the_same_age(found: Sequence[Change], others: Iterable[Change]) -> list[Change]:
    """Return the other criteria that answer otherwise because the same thing came with time."""
    told = {one.criterion for one in found}
    came = {age for one in found for age in one.ages}
    return [
        one
        for one in others
        if one.criterion not in told and one.answers_otherwise and not came.isdisjoint(one.ages)
    ]


def _carried(
    before: Picture, after: Picture, roots: Collection[str]
) -> tuple[dict[str, None], dict[str, None]]:
    """Return the criteria that carry the less favourable of two answers, and either of them."""
    less: dict[str, None] = {}
    either: dict[str, None] = {}
    for name in roots:
        sides = carriers(before.roots[name], after.roots[name])
        less.update(dict.fromkeys(sides[0]))
        either.update(dict.fromkeys([*sides[0], *sides[1]]))
    return less, either


def _has_a_reason(change: Change) -> bool:
    return change.of_the_law or bool(change.ages)


def _among(
    rulebook: Rulebook,
    before: Picture,
    after: Picture,
    names: Collection[str],
    following: Collection[str],
) -> Iterator[Change]:
    for name in names:
        if name in rulebook.criteria:
            change = change_of(rulebook, name, before, after, following)
            if change is not None:
                yield change


def change_of(
    rulebook: Rulebook,
    name: str,
    before: Picture,
    after: Picture,
    following: Collection[str] = (),
) -> Change | None:
    """Return what changed in a criterion from one picture to another; None for nothing."""
    one, other = before.proofs.get(name), after.proofs.get(name)
    if one is None and other is None:
        return None
    versions = rulebook.criteria[name].versions
    was = in_force(versions, before.on) if one is not None else None
    now = in_force(versions, after.on) if other is not None else None
    days = (before.on, after.on)
    if was is None or now is None or one is None or other is None:
        if was is now:
            return None
        kind = ChangeKind.APPEARED if was is None else ChangeKind.DISAPPEARED
        return Change(name, kind, one, other, criterion_texts(rulebook, name, days))
    figures = tuple(_figures(rulebook, was, now, before, after))
    if asks(was) != asks(now):
        texts = criterion_texts(rulebook, name, days)
        return Change(name, ChangeKind.CONDITION, one, other, texts, figures)
    if figures:
        return Change(name, ChangeKind.FIGURE, one, other, (), figures)
    passed = ages(rulebook, name, before, after, following) if was is now else ()
    if standing_of(one) != standing_of(other):
        return Change(name, ChangeKind.VALUE, one, other, ages=passed)
    if (was.label, articles_of(was)) != (now.label, articles_of(now)):
        texts = criterion_texts(rulebook, name, days)
        return Change(name, ChangeKind.WORDING, one, other, texts)
    return None


def _figures(
    rulebook: Rulebook,
    was: CriterionVersion,
    now: CriterionVersion,
    before: Picture,
    after: Picture,
) -> Iterator[FigureChange]:
    """Yield the figures that both versions read and that have not the same value."""
    common = set(parameters_named(was)) & set(parameters_named(now))
    keyed = {one.parameter: one for leaf in leaves(now) for one in parameters_read(leaf)}
    for name in sorted(common):
        parameter = rulebook.parameters[name]
        key = keyed.get(name)
        one, other = (_value(rulebook, parameter, key, shown) for shown in (before, after))
        if one != other:
            days = [_key(key, shown) for shown in (before, after)]
            yield FigureChange(parameter, one, other, figure_texts(parameter, days))


def _key(dated: Dated | None, shown: Picture) -> Any:
    """Return the day, or the year, for which a figure is read."""
    key = dated.key if dated is not None else None
    return shown.on if key is None else shown.facts[key.name]


def _value(
    rulebook: Rulebook, parameter: Parameter, dated: Dated | None, shown: Picture
) -> Decimal | date | None:
    key = _key(dated, shown)
    if key is None:
        return None
    if parameter.monthly is not None:
        return value_over(parameter, key, rulebook.parameters)
    return figure_on(parameter, key)
