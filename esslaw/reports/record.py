"""The JSON of a verdict: outcome, questions, levers, proof, formalities and texts to verify."""

from __future__ import annotations

from typing import Any

from esslaw.advice.authorities import Line
from esslaw.advice.caveats import Caveat
from esslaw.advice.formalities import FormalityDue
from esslaw.advice.grades import Grade
from esslaw.advice.levers import Lever
from esslaw.advice.questions import Question
from esslaw.facts.case import Case
from esslaw.i18n import SOURCE, Translate, translator
from esslaw.logic.proof import Proof
from esslaw.logic.usage import facts_used, plain
from esslaw.reports.spoken import spoken
from esslaw.rulebook.criteria import Citation
from esslaw.verdict import Verdict


def record(verdict: Verdict, language: str = SOURCE) -> dict[str, Any]:
    """Return a verdict as JSON data: exact numbers as text, dates in ISO, unknown as null."""
    made = {**record_without_proof(verdict, language), "proof": _proof(verdict.proof, verdict)}
    return spoken(made, language)


def record_without_proof(verdict: Verdict, language: str = SOURCE) -> dict[str, Any]:
    """Return all that a record says beside the proof; only its caveats are in a language yet."""
    translate = translator(language)
    made = {
        "regime": verdict.regime.id,
        "on": verdict.on.isoformat(),
        "outcome": verdict.outcome.value,
        "grade": _grade(verdict.grade, verdict.case),
        "reservations": [proof.id for proof in verdict.reservations],
        "open_questions": _questions(verdict.open_questions, verdict.case),
        "levers": [
            [_lever(lever, verdict.case) for lever in changes] for changes in verdict.levers
        ],
        "formalities": [
            *(_formality(due) for due in verdict.formalities),
            *(_caveat(caveat, translate) for caveat in verdict.caveats),
        ],
        "rulebook": {"version": verdict.rulebook.version, "digest": verdict.rulebook.digest},
    }
    return {**made, **_parts(verdict)} if verdict.parts else made


def _parts(verdict: Verdict) -> dict[str, Any]:
    """The filters of an intervention, the first that blocks, and what else may be done."""
    found = verdict.alternatives
    return {
        "parts": {
            one.part.id: {
                "outcome": one.outcome.value,
                "applies": one.applies,
                "reservations": [proof.id for proof in one.reservations],
                "open_questions": _questions(one.open_questions, verdict.case),
            }
            for one in verdict.parts
        },
        "blocking": verdict.blocking.part.id if verdict.blocking else None,
        "alternatives": {
            "authorities": [_alternative(line) for line in found.authorities] if found else [],
            "instruments": [_alternative(line) for line in found.instruments] if found else [],
        },
    }


def _alternative(line: Line) -> dict[str, Any]:
    return {
        "choice": line.choice.value,
        "answer": line.answer.value,
        "ways": [[ask.proof.id for ask in way] for way in line.ways],
    }


def _grade(found: Grade | None, case: Case) -> dict[str, Any] | None:
    """The weakest grade of evidence that carries the outcome, and the facts that have it."""
    if found is None:
        return None
    return {
        "degre": None if found.degre is None else found.degre.value,
        "facts": [case.path(fact) for fact in found.facts],
    }


def _questions(questions: tuple[Question, ...], case: Case) -> list[dict[str, Any]]:
    return [
        {
            "fact": case.path(question.fact),
            "label": question.said.info.label,
            "group": question.said.info.subject.value,
        }
        for question in questions
    ]


def _lever(lever: Lever, case: Case) -> dict[str, Any]:
    return {
        "fact": case.path(lever.fact),
        "now": json_value(lever.now),
        "target": json_value(lever.target),
        "change_by": lever.change.value,
        "criterion": lever.criterion,
    }


def _proof(proof: Proof, verdict: Verdict) -> dict[str, Any]:
    criterion = proof.node.criterion
    return {
        "id": proof.id,
        "label": criterion.label if criterion else "",
        "value": proof.value.value,
        "applies": proof.applies,
        "sources": [source_record(citation) for citation in criterion.citations]
        if criterion
        else [],
        "facts": facts_record(proof, verdict),
        "children": [_proof(child, verdict) for child in proof.criteria()],
    }


def facts_record(proof: Proof, verdict: Verdict) -> list[dict[str, Any]]:
    """Return the facts that a criterion's comparison reads, and those of its scaffolding."""
    own = [
        {
            "fact": verdict.case.path(use.fact),
            "value": json_value(use.value),
            "expected": use.expected,
        }
        for use in facts_used(proof, verdict.rulebook.parameters)
    ]
    for child in proof.children:
        if child.node.criterion is None:
            own += facts_record(child, verdict)
    return own


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


def _caveat(caveat: Caveat, translate: Translate) -> dict[str, Any]:
    """A text to verify, told as something to do."""
    sources = [caveat.citation] if caveat.citation else []
    return {
        "id": f"a_verifier.{sources[0].source}" if sources else "a_verifier",
        "kind": "a_verifier",
        "label": caveat.said(translate),
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
