"""A page of text on what would change a no: every way, and the model clauses it takes."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.i18n import SOURCE, sentence, translator
from esslaw.reports.levers import Remedy
from esslaw.reports.sections import WIDTH, Note
from esslaw.reports.words import headline
from esslaw.verdict import Outcome, Verdict

NOTHING_TO_CHANGE = {
    Outcome.MET: sentence("La réponse est oui : il n'y a rien à changer."),
    Outcome.UNDETERMINED: sentence(
        "La réponse n'est pas acquise : il faut d'abord répondre aux questions "
        "(`esslaw questions`)."
    ),
}
TITLE = sentence("Ce qui changerait la réponse")


def levers_text(verdict: Verdict, language: str = SOURCE, *, clauses: bool = False) -> str:
    """Return every way of making a failed outcome met, as text; with the clauses of the statuts."""
    _ = translator(language)
    note = Note(verdict, language)
    lines = [*note.head(), note.wrapped(headline(verdict, _))]
    if verdict.outcome in NOTHING_TO_CHANGE:
        lines += ["", note.wrapped(_(NOTHING_TO_CHANGE[verdict.outcome]))]
    remedy = Remedy(verdict, language, _, WIDTH, cited=True)
    lines += note.titled(TITLE, remedy.lines())
    if clauses:
        lines += note.titled(sentence("Clauses modèles"), _clauses(remedy, verdict))
    return "\n".join(lines).rstrip() + "\n"


def _clauses(remedy: Remedy, verdict: Verdict) -> Iterator[str]:
    """Yield the clauses that the changes of the statuts take, each once."""
    told: set[tuple[str, str]] = set()
    for way in (*verdict.remedy.ways, *verdict.remedy.openings):
        for lever in way:
            key = lever.fact, str(lever.target)
            lines = [] if key in told else [*remedy.clauses((lever,))]
            told.add(key)
            if lines:
                yield remedy.wrapped(remedy.change(lever))
                yield from lines
