"""The titles of the sections of a report, and the few words around them, whatever it is set on."""

from __future__ import annotations

from esslaw.i18n import Translate, sentence
from esslaw.logic.truth import TRUE
from esslaw.reports.amounts import day
from esslaw.verdict import Outcome, Verdict

RESERVES = sentence("Réserves")
CONDITIONS = sentence("Conditions")
CAPITAL = sentence("Capital")
REASONING = sentence("Raisonnement")
MISSING = sentence("Réponses qui manquent")
CHANGES = sentence("Ce qui changerait la réponse")
OTHER_WAYS = sentence("Autres voies")
FOLLOWING = sentence("Suites")
POSSIBLE = sentence("Suites possibles, à confirmer")
TO_VERIFY = sentence("Textes à vérifier")
RULEBOOK, DIGEST = sentence("Recueil de règles"), sentence("empreinte")
LAW_ON = sentence("droit au")
TO_CONFIRM = sentence("à confirmer")


def law_on(verdict: Verdict, language: str, _: Translate) -> str:
    """Return the date of law: `droit au 22 novembre 2026`."""
    return f"{_(LAW_ON)} {day(verdict.on, language)}"


def following(verdict: Verdict) -> str:
    """Return the title of what follows; it is only possible while the outcome is open."""
    return POSSIBLE if verdict.outcome is Outcome.UNDETERMINED else FOLLOWING


def unsure(verdict: Verdict, certain: object, _: Translate) -> str:
    """Return « à confirmer » for what an answer could still put aside; the title may say it."""
    said = certain is TRUE or verdict.outcome is Outcome.UNDETERMINED
    return "" if said else _(TO_CONFIRM)
