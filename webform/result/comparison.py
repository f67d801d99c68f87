"""The same answers under the law of two dates: both answers, what changed, by which text.

Guarantees: both engines agree on every answer that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from esslaw import Case, Verdict, compare_dates
from esslaw.advice.changes import Change
from esslaw.comparison import Comparison
from esslaw.reports.amounts import day
from esslaw.reports.changes import Told
from esslaw.reports.comparison import LAW_AT, NONE, SAME
from esslaw.reports.words import headline
from esslaw.rulebook.book import Rulebook
from webform.doors import Door
from webform.language import Language
from webform.result.marks import Mark, mark
from webform.result.page import regimes_of
from webform.result.shape import criteria
from webform.result.timeline import LOOKS

Reason = tuple[str, tuple[str, ...]]
"""A text, or a day, and what it changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer on a date of law: a shape, and a sentence."""

    day: str
    shape: str
    outcome: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A condition of which the status is another, and both."""

    condition: str
    before: Mark
    after: Mark


@dataclass(frozen=True, slots=True)
class Compared:
    """A regime on both dates; `summary` is empty where the answers differ."""

    regime: str
    label: str
    question: str
    answers: tuple[Answer, Answer]
    summary: str
    turned: tuple[Reason, ...]
    others: tuple[Reason, ...]
    conditions: tuple[Turned, ...]


def compared(
    case: Case, door: Door, days: tuple[date, date], law: Rulebook, _: Language
) -> Iterator[Compared]:
    """Yield the regimes of a door, each under the law of two dates."""
    for regime in regimes_of(case, door):
        both = compare_dates(case, regime, *days, law)
        for verdict in (both.before, both.after):
            verdict.reasoning  # noqa: B018 (the second engine must agree on all that is shown)
        yield _compared(both, _)


def _compared(both: Comparison, _: Language) -> Compared:
    regime = both.before.regime
    summary = ""
    if both.same:
        nothing = not both.changes and both.comparable
        summary = f"{_(SAME)} {_(NONE)}" if nothing else _(SAME)
    return Compared(
        regime=regime.id,
        label=_(regime.label),
        question=_(regime.question),
        answers=(_answer(both.before, _), _answer(both.after, _)),
        summary=summary,
        turned=tuple(_reasons(both.responsible, _)),
        others=tuple(_reasons(both.others, _)),
        conditions=tuple(_turned(both.changes, _)),
    )


def _answer(verdict: Verdict, _: Language) -> Answer:
    said = headline(verdict, _.translate) if verdict.covered else _.translate(verdict.regime.before)
    return Answer(
        day=_(_.translate(LAW_AT).format(jour=day(verdict.on, _.code))),
        shape=LOOKS[verdict.outcome] if verdict.covered else "dash",
        outcome=verdict.outcome.value if verdict.covered else "not_covered",
        sentence=_(said),
    )


def _reasons(changes: Iterable[Change], _: Language) -> Iterator[Reason]:
    for title, words in Told(_.code).causes(changes):
        yield _(title), tuple(map(_, words))


def _turned(changes: Iterable[Change], _: Language) -> Iterator[Turned]:
    """Yield the conditions that answer otherwise, those that only gather others left aside."""
    for change in changes:
        before, after = change.before, change.after
        if before is not None and after is not None and not criteria(after):
            one, other = mark(before, _), mark(after, _)
            if one != other:
                yield Turned(_(change.label), one, other)
