"""A model clause in words: marked as ours, in French, with the articles that it rests on.

Guarantees: the clause stays in French in every language, since statuts are filed in French, and
is set as French is; a figure is written in full, never rounded. What is said around it (the mark,
the note) is in the language asked for; an article that was not read word for word says so.
"""

from __future__ import annotations

from decimal import localcontext

from esslaw.advice.clauses import DraftClause
from esslaw.advice.slots import Slot
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.amounts import said
from esslaw.reports.columns import WIDTH
from esslaw.reports.deliberation import typeset
from esslaw.reports.layout import folded
from esslaw.reports.words import cited
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.lists import Evidence

MARK = sentence("Clause modèle, rédigée par nous, à faire relire")
GROUNDS = sentence("Fondement")
NOTE = sentence("À savoir")
TO_VERIFY = sentence("{article} (à vérifier)")
EVERY_DIGIT, PRECISION = 40, 120
"""A figure has forty digits at most on each side of its point: none of them is rounded."""


def clause_text(clause: DraftClause) -> str:
    """Return the words of a clause, in French, one paragraph a line."""
    return typeset("".join(map(_said, clause.pieces)))


def clause_lines(
    clause: DraftClause, language: str = SOURCE, width: int = WIDTH, *, indent: int = 0
) -> list[str]:
    """Return a clause as lines of text no wider than `width`, under the mark that it is a model."""
    _ = translator(language)
    colon = "\xa0:" if language == SOURCE else ":"
    lines = folded(f"{_(MARK)}{colon}", width, indent)
    for paragraph in clause_text(clause).split("\n"):
        lines += folded(paragraph.replace("[à ", "[à\xa0"), width, indent + 2)
    grounds = typeset(" ; ".join(_grounds(one, _) for one in clause.citations))
    around = [(_(GROUNDS), grounds), (_(NOTE), _(clause.note) if clause.note else "")]
    for title, text in around:
        if text:
            lines += folded(f"{title}{colon} {text}", width, indent, 2)
    return lines


def _grounds(citation: Citation, translate: Translate) -> str:
    """Return a citation; one that was not read word for word says so."""
    said_as = cited(citation)
    if citation.evidence is Evidence.VERBATIM:
        return said_as
    return translate(TO_VERIFY).format(article=said_as)


def _said(piece: str | Slot) -> str:
    if isinstance(piece, str):
        return piece
    kind = Kind.NUMBER if piece.kind is Kind.YEARS else piece.kind
    with localcontext() as exact:
        exact.prec = PRECISION
        return said(piece.value, kind, SOURCE, str, digits=EVERY_DIGIT)
