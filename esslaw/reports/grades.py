"""How far the facts of a verdict are proved, in words.

Guarantees: one sentence, read off the grade; where nothing is said of any fact, it says no more
than that they are those declared.
"""

from __future__ import annotations

from esslaw.facts.preuve import Degre
from esslaw.facts.vocabulary import fact_at
from esslaw.i18n import Translate, sentence
from esslaw.verdict import Verdict

MOST_NAMED = 3
DEGRES = {
    Degre.DECLARE: sentence("déclaré"),
    Degre.DOCUMENTE: sentence("documenté"),
    Degre.VERIFIE: sentence("vérifié"),
}
RESTS_ON = {
    Degre.DECLARE: sentence("Repose sur des faits seulement déclarés : {faits}."),
    Degre.DOCUMENTE: sentence("Repose sur des faits documentés, non vérifiés : {faits}."),
}
AS_DECLARED = sentence("Repose sur les faits tels que déclarés, sans pièce à l'appui.")
VERIFIED = sentence("Tous les faits qui portent la réponse sont vérifiés.")
OTHERS = sentence("{faits} et {n} autres")
ANOTHER = sentence("{faits} et 1 autre")


def graded(verdict: Verdict, translate: Translate) -> tuple[str, ...]:
    """Return the sentence that says on what evidence an outcome rests; none where on no fact."""
    grade = verdict.grade
    if grade is None or grade.degre is None:
        return ()
    if grade.degre is Degre.VERIFIE:
        return (translate(VERIFIED),)
    if not verdict.case.preuves:
        return (translate(AS_DECLARED),)
    return (translate(RESTS_ON[grade.degre]).format(faits=_named(grade.facts, translate)),)


def _named(facts: tuple[str, ...], translate: Translate) -> str:
    """Return the labels of facts, the first ones only where there are many."""
    labels = [translate(fact_at(fact).info.label) for fact in facts]
    said, more = " ; ".join(labels[:MOST_NAMED]), len(labels) - MOST_NAMED
    if more <= 0:
        return said
    return translate(ANOTHER if more == 1 else OTHERS).format(faits=said, n=more)
