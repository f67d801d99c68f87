"""The rules as JSON data: the criteria, one criterion through its versions, the regimes.

Guarantees: read off the rulebook; days are ISO, `to` is the last day in force, null while it is
not known.
"""

from __future__ import annotations

from typing import Any

from esslaw.reports.record import source_record
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Condition, Criterion, CriterionVersion, Reference, Regime
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.graph import below_all, leaves, parameters_named
from esslaw.rulebook.terms import facts_read


def rules_record(rulebook: Rulebook) -> dict[str, Any]:
    """Return every criterion, by its identifier, its label and its first day."""
    return {
        "rules": [
            {
                "id": criterion.id,
                "label": criterion.label,
                "from": criterion.versions[0].days.start.isoformat(),
            }
            for criterion in rulebook.criteria.values()
        ],
        "rulebook": rulebook_record(rulebook),
    }


def rule_record(rulebook: Rulebook, criterion: Criterion) -> dict[str, Any]:
    """Return a criterion through its versions, and what rests on it."""
    return {
        "id": criterion.id,
        "label": criterion.label,
        "versions": [_version(version) for version in criterion.versions],
        "used_by": [
            other.id for other in rulebook.criteria.values() if criterion.id in below_all(other)
        ],
        "regimes": [
            regime.id for regime in rulebook.regimes.values() if criterion.id == regime.goal
        ],
        "rulebook": rulebook_record(rulebook),
    }


def regimes_record(rulebook: Rulebook) -> dict[str, Any]:
    """Return the questions that may be asked, in their order."""
    return {
        "regimes": [_regime(regime) for regime in rulebook.regimes.values()],
        "rulebook": rulebook_record(rulebook),
    }


def rulebook_record(rulebook: Rulebook) -> dict[str, Any]:
    """Return which rulebook answers, and the day on which its texts were read."""
    return {
        "version": rulebook.version,
        "digest": rulebook.digest,
        "read_on": None if rulebook.read_on is None else rulebook.read_on.isoformat(),
    }


def _regime(regime: Regime) -> dict[str, Any]:
    return {
        "id": regime.id,
        "label": regime.label,
        "question": regime.question,
        "case": regime.case,
        "goal": regime.goal,
        "covered_from": regime.covered_from.isoformat(),
        "before_coverage": regime.before,
        "met": regime.met,
        "not_met": regime.not_met,
        "parts": [{"id": part.id, "label": part.label, "goal": part.goal} for part in regime.parts],
    }


def _version(version: CriterionVersion) -> dict[str, Any]:
    assessed = version.appreciation
    read = dict.fromkeys(path for leaf in leaves(version) for path in facts_read(leaf))
    return {
        **_days(version.days),
        "label": version.label,
        "body": version.body,
        "children": [*version.children],
        "count": version.count if version.body == "at_least" else None,
        "comparison": version.text,
        "applies_if": _condition(version.condition),
        "reason": getattr(version.leaf, "reason", None),
        "appreciation": assessed and {"by_whom": assessed.by, "factors": [*assessed.factors]},
        "facts": [*read],
        "parameters": [*dict.fromkeys(parameters_named(version))],
        "sources": [_reference(one, version) for one in version.references],
        "note": version.note,
    }


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    if condition is None:
        return None
    return {"criterion": condition.criterion, "negated": condition.negated}


def _reference(reference: Reference, version: CriterionVersion) -> dict[str, Any]:
    citation = reference.at(version.days.start)
    return {
        **source_record(citation),
        "identifier": citation.identifier,
        **_days(citation.days),
        "by": citation.by,
    }


def _days(days: Interval) -> dict[str, Any]:
    return {
        "from": days.start.isoformat(),
        "to": None if days.end is None else days.end.isoformat(),
    }
