"""What to ask next, and what a page asks: the questions of one subject that can still matter.

Guarantees: read off the open questions of the library, in their order, after the subjects that a
regime opens with; a question that was passed is not put again, and stays on its page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from esslaw import Case, Outcome, Verdict, examine, read_case
from esslaw.advice.questions import Question
from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Fact, Kind, fact_at, table_of
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.rulebook.asked import ORDERING
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from webform.asked import IDENTIFIERS, Part, asked
from webform.journey.answers import Answers

ALWAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        STRUCTURE: (*IDENTIFIERS[STRUCTURE], "forme_juridique", "statut_cooperatif"),
        INTERVENTION: (*IDENTIFIERS[INTERVENTION], "collectivite.type"),
    }
)
"""What the page of its subject asks in any case, so that a result can name who it is about."""


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What to ask next: a subject and its open questions; None when nothing is left to ask.

    `left` bounds how many questions are still to be shown; `outcome` is the answer so far.
    """

    subject: Subject | None
    questions: tuple[str, ...]
    left: int
    outcome: Outcome

    @property
    def kept(self) -> dict[str, object]:
        """It, as the session keeps it."""
        subject = self.subject.value if self.subject else ""
        return {"s": subject, "q": list(self.questions), "n": self.left, "o": self.outcome.value}


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its subject, the facts of its form, and those facts as they are shown."""

    subject: Subject
    fields: tuple[Fact, ...]
    shown: tuple[Fact, ...]


def ahead_of(answers: Answers, regime: Regime, law: Rulebook) -> Ahead:
    """Return what to ask next, as it was kept or, where it was not, worked out anew."""
    kept = answers.ahead
    if kept is None or kept.get("r") != regime.id or kept.get("d") != law.digest[:12]:
        if answers.begun:
            return worked_out(answers, examined(answers.case, regime, answers.law, law))
        return _at_first(regime, answers.case.kind, answers.law, law)
    subject = Subject(kept["s"]) if kept["s"] else None  # type: ignore[call-arg]
    return Ahead(subject, tuple(kept["q"]), kept["n"], Outcome(kept["o"]))


def with_ahead(answers: Answers, regime: Regime, law: Rulebook) -> Answers:
    """Return answers with what to ask next; what was passed and is closed is forgotten."""
    verdict = examined(answers.case, regime, answers.law, law)
    still = {question.fact for question in verdict.open_questions}
    answers = replace(answers, passed=answers.passed & still)
    kept = worked_out(answers, verdict).kept
    return replace(answers, ahead={**kept, "r": regime.id, "d": law.digest[:12]})


def examined(case: Case, regime: Regime, on: date, law: Rulebook) -> Verdict:
    """Return the verdict of the answers so far."""
    return examine(case, regime.id, on, law)


def worked_out(answers: Answers, verdict: Verdict) -> Ahead:
    """Return what to ask next, from the open questions of a verdict."""
    found = verdict.questions
    unseen = [(one.subject, _unseen(one.questions, answers.passed)) for one in found.groups]
    left = [(subject, facts) for subject, facts in unseen if facts]
    facts = dict(left)
    always = {fact_at(name).info.subject for name in ALWAYS[verdict.regime.case]}
    opening = [
        one
        for one in verdict.regime.opens_with
        if one not in answers.trail and (one in facts or one in always)
    ]
    left = [(one, facts.pop(one, ())) for one in opening] + list(facts.items())
    subject, questions = left[0] if left else (None, ())
    count = len({table_of(fact) for _, facts in left for fact in facts})
    return Ahead(subject, questions, min(count, found.at_most), verdict.outcome)


def _unseen(questions: Iterable[Question], passed: frozenset[str]) -> tuple[str, ...]:
    return tuple(one.fact for one in questions if one.fact not in passed)


@lru_cache(maxsize=64)
def _at_first(regime: Regime, kind: str, on: date, law: Rulebook) -> Ahead:
    """Return what to ask a person who said nothing yet: the same for everyone."""
    blank = Answers(read_case({kind: {}}))
    return worked_out(blank, examined(blank.case, regime, on, law))


def step_of(subject: Subject, answers: Answers, regime: Regime, law: Rulebook) -> Step | None:
    """Return the page of a subject: what is open on it, passed, or answered; None for nothing."""
    ahead = ahead_of(answers, regime, law)
    if ahead.subject is subject:
        questions = {*ahead.questions, *answers.passed}
    else:
        verdict = examined(answers.case, regime, answers.law, law)
        questions = {one.fact for one in verdict.open_questions} | answers.passed
    facts = [
        fact for part in asked(law, (regime.id,)) if part.subject is subject for fact in part.facts
    ]
    always = ALWAYS[answers.case.kind]
    known = answers.case.facts
    tables = {table_of(path) for path in questions}
    fields = tuple(
        fact
        for fact in facts
        if (name := fact.info.name) in tables or name in always or known.get(name) is not None
    )
    if not fields:
        return None
    return Step(subject, fields, tuple(_shown(fact, questions, known) for fact in fields))


def as_sent(step: Step | None, subject: Subject, names: Collection[str], asked: Parts) -> Step:
    """Return the page that a form was sent from, which may have been opened a while ago.

    What was asked since is left alone, and what was answered on it is read all the same.
    """
    shown = {fact.info.name: fact for fact in step.shown} if step else {}
    of_it = (fact for part in asked if part.subject is subject for fact in part.facts)
    fields = tuple(fact for fact in of_it if fact.info.name in names)
    return Step(subject, fields, tuple(shown.get(fact.info.name, fact) for fact in fields))


def _shown(fact: Fact, questions: set[str], known: Mapping[str, object]) -> Fact:
    """Return a fact as its page shows it: of a table, the columns that can still matter."""
    if fact.kind is not Kind.ROWS:
        return fact
    name = fact.info.name
    rows = known.get(name) or ()
    assert isinstance(rows, tuple)
    columns = {
        inner: column
        for inner, column in fact.columns.items()
        if f"{name}.{inner}" in questions or any(getattr(row, inner) is not None for row in rows)
    }
    if not columns:
        return fact
    kept = {
        inner: column
        for inner, column in fact.columns.items()
        if inner in columns or column.kind in ORDERING
    }
    return replace(fact, columns=kept)


def is_first(subject: Subject, regime: Regime) -> bool:
    """Whether the page of a subject is the first one of a regime: it also asks the date of law."""
    return subject in regime.opens_with[:1]


def paths(step: Step) -> Iterator[str]:
    """Yield the paths of all that a page asks."""
    for fact in step.shown:
        yield fact.info.name
        yield from (f"{fact.info.name}.{column}" for column in fact.columns)
