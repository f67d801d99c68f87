"""The report of an intervention: filter by filter, then who else may act, the aids, the act.

Guarantees: nothing is decided here; a filter that does not concern the instrument says so; the
act is there where one can be drafted.
"""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.advice.ledger import aid_ledger
from esslaw.advice.visas import DraftRefused
from esslaw.i18n import sentence
from esslaw.reports import titles
from esslaw.reports.deliberation import AFTER_DEBATE, DECIDES, DRAFT, MOTIVES, act_of
from esslaw.reports.intervention import (
    FIRST,
    MOST_CHANGES,
    MOST_WAYS,
    NOT_CONCERNED,
    STATUSES,
    InterventionNote,
    described,
    grounds,
)
from esslaw.reports.ledger import ledger_parts
from esslaw.reports.levers import Remedy
from esslaw.reports.pdf.blocks import (
    Act,
    Block,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Raw,
    Section,
)
from esslaw.reports.pdf.closing import blocks_of
from esslaw.reports.pdf.content import Content
from esslaw.reports.sections import WIDTH
from esslaw.verdict import Outcome, PartVerdict, Verdict

REGISTER = sentence("Registre des aides de minimis")
TO_COPY = sentence("Projet de délibération")


class Stages(Content):
    """Makes the report of a verdict that has filters."""

    note: InterventionNote

    def __init__(self, verdict: Verdict, language: str) -> None:
        super().__init__(verdict, language)
        self.note = InterventionNote(verdict, language)

    def about(self) -> str:
        """Return in one line which intervention it is."""
        return " · ".join(described(self.verdict.case, self.language, self.translate))

    def filters(self) -> Iterator[Entry]:
        """Yield each filter with its status, and which one blocks first."""
        for part in self.verdict.parts:
            sign, word = STATUSES[part.outcome] if part.applies else NOT_CONCERNED
            first = (self.translate(FIRST),) if part is self.verdict.blocking else ()
            yield Entry(self.translate(part.part.label), sign, self.translate(word), notes=first)

    def sections(self) -> Iterator[Section]:
        """Yield the filters that concern the intervention, then what is common to all."""
        for part in self.verdict.parts:
            if part.applies:
                yield from self.section(part.part.label, self.stage(part))
        yield from self.section(titles.RESERVES, self.reservations())
        yield from self.section(titles.OTHER_WAYS, blocks_of(self.note.others()))
        yield from self.section(titles.CHANGES, self.levers())
        yield from self.section(titles.MISSING, self.questions())
        yield from self.section(titles.REASONING, self.reasoning())
        yield from self.section(REGISTER, self.register())
        yield from self.closing()
        yield from self.section(TO_COPY, self.act(), apart=True)

    def stage(self, part: PartVerdict) -> Iterator[Block]:
        """Yield what carries a filter, under its status."""
        sign, word = STATUSES[part.outcome]
        yield Paragraph(self.translate(word), sign)
        if entries := tuple(self.condition(proof) for proof in grounds(part)):
            yield Entries(entries)

    def reasoning(self) -> Iterator[Block]:
        """Yield the numbered steps, where a yes is reasoned: a no is told by its filter."""
        if self.verdict.outcome is Outcome.MET:
            yield from super().reasoning()

    def levers(self) -> Iterator[Block]:
        """Yield the easiest ways of making the outcome met, those of a few changes."""
        remedy = Remedy(self.verdict, self.language, self.translate, WIDTH)
        return self.ways(remedy.parts(MOST_WAYS, short=lambda way: len(way) <= MOST_CHANGES))

    def register(self) -> Iterator[Block]:
        """Yield the register of aids, where aids are declared or one is planned under a ceiling."""
        verdict = self.verdict
        ledger = aid_ledger(verdict.case, verdict.on, verdict.rulebook)
        if any(one.entries or one.planned is not None for one in ledger.accounts):
            yield from blocks_of(ledger_parts(ledger, self.language))

    def act(self) -> Iterator[Block]:
        """Yield the act that the answer founds, to copy, and what is still to be motivated."""
        try:
            act = act_of(self.verdict, self.language)
        except DraftRefused:
            return
        if act.warning:
            title, *missing = act.warning
            yield Paragraph(title, "○")
            yield Entries(tuple(Entry(one) for one in missing))
        yield Act(
            head=Raw(act.head),
            kind=DRAFT,
            title=act.title,
            paragraphs=(f"{act.assembly},", *act.visas, *act.considerants, AFTER_DEBATE, DECIDES),
            articles=act.articles,
        )
        for title, lines in act.notes:
            if title == self.translate(MOTIVES):
                yield Heading(title)
                yield Entries(tuple(Entry(one) for one in lines))
