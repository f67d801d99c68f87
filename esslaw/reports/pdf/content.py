"""The report of a verdict, from the answer to its reasons: the legal note, for a page.

Guarantees: nothing is decided here, and no sentence is made here: what is said is what the note
of the terminal and the page say, from the same functions; only its order is of this report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, pairwise

from esslaw.advice.checklist import FactLine
from esslaw.advice.formalities import FormalityDue
from esslaw.facts.fact import Choice
from esslaw.facts.preuve import Degre
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports import checklist, titles
from esslaw.reports.amounts import said_of
from esslaw.reports.capital import capital_parts
from esslaw.reports.conditions import asked_by, conditions_of
from esslaw.reports.grades import graded
from esslaw.reports.levers import Numbered, Remedy
from esslaw.reports.listing import ONE_IS_ENOUGH, listed
from esslaw.reports.parts import Amounts, Grid, Head, Part, Said
from esslaw.reports.pdf.blocks import (
    BOX,
    BULLET,
    NUMBER,
    Banner,
    Block,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Raw,
    Reading,
    Report,
    Section,
    Table,
    margin,
)
from esslaw.reports.pivots import margin_said
from esslaw.reports.questions import ALONE, bound
from esslaw.reports.sections import AT_THE_TOP, MOST_WAYS, WIDTH, Note
from esslaw.reports.steps import ALONE as NO_SECOND
from esslaw.reports.steps import BECAUSE, told
from esslaw.reports.words import DISCLAIMER, FORMALITIES, headline, named, status
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.lists import FormalityKind
from esslaw.rulebook.terms import LawNotFound
from esslaw.verdict import Outcome, Verdict

SIGNS = {Outcome.MET: "●", Outcome.NOT_MET: "⊘", Outcome.UNDETERMINED: "○"}
FAILED = sentence("Ce qui n'est pas rempli")


class Content:
    """Makes the report of a verdict that is answered whole, in a language."""

    def __init__(self, verdict: Verdict, language: str) -> None:
        self.verdict, self.language = verdict, language
        self.translate: Translate = translator(language)
        self.note = Note(verdict, language)

    def report(self) -> Report:
        """Return the report."""
        _, verdict, book = self.translate, self.verdict, self.verdict.rulebook
        return Report(
            regime=_(verdict.regime.label),
            name=Raw(self.note.name or ""),
            about=self.about(),
            day=_capital(titles.law_on(verdict, self.language, _)),
            question=_(verdict.regime.question),
            disclaimer=_(DISCLAIMER),
            banner=self.banner(),
            sections=tuple(self.sections()),
            rulebook=f"{_(titles.RULEBOOK)} {book.version}, {_(titles.DIGEST)}",
            digest=Raw(book.digest),
        )

    def about(self) -> str:
        """Return in one line what is examined, where its name does not say it."""
        return ""

    def banner(self) -> Banner:
        """Return the answer, what it means, and on what evidence it rests."""
        verdict, _ = self.verdict, self.translate
        meanings = {Outcome.MET: verdict.regime.met, Outcome.NOT_MET: verdict.regime.not_met}
        meaning = meanings.get(verdict.outcome) if verdict.covered else verdict.regime.before
        said = [
            Entry(_(due.label), margin=margin(due.citations))
            for due in verdict.formalities
            if due.kind in AT_THE_TOP and due.certain is TRUE
        ]
        said += [Entry(one) for one in graded(verdict, _)]
        return Banner(
            outcome=verdict.outcome.value,
            sign=SIGNS[verdict.outcome],
            answer=headline(verdict, _),
            meaning=_(meaning) if meaning else "",
            said=tuple(said),
            filters=tuple(self.filters()),
        )

    def filters(self) -> Iterator[Entry]:
        """Yield the parts of the answer, each with its status; none where it is whole."""
        yield from ()

    def sections(self) -> Iterator[Section]:
        """Yield the sections that have something to say, in their order."""
        yield from self.section(titles.RESERVES, self.reservations())
        if self.verdict.outcome is Outcome.NOT_MET:
            yield from self.section(FAILED, self.failures())
        yield from self.section(titles.CHANGES, self.levers())
        yield from self.section(titles.MISSING, self.questions())
        yield from self.section(titles.CONDITIONS, self.conditions())
        yield from self.section(titles.CAPITAL, self.capital())
        yield from self.section(titles.REASONING, self.reasoning())
        yield from self.closing()

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

    def reservations(self) -> Iterator[Block]:
        """The assessments on which the outcome rests, each with who appreciates it."""
        criteria = (proof.node.criterion for proof in self.verdict.reservations)
        entries = [
            Entry(
                self.translate(one.label),
                "◐",
                margin=margin(one.citations[:1]),
                notes=(self.translate(one.appreciation.by),),
            )
            for one in criteria
            if one is not None and one.appreciation is not None
        ]
        yield from _entries(entries)

    def failures(self) -> Iterator[Block]:
        """What is not met, with the answers and what was expected."""
        found = conditions_of(self.verdict.proof)
        yield from _entries(self.condition(proof) for proof in found if proof.node.criterion)

    def conditions(self) -> Iterator[Block]:
        """All the conditions, in the order of the law; those which failed are told before."""
        failed = self.verdict.outcome is Outcome.NOT_MET
        lines = listed(self.verdict.proof)
        own = {line.proof.id for line in lines}
        over = {line.proof.id for line, under in pairwise(lines) if under.depth > line.depth}
        for level, some in groupby(lines, key=lambda line: line.depth):
            entries = tuple(
                self.condition(
                    line.proof,
                    apart=own,
                    brief=line.proof.id in over or (failed and line.proof.value is FALSE),
                    lead=(self.translate(ONE_IS_ENOUGH),) if line.chosen else (),
                )
                for line in some
            )
            yield Entries(entries, level)

    def condition(
        self,
        proof: Proof,
        *,
        apart: Collection[str] = (),
        brief: bool = False,
        lead: tuple[str, ...] = (),
    ) -> Entry:
        """Return a condition: its status, its articles, what was found and expected, its note.

        `apart` are criteria that have lines of their own; a `brief` one is told by other lines.
        """
        _, criterion = self.translate, proof.node.criterion
        assert criterion is not None
        sign, word = status(proof)
        notes = [] if brief or not criterion.note else [_(criterion.note)]
        leaf = asked_by(proof).node
        if isinstance(leaf, Test) and isinstance(leaf.comparison, LawNotFound):
            notes.insert(0, _(leaf.comparison.reason))
        return Entry(
            _(criterion.label),
            sign,
            _(word),
            margin(criterion.citations),
            readings=() if brief or not proof.applies else tuple(self.readings(proof, apart)),
            notes=(*notes, *lead),
        )

    def readings(self, proof: Proof, apart: Collection[str]) -> Iterator[Reading]:
        """Yield what a condition read; of those under it, the figures that carried the answer."""
        gaps = {id(margin.proof): margin for margin in self.verdict.margins}
        for one in conditions_of(proof):
            margin = gaps.get(id(asked_by(one)))
            if one.id != proof.id and (margin is None or one.id in apart):
                continue
            gap = margin_said(margin, self.language, self.translate) if margin else ""
            for rank, read in enumerate(self.note.reader.read(one)):
                yield Reading(read.label, read.value, read.expected, "" if rank else gap)

    def capital(self) -> Iterator[Block]:
        """Yield the capital table, where it concerns the case."""
        if self.verdict.capital is not None:
            yield from blocks_of(capital_parts(self.verdict.capital, self.language, brief=True))

    def reasoning(self) -> Iterator[Block]:
        """Yield the numbered steps that carry the outcome."""
        _ = self.translate
        steps = [*told(self.verdict, _, self.note.is_told)]
        if not steps:
            return
        yield from _entries(
            Entry(
                f"{step.answer} : {step.label}.",
                NUMBER,
                margin=margin(step.citations[:1]),
                notes=(f"{_(BECAUSE)} : {' ; '.join(step.reasons)}.",) if step.reasons else (),
            )
            for step in steps
        )
        if not self.verdict.reasoning.second_opinion:
            yield Paragraph(_(NO_SECOND), small=True)

    def questions(self) -> Iterator[Block]:
        """Yield the missing answers, by subject, and where each is found."""
        _, asked = self.translate, self.verdict.questions
        if not asked.groups:
            return
        yield Paragraph(bound(asked, _))
        for group in asked.groups:
            yield Heading(_(group.subject.label))
            yield from _entries(
                Entry(
                    _(one.said.info.label),
                    "○",
                    _(ALONE) if one.settles else "",
                    notes=(_(one.said.info.help),) if one.said.info.help else (),
                )
                for one in group.questions
            )

    def levers(self) -> Iterator[Block]:
        """Yield the easiest ways of making a failed outcome met, or what stands in the way."""
        remedy = Remedy(self.verdict, self.language, self.translate, WIDTH)
        return self.ways(remedy.parts(MOST_WAYS))

    def ways(self, parts: Iterator[Said | Numbered]) -> Iterator[Block]:
        """Yield ways and what is said around them; ways in a row are one list."""
        for numbered, some in groupby(parts, key=lambda part: isinstance(part, Numbered)):
            if not numbered:
                yield from blocks_of(part for part in some if isinstance(part, Said))
                continue
            yield from _entries(
                Entry(
                    way.lead,
                    NUMBER,
                    readings=tuple(
                        Reading(one.label, one.said(self.translate)) for one in way.changes
                    ),
                )
                for way in some
                if isinstance(way, Numbered)
            )

    def formalities(self) -> Iterator[Block]:
        """Yield what follows, by kind; pieces have a box to tick."""
        for kind, title in FORMALITIES.items():
            due = [item for item in self.verdict.formalities if item.kind is kind]
            if kind not in AT_THE_TOP and due:
                sign = BOX if kind is FormalityKind.PIECE else BULLET
                yield Heading(self.translate(title))
                yield from _entries(self.due(item, sign) for item in due)

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
            yield from _entries((self.fact(line) for line in lines), dense=True)

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
        yield from _entries(
            Entry(reason, margin=margin(citations)) for (_text, reason), citations in found.items()
        )


def _entries(entries: Iterable[Entry], *, dense: bool = False) -> Iterator[Block]:
    made = tuple(entries)
    if made:
        yield Entries(made, dense=dense)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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


def content(verdict: Verdict, language: str = SOURCE) -> Report:
    """Return the report of a verdict, filter by filter where it has some."""
    from esslaw.reports.pdf.stages import Stages

    kind = Stages if verdict.parts else Content
    return kind(verdict, language).report()
