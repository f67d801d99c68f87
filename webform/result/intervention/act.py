"""The draft of the délibération on the page: its parts, what is left to complete set apart.

Guarantees: the words are those of `reports.deliberation`, with the apostrophes and the spaces of a
printed page; the act is in French whatever the language of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from esslaw.advice.visas import DraftRefused
from esslaw.i18n import SOURCE
from esslaw.reports.deliberation import AFTER_DEBATE, DECIDES, DRAFT, Act, act_of, deliberation
from esslaw.reports.deliberation_docx import available
from esslaw.reports.typography import typeset
from esslaw.verdict import Verdict
from webform.language import Language

_SLOT = re.compile(r"(\[à (?:compléter|vérifier)[\s\u00a0]:[^\[\]]*\])")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph; `slot` is true of what is left to complete or to verify."""

    text: str
    slot: bool


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs to copy at once: visas, considérants, articles."""

    anchor: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said around the act: points to give reasons for, texts to verify."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deliberation:
    """The section. `refused` says why nothing is drafted; all the rest is then empty.

    `text` is the whole as plain text, `slots` how many places are left to complete; `docx` is
    whether a Word document can be made here.
    """

    refused: str
    name: str
    warning: tuple[str, ...]
    head: Paragraph
    title: Paragraph
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    text: str
    slots: int
    docx: bool


def deliberation_of(verdict: Verdict, _: Language) -> Deliberation:
    """Return the draft that a verdict founds, or why there is none."""
    try:
        act = act_of(verdict, _.code)
    except DraftRefused as refused:
        return Deliberation(_(refused.reason), "", (), (), (), (), (), "", 0, False)
    text = deliberation(verdict, _.code)
    return Deliberation(
        refused="",
        name=DRAFT,
        warning=tuple(map(_, act.warning)),
        head=runs(act.head),
        title=runs(act.title),
        blocks=_blocks(act, _),
        notes=tuple(Note(_(title), tuple(map(_, lines))) for title, lines in act.notes),
        text=typeset(text, SOURCE),
        slots=len(_SLOT.findall(text)),
        docx=available(),
    )


def _blocks(act: Act, _: Language) -> tuple[Block, ...]:
    articles = tuple(runs(head + text) for head, text in act.articles)
    return (
        Block("visas", _("Visas"), tuple(map(runs, (f"{act.assembly},", *act.visas)))),
        Block("considerants", _("Considérants"), tuple(map(runs, act.considerants))),
        Block(
            "articles",
            _("Dispositif"),
            (runs(AFTER_DEBATE), runs(DECIDES), *articles),
        ),
    )


def runs(text: str) -> Paragraph:
    """Return a sentence of the act as runs, its slots apart, set as a printed page sets it.

    >>> [run.slot for run in runs("le [à compléter : date] ;")]
    [False, True, False]
    """
    found = _SLOT.split(typeset(text, SOURCE))
    return tuple(Run(part, slot=rank % 2 == 1) for rank, part in enumerate(found) if part)
