"""Each case of the jurist: the outcome, what decides it, what remains to be said or asked."""

from __future__ import annotations

import json

import pytest

from esslaw import Verdict, examine
from esslaw.reports.record import record
from esslaw.rulebook.criteria import Citation
from tests.cases.reading import FieldCase, cases, written


@pytest.mark.parametrize("case", [pytest.param(case, id=case.slug) for case in cases()])
def test_the_case(case: FieldCase) -> None:
    verdict = examine(case.document, case.regime, case.on)
    assert found(verdict, case) == expected(case)
    # The second engine agrees, and the verdict can be written down.
    assert verdict.reasoning.steps is not None
    assert json.loads(json.dumps(record(verdict)))["outcome"] == case.expected.outcome


def test_no_title_is_used_twice() -> None:
    titles = [one["titre"] for _, one in written()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def expected(case: FieldCase) -> dict[str, object]:
    """Return what a case expects, laid out as `found` lays out what is found."""
    wanted = case.expected
    return {
        "outcome": wanted.outcome,
        "deciding": {name: f"{value}, porte le verdict" for name, value in wanted.deciding.items()},
        "reservations": list(wanted.reservations),
        "open_questions": list(wanted.open_questions),
        "formalities": {name: kind for kind, names in wanted.formalities.items() for name in names},
        "caveats": dict.fromkeys(wanted.caveats, True),
        "sans_caveats": dict.fromkeys(wanted.without_caveats, False),
        "dit": {name: (words, True) for name, words in wanted.said.items()},
        "parties": dict(wanted.parts),
        "bloque": wanted.blocking,
    }


def found(verdict: Verdict, case: FieldCase) -> dict[str, object]:
    """Return what the verdict says of everything that the case expects."""
    wanted = case.expected
    due = {one.id: one for one in verdict.formalities}
    certain = {"true": "certaines", "unknown": "possibles"}
    said = {name: said_of(verdict, name) for name in wanted.said}
    caveats = [words_of(c.citation, c.said(str)) for c in verdict.caveats]
    return {
        "outcome": verdict.outcome.value,
        "deciding": {name: carried_value(verdict, name) for name in wanted.deciding},
        "reservations": sorted(proof.id for proof in verdict.reservations),
        "open_questions": sorted(
            verdict.case.path(question.fact) for question in verdict.open_questions
        ),
        "formalities": {
            name: certain[due[name].certain.value] if name in due else "absentes"
            for names in wanted.formalities.values()
            for name in names
        },
        "caveats": {
            words: any(words in caveat for caveat in caveats) or caveats for words in wanted.caveats
        },
        "sans_caveats": {
            words: any(words in caveat for caveat in caveats) for words in wanted.without_caveats
        },
        "dit": {
            name: (words, words in said[name] or said[name]) for name, words in wanted.said.items()
        },
        "parties": {
            one.part.id: one.outcome.value if one.applies else "sans objet"
            for one in verdict.parts
            if one.part.id in wanted.parts
        },
        "bloque": verdict.blocking.part.id if verdict.blocking and wanted.blocking else None,
    }


def carried_value(verdict: Verdict, name: str) -> str:
    """Return the value of a criterion, and whether it carries the verdict."""
    proof = verdict.proof.find(name)
    if proof is None:
        return "absent"
    carries = any(one.id == name for one in verdict.proof.carried())
    return f"{proof.value.value}, {'porte' if carries else 'ne porte pas'} le verdict"


def said_of(verdict: Verdict, name: str) -> str:
    """Return the words of a criterion or of a formality: label, note, who judges, sources."""
    proof = verdict.proof.find(name)
    if proof is not None and proof.node.criterion is not None:
        shown = proof.node.criterion
        judged = (shown.appreciation.by, *shown.appreciation.factors) if shown.appreciation else ()
        return words_of(*sourced(shown.citations), shown.label, shown.note, *judged)
    due = next((one for one in verdict.formalities if one.id == name), None)
    return words_of(*sourced(due.citations), due.label, due.note) if due else "absent"


def sourced(citations: tuple[Citation, ...]) -> tuple[Citation | str | None, ...]:
    """Return citations, each followed by what is to be verified of it."""
    return tuple(part for one in citations for part in (one, one.caveat))


def words_of(*parts: Citation | str | None) -> str:
    """Return citations and sentences as one text."""
    return " | ".join(
        f"{part.text} {part.article}" if isinstance(part, Citation) else part
        for part in parts
        if part is not None
    )
