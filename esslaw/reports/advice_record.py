"""The JSON of what is read off one verdict: questions, levers, pivots and margins."""

from __future__ import annotations

from typing import Any

from esslaw.advice.clauses import clause_for
from esslaw.advice.levers import Lever, Way
from esslaw.reports.clauses import clause_text
from esslaw.reports.record import json_value
from esslaw.verdict import Verdict


def _about(verdict: Verdict) -> dict[str, Any]:
    return {
        "regime": verdict.regime.id,
        "on": verdict.on.isoformat(),
        "outcome": verdict.outcome.value,
    }


def questions_record(verdict: Verdict) -> dict[str, Any]:
    """Return the questions of a verdict by subject, and how many answers are enough."""
    asked = verdict.questions
    return {
        **_about(verdict),
        "at_most": asked.at_most,
        "settling": len(asked.settling),
        "groups": [
            {
                "group": group.subject.value,
                "label": group.subject.label,
                "questions": [
                    {
                        "fact": verdict.case.path(question.fact),
                        "label": question.said.info.label,
                        "help": question.said.info.help,
                        "settles": question.settles,
                    }
                    for question in group.questions
                ],
            }
            for group in asked.groups
        ],
    }


def levers_record(verdict: Verdict) -> dict[str, Any]:
    """Return the ways of making a failed outcome met, and what stands in the way of others."""
    remedy = verdict.remedy
    return {
        **_about(verdict),
        "ways": [_way(way, verdict) for way in remedy.ways],
        "openings": [_way(way, verdict) for way in remedy.openings],
        "fixed": [proof.id for proof in remedy.fixed],
        "exhaustive": remedy.exhaustive,
    }


def _way(way: Way, verdict: Verdict) -> list[dict[str, Any]]:
    return [_change(lever, verdict) for lever in way]


def _change(lever: Lever, verdict: Verdict) -> dict[str, Any]:
    proof = verdict.proof.find(lever.criterion)
    criterion = proof.node.criterion if proof else None
    clause = clause_for(verdict.rulebook, lever.fact, lever.target, verdict.on, lever.now)
    return {
        "fact": verdict.case.path(lever.fact),
        "now": json_value(lever.now),
        "targets": [json_value(target) for target in lever.alike],
        "at_least": json_value(lever.least),
        "at_most": json_value(lever.most),
        "rows": list(lever.rows),
        "years": lever.years,
        "change_by": lever.change.value,
        "delay": lever.delay,
        "criterion": lever.criterion,
        "articles": [f"{one.text}, {one.article}" for one in criterion.citations]
        if criterion
        else [],
        "model_clause": clause_text(clause) if clause else None,
    }


def pivots_record(verdict: Verdict) -> dict[str, Any]:
    """Return on what a verdict turns: assertions, and margins to thresholds."""
    return {
        **_about(verdict),
        "pivots": [
            {
                "fact": verdict.case.path(pivot.fact),
                "now": json_value(pivot.now),
                "targets": [json_value(target) for target in pivot.alike],
                "rows": list(pivot.rows),
                "years": pivot.years,
                "goal": pivot.value.value,
            }
            for pivot in verdict.pivots
        ],
        "margins": [
            {
                "criterion": margin.proof.id.rstrip("?!"),
                "fact": verdict.case.path(margin.use.fact),
                "value": json_value(margin.use.compared),
                "bound": json_value(margin.use.bounds[0]),
                "gap": json_value(margin.gap),
                "over": margin.over,
                "amount": json_value(margin.amount),
            }
            for margin in verdict.margins
        ],
    }
