"""The JSON of a verdict: outcome, questions, levers, proof, formalities and texts to verify."""

from __future__ import annotations

from typing import Any

from esslaw.advice.caveats import Caveat
from esslaw.advice.formalities import FormalityDue
from esslaw.advice.levers import Lever
from esslaw.logic.proof import Proof
from esslaw.logic.usage import facts_used, plain
from esslaw.rulebook.criteria import Citation, Rulebook
from esslaw.verdict import Verdict


def record(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as JSON data: exact numbers as text, dates in ISO, unknown as null."""
    return {
        "regime": verdict.regime.id,
        "on": verdict.on.isoformat(),
        "outcome": verdict.outcome.value,
        "reservations": [proof.id for proof in verdict.reservations],
        "open_questions": [
            {
                "fact": question.fact,
                "label": question.said.info.label,
                "group": question.said.info.subject.value,
            }
            for question in verdict.open_questions
        ],
        "levers": [[_lever(lever) for lever in changes] for changes in verdict.levers],
        "proof": _proof(verdict.proof, verdict.rulebook),
        "formalities": [
            *(_formality(due) for due in verdict.formalities),
            *(_caveat(caveat) for caveat in verdict.caveats),
        ],
        "rulebook": {"version": verdict.rulebook.version, "digest": verdict.rulebook.digest},
    }


def _lever(lever: Lever) -> dict[str, Any]:
    return {
        "fact": lever.fact,
        "now": json_value(lever.now),
        "target": json_value(lever.target),
        "change_by": lever.change.value,
        "criterion": lever.criterion,
    }


def _proof(proof: Proof, rulebook: Rulebook) -> dict[str, Any]:
    criterion = proof.node.criterion
    return {
        "id": proof.id,
        "label": criterion.label if criterion else "",
        "value": proof.value.value,
        "applies": proof.applies,
        "sources": [source_record(citation) for citation in criterion.citations]
        if criterion
        else [],
        "facts": _facts(proof, rulebook),
        "children": [_proof(child, rulebook) for child in proof.criteria()],
    }


def _facts(proof: Proof, rulebook: Rulebook) -> list[dict[str, Any]]:
    """The facts read by a criterion's own comparison and by its scaffolding (`applies_if`)."""
    own = [
        {
            "fact": use.fact,
            "value": json_value(use.value),
            "expected": use.expected,
        }
        for use in facts_used(proof, rulebook.parameters)
    ]
    scaffolding = (child for child in proof.children if child.node.criterion is None)
    return own + [fact for child in scaffolding for fact in _facts(child, rulebook)]


def json_value(value: Any) -> Any:
    """Return a value of a fact as JSON: exact numbers as text, a table as its length."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [json_value(item) for item in value]
    return plain(value)


def source_record(citation: Citation) -> dict[str, Any]:
    """Return a citation as JSON data."""
    return {
        "text": citation.text,
        "article": citation.article,
        "evidence": citation.evidence.value,
        "url": citation.url,
    }


def _caveat(caveat: Caveat) -> dict[str, Any]:
    """A text to verify, told as something to do."""
    sources = [caveat.citation] if caveat.citation else []
    return {
        "id": f"a_verifier.{sources[0].source}" if sources else "a_verifier",
        "kind": "a_verifier",
        "label": caveat.said(str),
        "certain": "true",
        "sources": [source_record(citation) for citation in sources],
    }


def _formality(due: FormalityDue) -> dict[str, Any]:
    return {
        "id": due.id,
        "kind": due.kind.value,
        "label": due.label,
        "certain": due.certain.value,
        "sources": [source_record(citation) for citation in due.citations],
    }
