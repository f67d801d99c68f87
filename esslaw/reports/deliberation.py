"""A drafted délibération as plain text, and as the parts of which every format is made.

Guarantees: the act itself is in French, as the law wants it, set as French is set; what is said
around it (warning, points to give reasons for, texts to verify) is in the language asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esslaw.advice.slots import Slot
from esslaw.advice.visas import Draft, Passage, draft
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.reports.amounts import day, said_of, told_apart
from esslaw.reports.amounts import said as said_in
from esslaw.reports.words import DISCLAIMER, cited, denied
from esslaw.verdict import Verdict

DRAFT = "PROJET DE DÉLIBÉRATION"
AFTER_DEBATE = "Après en avoir délibéré,"
DECIDES = "DÉCIDE\xa0:"
ARTICLE, FIRST = "Article {number} – ", "1er"
TO_COMPLETE, TO_VERIFY = "[à compléter : {what}]", "[à vérifier : {what}]"
"""The words of the act are French in every language: they are not in the catalogues."""

INCOMPLETE = sentence("Projet incomplet : on ne peut pas encore conclure. Réponses qui manquent :")
NOTHING_TO_ASK = sentence(
    "Projet incomplet : on ne peut pas conclure, faute d'un texte que le recueil n'a pas."
)
MOTIVES = sentence("Points à motiver")
TO_CHECK = sentence("Textes à vérifier")
LAW_OF = sentence("Droit au {date} ; recueil de règles {version}, empreinte {digest}.")
APPRECIATED = sentence("{label} (apprécié par {judge})")


@dataclass(frozen=True, slots=True)
class Act:
    """The parts of a délibération, in words.

    `warning` says first that the answer is not known yet, then which answers are missing; it is
    empty once it is known. `articles` pairs the head of an article with its sentence, `notes` a
    title with its lines.
    """

    warning: tuple[str, ...]
    head: str
    title: str
    assembly: str
    visas: tuple[str, ...]
    considerants: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    foot: tuple[str, ...]


def act_of(verdict: Verdict, language: str = SOURCE) -> Act:
    """Return the parts of the délibération that a verdict founds.

    Raise as `advice.visas.draft` does.
    """
    drafted, _ = draft(verdict), translator(language)
    numbers = (FIRST, *map(str, range(2, len(drafted.decisions) + 1)))
    book = verdict.rulebook
    law = {"version": book.version, "digest": book.digest[:12]}
    foot = (_(DISCLAIMER), _(LAW_OF).format(date=day(verdict.on, language), **law))
    notes = {_(title): lines for title, lines in _notes(drafted, language, _) if lines}
    warning = () if drafted.complete else _warning(verdict, _)

    def around(lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(typeset(line) if language == SOURCE else line for line in lines)

    return Act(
        around(warning),
        written(drafted.head),
        written(drafted.title),
        written(drafted.assembly),
        tuple(map(written, drafted.visas)),
        tuple(map(written, drafted.considerants)),
        tuple(
            (ARTICLE.format(number=number), written(passage))
            for number, passage in zip(numbers, drafted.decisions, strict=False)
        ),
        tuple((title, around(lines)) for title, lines in notes.items()),
        around(foot),
    )


def deliberation(verdict: Verdict, language: str = SOURCE) -> str:
    """Return the délibération that a verdict founds, as plain text; raise as `act_of` does.

    A paragraph is one line, so that it can be copied into a document without its line breaks.
    """
    return "\n".join(_lines(act_of(verdict, language))).rstrip() + "\n"


def _lines(act: Act) -> Iterator[str]:
    if act.warning:
        title, *missing = act.warning
        yield from (title, *(f"– {one}" for one in missing), "")
    yield from (act.head, "", DRAFT, act.title, "", f"{act.assembly},", "")
    for one in (*act.visas, *act.considerants):
        yield from (one, "")
    yield from (AFTER_DEBATE, "", DECIDES, "")
    for head, text in act.articles:
        yield from (head + text, "")
    for title, lines in act.notes:
        yield from (title.upper(), *(f"– {one}" for one in lines), "")
    yield from act.foot


def _warning(verdict: Verdict, _: Translate) -> tuple[str, ...]:
    labels = dict.fromkeys(_(question.said.info.label) for question in verdict.open_questions)
    return (_(INCOMPLETE), *labels) if labels else (_(NOTHING_TO_ASK),)


def _notes(drafted: Draft, language: str, _: Translate) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield MOTIVES, tuple(_motive(proof, language, _) for proof in drafted.motives)
    said = (f"{cited(one.citation)} : {one.said(_)}" for one in drafted.caveats if one.citation)
    yield TO_CHECK, tuple(said)


def _motive(proof: Proof, language: str, _: Translate) -> str:
    """Return what is assessed, by whom, and what is weighed."""
    criterion = proof.node.criterion
    if criterion is None or criterion.appreciation is None:
        return proof.id
    appreciation = criterion.appreciation
    label = _(criterion.label)
    if proof.value is FALSE:
        label = denied(label, _)
    text = _(APPRECIATED).format(label=label, judge=_(appreciation.by))
    factors = " ; ".join(_(factor) for factor in appreciation.factors)
    return f"{text} : {factors}" if factors else text


def written(passage: Passage | None) -> str:
    """Return a drafted sentence in words, what is missing being left to complete."""
    if passage is None:
        return ""
    shares = [
        piece.value
        for piece in passage.pieces
        if isinstance(piece, Slot) and piece.kind is Kind.RATIO and piece.value is not None
    ]
    return typeset("".join(_said(piece, shares) for piece in passage.pieces))


def _said(piece: str | Slot, shares: list[object]) -> str:
    if isinstance(piece, str):
        return piece
    if piece.value is None:
        what = ", ".join(piece.missing)
        return (TO_COMPLETE if piece.named else TO_VERIFY).format(what=what)
    if piece.kind is Kind.TEXT:
        return str(piece.value)
    if piece.kind is Kind.YEARS:
        return said_in(piece.value, Kind.NUMBER, SOURCE, str)

    def say(value: object, digits: int = 0) -> str:
        if piece.fact is not None:
            return said_of(piece.fact, value, piece.kind, SOURCE, str, digits=digits)
        return said_in(value, piece.kind, SOURCE, str, digits=digits)

    # A share must not look equal to the ceiling beside it when it is not.
    others = [share for share in shares if piece.kind is Kind.RATIO and share != piece.value]
    return told_apart(piece.value, others, say)[0]


_BEFORE = re.compile(r" ([;:?!»%€])")
_AFTER = re.compile(r"(«|\bn°|\b(?:[LRDA]|art)\.(?= \d)|§) ")


def typeset(text: str) -> str:
    """Return a text with the spaces of French that must not break.

    >>> typeset("Vu la loi n° 47-1775, « titre » ; art. 3").replace(chr(160), "~")
    'Vu la loi n°~47-1775, «~titre~»~; art.~3'
    """
    return _AFTER.sub("\\1\xa0", _BEFORE.sub("\xa0\\1", text))
