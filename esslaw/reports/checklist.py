"""The checklist of a verdict: its pieces, and the evidence of its facts, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from esslaw.advice.checklist import FactLine
from esslaw.facts.preuve import Degre
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import plain
from esslaw.reports.amounts import day
from esslaw.reports.columns import lines_of
from esslaw.reports.grades import DEGRES, graded
from esslaw.reports.record import source_record
from esslaw.reports.words import DISCLAIMER, FORMALITIES, headline
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Verdict

SIGNS = {
    None: "?",
    Degre.DECLARE: "○",
    Degre.DOCUMENTE: "◐",
    Degre.VERIFIE: "●",
}
"""The sign of a grade; it differs by its shape."""
MISSING = sentence("réponse qui manque")
FACTS = sentence("Faits qui portent la réponse")
NONE_LEFT = sentence("Chacun de ces faits a une pièce à l'appui.")
ONE_LEFT = sentence("1 fait reste à documenter.")
SOME_LEFT = sentence("{n} faits restent à documenter.")
WHERE = sentence("Où le trouver : {lieu}")
VERIFIED_BY = sentence("vérifié par {auteur}, le {jour}")


def checklist_text(verdict: Verdict, language: str = SOURCE) -> str:
    """Return the checklist of a verdict as lines of text."""
    return "\n".join(_lines(verdict, language, translator(language))).rstrip() + "\n"


def _lines(verdict: Verdict, language: str, _: Translate) -> Iterator[str]:
    found = verdict.checklist
    yield from lines_of(_(verdict.regime.label))
    named = [verdict.case.structure.denomination, f"{_('droit au')} {day(verdict.on, language)}"]
    yield from lines_of(" · ".join(filter(None, named)))
    yield ""
    yield from lines_of(headline(verdict, _))
    for said in graded(verdict, _):
        yield from lines_of(said)
    yield from lines_of(_(DISCLAIMER))
    if found.pieces:
        yield ""
        yield _(FORMALITIES[FormalityKind.PIECE]).upper()
        for due in found.pieces:
            unsure = "" if due.certain is TRUE else f" ({_('à confirmer')})"
            yield from lines_of(f"– {_(due.label)}{unsure}", hang=2)
    if found.facts:
        yield ""
        yield _(FACTS).upper()
        yield from lines_of(left(len(found.to_document), _))
        for subject, lines in groupby(found.facts, key=lambda line: line.said.info.subject):
            yield ""
            yield _(subject.label)
            for line in lines:
                yield from _fact(line, language, _)


def left(count: int, _: Translate) -> str:
    """Return how many facts have no document yet, in words."""
    if count == 0:
        return _(NONE_LEFT)
    return _(ONE_LEFT) if count == 1 else _(SOME_LEFT).format(n=count)


def _fact(line: FactLine, language: str, _: Translate) -> Iterator[str]:
    """Yield a fact: its grade and its document; where it is found, while it has none."""
    label = _(line.said.info.label)
    yield from lines_of(f"{SIGNS[line.degre]} {label} : {state_of(line, language, _)}", hang=2)
    if line.degre in (None, Degre.DECLARE) and line.said.info.help:
        yield from lines_of(_(WHERE).format(lieu=_(line.said.info.help)), 2)


def state_of(line: FactLine, language: str, _: Translate) -> str:
    """Return how far a fact is proved, by which document, by whom."""
    if line.degre is None:
        return _(MISSING)
    preuve = line.preuve
    words = _(DEGRES[line.degre])
    if preuve is not None and preuve.par is not None and preuve.le is not None:
        words = _(VERIFIED_BY).format(auteur=preuve.par, jour=day(preuve.le, language))
    return f"{words} ({preuve.document})" if preuve is not None and preuve.document else words


def checklist_record(verdict: Verdict) -> dict[str, Any]:
    """Return the checklist of a verdict as JSON data."""
    found = verdict.checklist
    return {
        "regime": verdict.regime.id,
        "on": verdict.on.isoformat(),
        "outcome": verdict.outcome.value,
        "pieces": [
            {
                "id": due.id,
                "label": due.label,
                "certain": due.certain.value,
                "sources": [source_record(citation) for citation in due.citations],
            }
            for due in found.pieces
        ],
        "facts": [
            {
                "fact": verdict.case.path(line.fact),
                "label": line.said.info.label,
                "group": line.said.info.subject.value,
                "where": line.said.info.help,
                "asked": line.asked,
                "degre": None if line.degre is None else line.degre.value,
                **_evidence(line),
            }
            for line in found.facts
        ],
        "to_document": len(found.to_document),
    }


def _evidence(line: FactLine) -> dict[str, Any]:
    said = {} if line.preuve is None else line.preuve.__dict__
    names = ("document", "par", "le")
    return {name: None if said.get(name) is None else plain(said[name]) for name in names}
