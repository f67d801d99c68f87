"""The report of a verdict, from the answer to its reasons: the legal note, for a page.

Guarantees: nothing is decided here, and no sentence is made here: what is said is what the note
of the terminal and the page say, from the same functions; only its order is of this report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby, pairwise

from esslaw.i18n import SOURCE, sentence
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports import titles
from esslaw.reports.capital import capital_parts
from esslaw.reports.conditions import asked_by, conditions_of
from esslaw.reports.grades import graded
from esslaw.reports.levers import Numbered, Remedy
from esslaw.reports.listing import ONE_IS_ENOUGH, listed
from esslaw.reports.parts import Said
from esslaw.reports.pdf.blocks import (
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
    margin,
)
from esslaw.reports.pdf.closing import Closing, blocks_of, entries
from esslaw.reports.pivots import margin_said
from esslaw.reports.questions import ALONE, bound
from esslaw.reports.sections import AT_THE_TOP, MOST_WAYS, WIDTH
from esslaw.reports.steps import ALONE as NO_SECOND
from esslaw.reports.steps import BECAUSE, told
from esslaw.reports.words import DISCLAIMER, headline, status
from esslaw.rulebook.terms import LawNotFound
from esslaw.verdict import Outcome, Verdict

SIGNS = {Outcome.MET: "●", Outcome.NOT_MET: "⊘", Outcome.UNDETERMINED: "○"}
FAILED = sentence("Ce qui n'est pas rempli")


class Content(Closing):
    """Makes the report of a verdict that is answered whole, in a language."""

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

    def reservations(self) -> Iterator[Block]:
        """The assessments on which the outcome rests, each with who appreciates it."""
        criteria = (proof.node.criterion for proof in self.verdict.reservations)
        found = [
            Entry(
                self.translate(one.label),
                "◐",
                margin=margin(one.citations[:1]),
                notes=(self.translate(one.appreciation.by),),
            )
            for one in criteria
            if one is not None and one.appreciation is not None
        ]
        yield from entries(found)

    def failures(self) -> Iterator[Block]:
        """What is not met, with the answers and what was expected."""
        found = conditions_of(self.verdict.proof)
        yield from entries(self.condition(proof) for proof in found if proof.node.criterion)

    def conditions(self) -> Iterator[Block]:
        """All the conditions, in the order of the law; those which failed are told before."""
        failed = self.verdict.outcome is Outcome.NOT_MET
        lines = listed(self.verdict.proof)
        own = {line.proof.id for line in lines}
        over = {line.proof.id for line, under in pairwise(lines) if under.depth > line.depth}
        for level, some in groupby(lines, key=lambda line: line.depth):
            conditions = tuple(
                self.condition(
                    line.proof,
                    apart=own,
                    brief=line.proof.id in over or (failed and line.proof.value is FALSE),
                    lead=(self.translate(ONE_IS_ENOUGH),) if line.chosen else (),
                )
                for line in some
            )
            yield Entries(conditions, level)

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
        yield from entries(
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
            yield from entries(
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
            yield from entries(
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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def content(verdict: Verdict, language: str = SOURCE) -> Report:
    """Return the report of a verdict, filter by filter where it has some."""
    from esslaw.reports.pdf.stages import Stages

    kind = Stages if verdict.parts else Content
    return kind(verdict, language).report()
