"""When the answer of a regime changes: a drawing, and a table that says the same and why.

Guarantees: both engines agree on the first day of every span that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from esslaw import Case, examine, timeline
from esslaw.advice.timeline import Span, Timeline
from esslaw.logic.course import moved
from esslaw.logic.outcome import Outcome
from esslaw.reports.drawings.sheet import Setting
from esslaw.reports.drawings.timeline import timeline_drawing, word_of
from esslaw.reports.timeline_told import told
from esslaw.rulebook.book import Rulebook
from webform.language import Language
from webform.result.marks import SHAPES, Mark

LOOKS = {Outcome.MET: "filled", Outcome.NOT_MET: "barred", Outcome.UNDETERMINED: "open"}


@dataclass(frozen=True, slots=True)
class Detail:
    """Something new in a span; `shape` may be empty."""

    shape: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A span: its number on the drawing, its days, its answer, why it begins, what is new."""

    rank: int
    days: str
    mark: Mark
    answer: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A timeline; `basis` says which dates are the day examined, `later` may be empty."""

    regime: str
    label: str
    question: str
    name: str
    days: str
    drawing: Markup
    rows: tuple[Row, ...]
    basis: str
    later: str


def timeline_page(
    case: Case, regime: str, period: tuple[date, date], law: Rulebook, _: Language
) -> TimelinePage:
    """Return the timeline of a regime over a period, both ends included."""
    line = timeline(case, regime, *period, law)
    _check(line)
    words = told(line, _.code)
    return TimelinePage(
        regime=regime,
        label=_(line.regime.label),
        question=_(line.regime.question),
        name=words.name,
        days=_(words.days),
        drawing=Markup(timeline_drawing(line, Setting(_.code, f"chronologie-{regime}", _))),
        rows=tuple(
            Row(
                rank=rank,
                days=_(span.days),
                mark=_mark(span.span, _),
                answer=_(span.answer),
                reasons=tuple((_(why), tuple(map(_, did))) for why, did in span.reasons),
                details=tuple(Detail(SHAPES.get(sign, ""), _(text)) for sign, text in span.details),
            )
            for rank, span in enumerate(words.spans, 1)
        ),
        basis=_(words.basis),
        later=_(words.later),
    )


def _check(line: Timeline) -> None:
    """Raise when the two engines disagree on the first day of a span."""
    for span in line.spans:
        if span.state.covered:
            facts = moved(line.case.facts, line.following, span.days.start)
            case = line.case.changed({name: facts[name] for name in line.following})
            verdict = examine(case, line.regime.id, span.days.start, line.rulebook)
            verdict.reasoning  # noqa: B018 (it raises)


def _mark(span: Span, _: Language) -> Mark:
    shape = LOOKS[span.state.outcome] if span.state.covered else "dash"
    return Mark(shape, _(word_of(span.state)), "")
