"""The end of a report: what follows from the answer, the facts to document, the texts to verify.

Guarantees: as the rest of the report, no sentence is made here, and a section that has nothing to
say is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from esslaw.advice.checklist import FactLine
from esslaw.advice.formalities import FormalityDue
from esslaw.facts.fact import Choice
from esslaw.facts.preuve import Degre
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import Translate, translator
from esslaw.reports import checklist, titles
from esslaw.reports.amounts import said_of
from esslaw.reports.parts import Amounts, Grid, Head, Part, Said
from esslaw.reports.pdf.blocks import (
    BOX,
    BULLET,
    Block,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Section,
    Table,
    margin,
)
from esslaw.reports.sections import AT_THE_TOP, Note
from esslaw.reports.words import FORMALITIES, named
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Verdict


class Closing:
    """What every report ends with, and how its sections are made."""

    def __init__(self, verdict: Verdict, language: str) -> None:
        self.verdict, self.language = verdict, language
        self.translate: Translate = translator(language)
        self.note = Note(verdict, language)

    def section(
        self, title: str, blocks: Iterator[Block], *, apart: bool = False
    ) -> Iterator[Section]:
        """Yield a section, or nothing where it has nothing to say."""
        made = tuple(blocks)
        if made:
            yield Section(self.translate(title), made, apart)

    def closing(self) -> Iterator[Section]:
        """Yield what follows, the facts to document and the texts to verify."""
        yield from self.section(titles.following(self.verdict), self.formalities())
        yield from self.section(checklist.FACTS, self.facts())
        yield from self.section(titles.TO_VERIFY, self.caveats())

    def formalities(self) -> Iterator[Block]:
        """Yield what follows, by kind; pieces have a box to tick."""
        for kind, title in FORMALITIES.items():
            due = [item for item in self.verdict.formalities if item.kind is kind]
            if kind not in AT_THE_TOP and due:
                sign = BOX if kind is FormalityKind.PIECE else BULLET
                yield Heading(self.translate(title))
                yield from entries(self.due(item, sign) for item in due)

    def due(self, item: FormalityDue, sign: str) -> Entry:
        """Return a formality, its articles, and whether it is certain."""
        _ = self.translate
        return Entry(
            _(item.label),
            sign,
            titles.unsure(self.verdict, item.certain, _),
            margin=margin(item.citations),
            notes=(_(item.note),) if item.note else (),
        )

    def facts(self) -> Iterator[Block]:
        """Yield the facts that carry the answer, and how far each is proved."""
        _, found = self.translate, self.verdict.checklist
        if not found.facts:
            return
        yield Paragraph(checklist.left(len(found.to_document), _))
        for subject, lines in groupby(found.facts, key=lambda line: line.said.info.subject):
            yield Heading(_(subject.label))
            yield from entries((self.fact(line) for line in lines), dense=True)

    def fact(self, line: FactLine) -> Entry:
        """Return a fact and what is said of it; a box to tick while no document proves it."""
        label, value = self.translate(line.said.info.label), self.value(line.fact, line.said.kind)
        return Entry(
            named(label, value) if value else label,
            BOX if line.degre in (None, Degre.DECLARE) else "●",
            aside=checklist.state_of(line, self.language, self.translate),
        )

    def value(self, fact: str, kind: Kind) -> str:
        """Return what is said of a fact; nothing of one that is a column of a table."""
        value = self.verdict.case.facts.get(fact)
        if value is None or kind is Kind.ROWS:
            return ""
        if isinstance(value, Choice):
            return self.translate(value.label)
        return said_of(fact, value, kind, self.language, self.translate)

    def caveats(self) -> Iterator[Block]:
        """Yield the texts to verify; those of one text for one reason are one line."""
        found: dict[tuple[str, str], list[Citation]] = {}
        for caveat in self.verdict.caveats:
            text = caveat.citation.text if caveat.citation else ""
            same = found.setdefault((text, caveat.said(self.translate)), [])
            same += [caveat.citation] if caveat.citation else []
        yield from entries(
            Entry(reason, margin=margin(citations)) for (_text, reason), citations in found.items()
        )


def entries(entries: Iterable[Entry], *, dense: bool = False) -> Iterator[Block]:
    """Yield a list, or nothing where it has no line; `dense` where its lines are short."""
    made = tuple(entries)
    if made:
        yield Entries(made, dense=dense)


def blocks_of(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield the parts of a report that a terminal shows as well, as the blocks of a page."""
    for part in parts:
        match part:
            case Head(text):
                yield Heading(text)
            case Grid(rows, right, folding, headed):
                yield Table(rows, right, folding, headed)
            case Amounts(rows):
                yield Table(rows, (0,), 1, headed=False)
            case Said(text=text, sign=sign) if text:
                yield Paragraph(text, sign)
