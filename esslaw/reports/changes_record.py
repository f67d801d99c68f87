"""Timelines and comparisons as JSON data.

Guarantees: figures are exact, as text; days are ISO; what is not known is null.
"""

from __future__ import annotations

from typing import Any

from esslaw.advice.ages import Age, AidMoved, Possible, Reached, YearClosed
from esslaw.advice.change_texts import TextChange
from esslaw.advice.changes import Change, FigureChange
from esslaw.advice.timeline import Span, Timeline
from esslaw.advice.timeline_causes import Cause, Covered, FormalityChange
from esslaw.comparison import CaseComparison, Comparison, FactDifference
from esslaw.facts.case import Case
from esslaw.logic.proof import Proof
from esslaw.logic.usage import plain
from esslaw.reports.changes import formality_label
from esslaw.reports.record import json_value, source_record
from esslaw.rulebook.book import Rulebook
from esslaw.verdict import Verdict


def timeline_record(line: Timeline) -> dict[str, Any]:
    """Return a timeline as JSON data; both days of a span are included."""
    return {
        "regime": line.regime.id,
        "from": line.days.start.isoformat(),
        "to": _day(line.days.end),
        "following": [line.case.path(name) for name in line.following],
        "spans": [_span(span, line) for span in line.spans],
        "rulebook": _rulebook(line.rulebook),
    }


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison of two dates of law as JSON data."""
    case = comparison.before.case
    return {
        "regime": comparison.before.regime.id,
        "before": _verdict(comparison.before),
        "after": _verdict(comparison.after),
        "same_outcome": comparison.same,
        "responsible": [change.criterion for change in comparison.responsible],
        "changes": [_change(one, case) for one in (*comparison.responsible, *comparison.others)],
        "rulebook": _rulebook(comparison.before.rulebook),
    }


def case_comparison_record(comparison: CaseComparison) -> dict[str, Any]:
    """Return the comparison of two cases as JSON data."""
    case = comparison.verdicts.before.case
    facts = [_difference(one, case) for one in comparison.facts]
    return {**comparison_record(comparison.verdicts), "facts": facts}


def _rulebook(rulebook: Rulebook) -> dict[str, str]:
    return {"version": rulebook.version, "digest": rulebook.digest}


def _span(span: Span, line: Timeline) -> dict[str, Any]:
    state = span.state
    return {
        "from": span.days.start.isoformat(),
        "to": _day(span.days.end),
        "covered": state.covered,
        "outcome": state.outcome.value,
        "parts": {name: outcome.value for name, outcome in state.parts},
        "reservations": [*state.reservations],
        "formalities": [
            _formality(name, value.value, span, line) for name, value in state.formalities
        ],
        "causes": [_cause(cause, line.case) for cause in span.causes],
    }


def _formality(name: str, certain: str, span: Span, line: Timeline) -> dict[str, Any]:
    formality = line.rulebook.formalities[name]
    return {
        "id": name,
        "kind": formality.kind.value,
        "label": formality_label(formality, span.days.start),
        "certain": certain,
    }


def _cause(cause: Cause, case: Case) -> dict[str, Any]:
    match cause:
        case Covered(regime=regime):
            return {"cause": "coverage", "covered_from": regime.covered_from.isoformat()}
        case FormalityChange(formality=formality, texts=texts):
            label = formality_label(formality, texts[0].day if texts else None)
            told = [_text(text) for text in texts]
            return {"cause": "formality", "id": formality.id, "label": label, "texts": told}
        case Change():
            return {"cause": "criterion", **_change(cause, case)}


def _change(change: Change, case: Case) -> dict[str, Any]:
    return {
        "criterion": change.criterion,
        "label": change.label,
        "change": change.kind.value,
        "before": _answer(change.before),
        "after": _answer(change.after),
        "texts": [_text(text) for text in change.texts],
        "figures": [_figure(figure) for figure in change.figures],
        "ages": [_age(age, case) for age in change.ages],
    }


def _answer(proof: Proof | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    standing = proof.standing.value
    return {"value": proof.value.value, "applies": proof.applies, "standing": standing}


def _text(text: TextChange) -> dict[str, Any]:
    return {"day": text.day.isoformat(), "by": text.by, **source_record(text.citation)}


def _figure(change: FigureChange) -> dict[str, Any]:
    return {
        "parameter": change.parameter.id,
        "label": change.parameter.label,
        "before": None if change.before is None else plain(change.before),
        "after": None if change.after is None else plain(change.after),
        "texts": [_text(text) for text in change.texts],
    }


def _age(age: Age, case: Case) -> dict[str, Any]:
    fact = case.path(age.fact)
    match age:
        case YearClosed(day=on):
            return {"age": "year_closed", "fact": fact, "day": on.isoformat()}
        case AidMoved(day=on, amount=amount, leaves=leaves):
            told = "aid_leaves" if leaves else "aid_enters"
            return {"age": told, "fact": fact, "day": on.isoformat(), "amount": json_value(amount)}
        case Possible(possible=possible):
            return {"age": "possible" if possible else "impossible", "fact": fact}
        case Reached(day=on, years=years, reached=reached):
            return {
                "age": "reached",
                "fact": fact,
                "day": on.isoformat(),
                "years": years,
                "reached": reached.isoformat(),
            }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "on": verdict.on.isoformat(),
        "covered": verdict.covered,
        "outcome": verdict.outcome.value,
        "reservations": [proof.id for proof in verdict.reservations],
    }


def _difference(one: FactDifference, case: Case) -> dict[str, Any]:
    return {
        "fact": case.path(one.fact),
        "before": _fact(one.before),
        "after": _fact(one.after),
        "alone": one.alone.value if one.alone is not None else None,
    }


def _fact(value: Any) -> Any:
    """Return a fact as JSON data: a table as rows, an unknown cell left out."""
    if isinstance(value, tuple):
        return [_fact(item) for item in value]
    if hasattr(value, "model_dump"):
        rows = {name: json_value(cell) for name, cell in value.__dict__.items()}
        return {name: cell for name, cell in rows.items() if cell is not None}
    return json_value(value)


def _day(value: Any) -> str | None:
    return None if value is None else str(value)
