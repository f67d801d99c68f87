"""The words of every report: outcomes, statuses, evidence. French, through the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterable

from esslaw.i18n import Translate, sentence
from esslaw.logic.proof import APPRECIATION, Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.lists import FormalityKind
from esslaw.rulebook.terms import Operator
from esslaw.verdict import Outcome, Verdict

OUTCOMES = {
    Outcome.MET: sentence("Oui"),
    Outcome.NOT_MET: sentence("Non"),
    Outcome.UNDETERMINED: sentence("On ne peut pas encore conclure"),
}
FORMALITIES = {
    FormalityKind.CONCLUSION: sentence("Conclusion"),
    FormalityKind.FAMILLE: sentence("Famille"),
    FormalityKind.AUTORITE: sentence("Autorité"),
    FormalityKind.DELAI: sentence("Délai"),
    FormalityKind.DUREE: sentence("Durée"),
    FormalityKind.PIECE: sentence("Pièces du dossier"),
    FormalityKind.OBLIGATION: sentence("Obligations"),
    FormalityKind.AVERTISSEMENT: sentence("À savoir"),
}
COMPARISONS = {
    Operator.EQUAL: sentence("{borne}"),
    Operator.DIFFERENT: sentence("autre que {borne}"),
    Operator.LESS: sentence("moins de {borne}"),
    Operator.AT_MOST: sentence("au plus {borne}"),
    Operator.MORE: sentence("plus de {borne}"),
    Operator.AT_LEAST: sentence("au moins {borne}"),
    Operator.AMONG: sentence("{borne}"),
    Operator.NOT_AMONG: sentence("autre que {borne}"),
    Operator.CONTAINS: sentence("{borne}"),
    Operator.LACKS: sentence("autre que {borne}"),
}
BETWEEN_DATES = {
    Operator.LESS: sentence("avant le {borne}"),
    Operator.AT_MOST: sentence("au plus tard le {borne}"),
    Operator.MORE: sentence("après le {borne}"),
    Operator.AT_LEAST: sentence("à partir du {borne}"),
}
NOT_THAT = sentence("il est faux que « {condition} »")
DISCLAIMER = sentence("Information, et non décision : seule l'autorité compétente décide.")


def inside(words: str) -> str:
    """Return words as they stand inside a sentence; an acronym keeps its capitals.

    >>> inside("Elle a un but"), inside("SCOP et autres")
    ('elle a un but', 'SCOP et autres')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def named(label: str, value: str) -> str:
    """Return a value after its name; a question keeps its own mark.

    >>> named("Forme juridique", "SAS"), named("A-t-elle un but ?", "oui")
    ('Forme juridique : SAS', 'A-t-elle un but ? oui')
    """
    return f"{label} {value}" if label.endswith("?") else f"{label} : {value}"


def denied(label: str, translate: Translate) -> str:
    """Return a translated condition as one that does not hold, inside a sentence."""
    return translate(NOT_THAT).format(condition=inside(label))


def status(proof: Proof) -> tuple[str, str]:
    """Return the sign and the word of a criterion's status; the sign differs by its shape."""
    if not proof.applies:
        return "–", sentence("Sans objet")
    if proof.value is TRUE:
        return "●", sentence("Remplie")
    if proof.value is FALSE:
        return "⊘", sentence("Non remplie")
    if proof.standing is APPRECIATION:
        return "◐", sentence("À apprécier")
    return "○", sentence("À compléter")


def headline(verdict: Verdict, translate: Translate) -> str:
    """Return the outcome in one sentence, with who may see it otherwise."""
    answer = translate(OUTCOMES[verdict.outcome])
    judges = dict.fromkeys(
        translate(appreciation.by)
        for proof in verdict.reservations
        if proof.node.criterion and (appreciation := proof.node.criterion.appreciation)
    )
    if not judges:
        return f"{answer}."
    reserve = translate("sous réserve d'appréciation par {juges}")
    return f"{answer}, {reserve.format(juges=listed(judges, translate))}."


def listed(words: Iterable[str], translate: Translate) -> str:
    """Return words as a list: commas, then « et »; there is one at least."""
    *before, last = words
    return f"{', '.join(before)} {translate('et')} {last}" if before else last


_SUBJECT = re.compile(r" (?:relati(?:f|ve)|fixant|portant|pris)\b.*")


def cited(citation: Citation) -> str:
    """Return a citation as a note writes it: the text without its subject, then the article."""
    return f"{_SUBJECT.sub('', citation.text)}, {citation.article}"
