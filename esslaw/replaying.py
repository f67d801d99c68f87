"""`replay`: a sealed record proved again; `diff`: two records, and what made the difference. Pure.

Guarantees: a record is compared whole with what the rulebook at hand proves of the same facts, on
the same day; a rulebook that is not the one it names is said to be another, and never stands for
it. What made an outcome differ was tried: each difference alone, from one record to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from esslaw.advice.record import Record, seal
from esslaw.advice.record.changes import (
    ArticleChange,
    Difference,
    article_changes,
    differences,
    source_of,
)
from esslaw.examination import examine
from esslaw.facts.case import Case, read_case
from esslaw.facts.written import tree
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.loader import load_rulebook


class Status(StrEnum):
    """What replaying a record gives."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    SAME_UNDER_ANOTHER = "same_under_another"
    CHANGED_UNDER_ANOTHER = "changed_under_another"


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """A record, and the record of the same facts with the rulebook at hand.

    `differences` are the entries that are not the same, `articles` the versions of articles.
    """

    record: Record
    again: Record
    rulebook: Rulebook
    same_rulebook: bool
    differences: tuple[Difference, ...]
    articles: tuple[ArticleChange, ...]

    @property
    def status(self) -> Status:
        """Whether the record holds, or what another rulebook says of the same facts."""
        if self.same_rulebook:
            return Status.REFUTED if self.differences else Status.CONFIRMED
        if self.record.outcome != self.again.outcome:
            return Status.CHANGED_UNDER_ANOTHER
        return Status.SAME_UNDER_ANOTHER

    @property
    def criteria(self) -> tuple[Difference, ...]:
        """The nodes of the proof that are not the same, those that carry an outcome first."""
        return _carrying_first(self.differences)


def replay(record: Record, rulebook: Rulebook | None = None) -> Replay:
    """Return what the rulebook at hand, by default the library's own, proves of a record's facts.

    Raise `InputError` where a fact or the question of the record is not known here.
    """
    law = load_rulebook() if rulebook is None else rulebook
    again = seal(examine(record.case, record.regime, record.on, law))
    same = law.digest == record.digest
    ignored = () if same else ("rulebook", "library")
    found = tuple(one for one in differences(record, again) if one.section not in ignored)
    if same and all(one.section == "library" for one in found):
        found = ()  # another version of the library that proves the same confirms it
    return Replay(record, again, law, same, found, article_changes(record, again))


@dataclass(frozen=True, slots=True, eq=False)
class Diff:
    """Two records of one question, and what differs.

    `facts` that alone make the outcome of the first that of the second are in `alone`; `law` says
    whether the day and the rulebook of the second alone do. Both are None where nothing was tried:
    the rulebook at hand is not the one that the records name. `responsible` are the articles whose
    version differs and that carry either outcome.
    """

    one: Record
    other: Record
    rulebook: Rulebook
    differences: tuple[Difference, ...]
    articles: tuple[ArticleChange, ...]
    alone: tuple[str, ...] | None
    law: bool | None

    @property
    def facts(self) -> tuple[Difference, ...]:
        """The facts that differ."""
        return tuple(one for one in self.differences if one.section == "facts")

    @property
    def parameters(self) -> tuple[Difference, ...]:
        """The figures of the law that differ."""
        return tuple(one for one in self.differences if one.section == "parameters")

    @property
    def criteria(self) -> tuple[Difference, ...]:
        """The nodes of the proof whose value differs, those that carry an outcome first."""
        return _carrying_first(self.differences)

    @property
    def changed(self) -> bool:
        """Whether the outcome is not the same."""
        return self.one.outcome != self.other.outcome

    @property
    def responsible(self) -> tuple[ArticleChange, ...]:
        """The articles of another version that carry one of the outcomes, where they differ."""
        if not self.changed or self.law is False:
            return ()
        cited = {
            source_of(article)
            for difference in self.criteria
            for node in (difference.one, difference.other)
            if node is not None and node["carries"]
            for article in node.get("articles", ())
        }
        return tuple(one for one in self.articles if one.source in cited)


def diff(one: Record, other: Record, rulebook: Rulebook | None = None) -> Diff:
    """Return what differs between two records of the same question, and what made the difference.

    Raise `InputError` where they are not about the same question, or where one of them says a
    fact that is not known here.
    """
    cases = Findings()
    for record in (one, other):
        with cases:
            record.case  # noqa: B018 (read for what it refuses)
    cases.check()
    if one.regime != other.regime:
        raise InputError(
            [Problem("/regime", "regime", shown(other.regime), f"un enregistrement {one.regime}")]
        )
    law = load_rulebook() if rulebook is None else rulebook
    found = differences(one, other)
    articles = article_changes(one, other)
    if law.digest not in (one.digest, other.digest):
        return Diff(one, other, law, found, articles, None, None)
    trial = _Trial(one, other, law)
    facts = [each for each in found if each.section == "facts"]
    alone = tuple(each.name for each in facts if one.outcome != other.outcome and trial.fact(each))
    return Diff(one, other, law, found, articles, alone, trial.law())


@dataclass(frozen=True, slots=True)
class _Trial:
    """The first record with one thing of the second, to see whether it gives its outcome."""

    one: Record
    other: Record
    rulebook: Rulebook

    def fact(self, difference: Difference) -> bool:
        """Whether one fact alone makes the difference, on the day of the first record."""
        if self.rulebook.digest != self.one.digest:
            return False
        facts = {**self.one.content["facts"], difference.name: difference.other}
        known = {path: value for path, value in facts.items() if value is not None}
        try:
            case = read_case({self.one.content["kind"]: tree(known)})
        except (InputError, ValidationError):
            return False  # it contradicts the others: it cannot be alone
        return self.makes_it(case, self.one.on)

    def law(self) -> bool | None:
        """Whether the law of the second record alone makes it; None where it is not at hand."""
        if self.one.outcome == self.other.outcome:
            return False
        if (self.one.on, self.one.digest) == (self.other.on, self.other.digest):
            return False
        if self.rulebook.digest != self.other.digest:
            return None
        return self.makes_it(self.one.case, self.other.on)

    def makes_it(self, case: Case, on: Any) -> bool:
        verdict = examine(case, self.one.regime, on, self.rulebook)
        return verdict.outcome.value == self.other.outcome


def _carrying_first(found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return the nodes of the proof whose value or applicability differs."""
    told = [one for one in found if one.section == "proof" and _value(one.one) != _value(one.other)]
    return tuple(sorted(told, key=lambda one: not any(_carries(one))))


def _value(node: Any) -> Any:
    return None if node is None else (node["value"], node["applies"])


def _carries(difference: Difference) -> Iterator[bool]:
    for node in (difference.one, difference.other):
        yield node is not None and node["carries"]
